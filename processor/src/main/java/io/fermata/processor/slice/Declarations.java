package io.fermata.processor.slice;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import io.fermata.processor.code.Var;
import javax.lang.model.element.Element;

/** Declarations of variables. */
final class Declarations {

    private final Resolver resolver;
    private final Scope scope;
    private final Members members;
    private final SourceText text;

    Declarations(Resolver resolver) {
        this.resolver = resolver;
        this.scope = resolver.scope();
        this.members = resolver.members();
        this.text = resolver.text();
    }

    boolean visit(VariableTree tree) {
        Element element = resolver.here();
        if (element == null) {
            return false;
        }
        int nameAt = nameAt(tree);
        resolver.scan(tree.getModifiers(), null);
        Tree type = tree.getType();
        if (type != null
                && scope.start(type) >= 0
                && scope.end(type) > scope.start(type)
                && !text.startsWithWord("var", scope.start(type))) {
            resolver.scan(type, null);
        } else if (nameAt >= 0 && members.mentionsPrivate(element.asType())) {
            int at = text.lastIdentifier("var", scope.start(tree), nameAt);
            if (at >= 0) {
                Code name = Code.type(members.denotable().name(element.asType()));
                resolver.add(new Edit(at, at + "var".length(), name));
            }
        }
        if (Scope.isVariable(element)) {
            Var var = scope.var(element);
            boolean bound = resolver.getCurrentPath().getParentPath().getLeaf() instanceof BindingPatternTree
                    && !resolver.isInFunction()
                    && !resolver.isInCase();
            if (!bound) {
                var.declaredInner();
            }
            if (nameAt >= 0) {
                int nameEnd = nameAt + element.getSimpleName().length();
                Part part = bound ? new Part.Binding(var) : new Part.Name(var);
                resolver.add(new Edit(nameAt, nameEnd, Code.of(part)));
            }
        }
        resolver.scan(tree.getInitializer(), null);
        return true;
    }

    boolean isVar(VariableTree tree) {
        int nameAt = nameAt(tree);
        return nameAt >= 0 && text.lastIdentifier("var", scope.start(tree), nameAt) >= 0;
    }

    private int nameAt(VariableTree tree) {
        int from = scope.start(tree);
        if (from < 0 || tree.getName().isEmpty()) {
            return -1;
        }
        int to = tree.getInitializer() == null ? scope.end(tree) : scope.start(tree.getInitializer());
        return text.lastIdentifier(tree.getName().toString(), from, to);
    }
}
