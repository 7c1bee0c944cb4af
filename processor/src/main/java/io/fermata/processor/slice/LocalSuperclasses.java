package io.fermata.processor.slice;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import io.fermata.processor.code.Var;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * A local class that extends one whose instances belong to another outside the text, or are made by way of a variable: each of its constructors that calls one of
 * the superclass names it.
 *
 * <pre>
 *     class Sub extends Counter {
 *         Sub() { counterScope.super(); }
 * </pre>
 */
final class LocalSuperclasses {

    private final Resolver resolver;
    private final Scope scope;
    private final Members members;
    private final SourceText text;

    LocalSuperclasses(Resolver resolver) {
        this.resolver = resolver;
        this.scope = resolver.scope();
        this.members = resolver.members();
        this.text = resolver.text();
    }

    /** Adds the edits, if the class at hand is such a class. */
    void visit(ClassTree tree) {
        if (!tree.getSimpleName().isEmpty()) {
            refuse(tree.getExtendsClause());
            tree.getImplementsClause().forEach(this::refuse);
        }
        Code before = resolver.here() instanceof TypeElement type
                        && !tree.getSimpleName().isEmpty()
                        && type.getSuperclass() instanceof DeclaredType superclass
                ? outer((TypeElement) superclass.asElement())
                : null;
        if (before == null) {
            return;
        }
        boolean declared = false;
        for (Tree member : tree.getMembers()) {
            if (member instanceof MethodTree method && method.getReturnType() == null && isWritten(method)) {
                declared = true;
                constructor(method, before);
            }
        }
        if (!declared) {
            insert(
                    bodyOf(tree),
                    Code.of("\n    " + tree.getSimpleName() + "() {\n        ", before, ".super();\n    }\n"));
        }
    }

    /** Nothing but the class itself can be extended. */
    private void refuse(@Nullable Tree supertype) {
        Tree name = supertype instanceof ParameterizedTypeTree parameterized ? parameterized.getType() : supertype;
        if (name != null && resolver.elementOf(name) instanceof TypeElement type && members.isPrivate(type)) {
            throw PrivateTypes.refusal(name, type);
        }
    }

    /** The instance that the superclass belongs to, if there is one outside the text. */
    private @Nullable Code outer(TypeElement superclass) {
        Var holder = scope.holder(superclass);
        if (holder != null) {
            return Code.of(new Part.Use(holder, true, false, true));
        }
        return AccessorShape.isInner(superclass) && !Denotable.isLocal(superclass)
                ? resolver.receivers()
                        .receiver(superclass, resolver.getCurrentPath().getParentPath())
                : null;
    }

    private boolean isWritten(MethodTree method) {
        Element element = resolver.elementOf(method);
        return element != null && scope.elements().getOrigin(element) == Elements.Origin.EXPLICIT;
    }

    private void constructor(MethodTree tree, Code before) {
        List<? extends StatementTree> statements = tree.getBody().getStatements();
        for (StatementTree statement : statements) {
            if (!(statement instanceof ExpressionStatementTree expression)
                    || !(expression.getExpression() instanceof MethodInvocationTree call)
                    || scope.start(call) < 0) {
                continue;
            }
            if (call.getMethodSelect() instanceof MemberSelectTree select
                    && select.getIdentifier().contentEquals("super")) {
                return; // it names the instance itself
            } else if (call.getMethodSelect() instanceof IdentifierTree callee) {
                if (callee.getName().contentEquals("this")) {
                    return;
                } else if (callee.getName().contentEquals("super") && text.startsWithWord("super", scope.start(call))) {
                    insert(scope.start(call), Code.of(before, "."));
                    return;
                }
            }
        }
        insert(scope.start(tree.getBody()) + 1, Code.of("\n", before, ".super();"));
    }

    private int bodyOf(ClassTree tree) {
        int from = scope.end(tree.getExtendsClause());
        for (Tree type : tree.getImplementsClause()) {
            from = Math.max(from, scope.end(type));
        }
        return text.find('{', from, scope.end(tree)) + 1;
    }

    private void insert(int at, Code code) {
        resolver.add(new Edit(at, at, code));
    }
}
