package io.fermata.processor.shadow;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/** The shadow's own run of javac: it is given no files, and reads each when a type in it is first asked for. */
record Task(Elements elements, Types types, Trees trees, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    static Task open(JavaCompiler compiler, JavaFileManager files, List<String> options) {
        List<Diagnostic<? extends JavaFileObject>> diagnostics = new ArrayList<>();
        JavacTask javac =
                (JavacTask) compiler.getTask(Writer.nullWriter(), files, diagnostics::add, options, null, List.of());
        return new Task(javac.getElements(), javac.getTypes(), Trees.instance(javac), diagnostics);
    }

    /** The path to a class, attributed. */
    Optional<TreePath> attribute(String qualifiedName) {
        TypeElement element = elements.getTypeElement(qualifiedName);
        TreePath path = element == null ? null : trees.getPath(element);
        if (path != null) {
            attribute(path);
        }
        return Optional.ofNullable(path);
    }

    /**
     * javac attributes a whole class when asked for the symbol of any tree in it that has none. Modifiers never have
     * one, and every class has modifiers. Outermost first: nested classes are attributed with it.
     */
    private void attribute(TreePath path) {
        TreePath outermost = path;
        for (TreePath p = path; p != null; p = p.getParentPath()) {
            if (p.getLeaf() instanceof ClassTree) {
                outermost = p;
            }
        }
        trees.getElement(new TreePath(outermost, ((ClassTree) outermost.getLeaf()).getModifiers()));
    }
}
