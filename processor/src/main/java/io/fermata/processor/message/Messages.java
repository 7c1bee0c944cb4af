package io.fermata.processor.message;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Reports messages at trees of the user's compilation. */
public final class Messages {

    private final Messager messager;
    private final Trees trees;
    private int errors;

    public Messages(Messager messager, Trees trees) {
        this.messager = messager;
        this.trees = trees;
    }

    /** How many errors have been reported. */
    public int errors() {
        return errors;
    }

    public void error(Optional<TreePath> at, Element orElse, Message message, Object... arguments) {
        errors++;
        print(Diagnostic.Kind.ERROR, at, orElse, message.format(arguments));
    }

    public void warning(Optional<TreePath> at, Element orElse, Message message, Object... arguments) {
        print(Diagnostic.Kind.WARNING, at, orElse, message.format(arguments));
    }

    private void print(Diagnostic.Kind kind, Optional<TreePath> at, Element orElse, String text) {
        if (at.isPresent()) {
            trees.printMessage(kind, text, at.get().getLeaf(), at.get().getCompilationUnit());
        } else {
            messager.printMessage(kind, text, orElse);
        }
    }
}
