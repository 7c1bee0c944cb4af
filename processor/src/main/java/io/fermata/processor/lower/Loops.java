package io.fermata.processor.lower;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Terminator;
import io.fermata.processor.slice.Operators;
import io.fermata.processor.slice.Scope;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Loops with an await in them. */
final class Loops {

    private final Lowering lowering;

    Loops(Lowering lowering) {
        this.lowering = lowering;
    }

    void loop(TreePath path) {
        switch (path.getLeaf().getKind()) {
            case WHILE_LOOP -> whileLoop(path, (WhileLoopTree) path.getLeaf());
            case DO_WHILE_LOOP -> doLoop(path, (DoWhileLoopTree) path.getLeaf());
            case FOR_LOOP -> forLoop(path, (ForLoopTree) path.getLeaf());
            default -> forEach(path, (EnhancedForLoopTree) path.getLeaf());
        }
    }

    private void body(TreePath path, StatementTree body, Block breakTo, Block continueTo) {
        lowering.jumps().open(new Construct.Loop(Jumps.labels(path), breakTo, continueTo));
        lowering.statements().statement(new TreePath(path, body));
        lowering.jumps().close();
    }

    private void whileLoop(TreePath path, WhileLoopTree tree) {
        Builder builder = lowering.builder();
        Block head = builder.block();
        Block body = builder.block();
        Block after = builder.block();
        builder.begin(head);
        builder.line(lowering.scope().line(tree));
        lowering.conditions().branch(new TreePath(path, tree.getCondition()), body, after);
        builder.begin(body);
        body(path, tree.getStatement(), after, head);
        builder.jump(head);
        builder.begin(after);
    }

    private void doLoop(TreePath path, DoWhileLoopTree tree) {
        Builder builder = lowering.builder();
        Block body = builder.block();
        Block condition = builder.block();
        Block after = builder.block();
        builder.begin(body);
        body(path, tree.getStatement(), after, condition);
        builder.begin(condition);
        lowering.conditions().branch(new TreePath(path, tree.getCondition()), body, after);
        builder.begin(after);
    }

    private void forLoop(TreePath path, ForLoopTree tree) {
        Builder builder = lowering.builder();
        lowering.statements().all(path, tree.getInitializer());
        Block head = builder.block();
        Block body = builder.block();
        Block update = builder.block();
        Block after = builder.block();
        builder.begin(head);
        builder.line(lowering.scope().line(tree));
        if (tree.getCondition() == null) {
            builder.end(new Terminator.Goto(body));
        } else {
            lowering.conditions().branch(new TreePath(path, tree.getCondition()), body, after);
        }
        builder.begin(body);
        body(path, tree.getStatement(), after, update);
        builder.begin(update);
        lowering.statements().all(path, tree.getUpdate());
        builder.jump(head);
        builder.begin(after);
    }

    /** JLS 14.14.2. */
    private void forEach(TreePath path, EnhancedForLoopTree tree) {
        if (!lowering.awaits().in(tree.getStatement()) && Jumps.labels(path).isEmpty()) {
            lowering.statements().head(path, tree.getExpression());
            return;
        }
        Scope scope = lowering.scope();
        TreePath expression = new TreePath(path, tree.getExpression());
        TypeMirror type = scope.type(expression);
        Element element = scope.element(new TreePath(path, tree.getVariable()));
        if (element == null) {
            throw new AssertionError("no element for " + tree.getVariable());
        }
        Var variable = scope.var(element);
        if (arrayType(type) instanceof ArrayType array) {
            overArray(path, tree, expression, array, variable);
        } else {
            overIterable(path, tree, expression, type, variable);
        }
    }

    private @Nullable TypeMirror arrayType(TypeMirror type) {
        TypeMirror at = type;
        while (at instanceof TypeVariable variable) {
            at = variable.getUpperBound();
        }
        return at;
    }

    private void overArray(TreePath path, EnhancedForLoopTree tree, TreePath expression, ArrayType type, Var variable) {
        Builder builder = lowering.builder();
        TypeMirror integer = lowering.scope().types().getPrimitiveType(TypeKind.INT);
        Var array = builder.save("array", type, lowering.expressions().value(expression));
        Var index = builder.save("index", integer, Code.text("0"));
        Block head = builder.block();
        Block body = builder.block();
        Block update = builder.block();
        Block after = builder.block();
        builder.begin(head);
        builder.line(lowering.scope().line(tree));
        builder.end(new Terminator.If(
                Code.of(index, " < ", array, ".length"), Code.of(index, " >= ", array, ".length"), body, after));
        builder.begin(body);
        builder.declare(variable, Code.of(array, "[", index, "]"));
        body(path, tree.getStatement(), after, update);
        builder.begin(update);
        builder.execute(Code.of(new io.fermata.processor.code.Part.Use(index, true, true, false), "++;"));
        builder.jump(head);
        builder.begin(after);
    }

    private void overIterable(
            TreePath path, EnhancedForLoopTree tree, TreePath expression, TypeMirror type, Var variable) {
        Builder builder = lowering.builder();
        Scope scope = lowering.scope();
        TypeMirror element = elementType(type);
        if (element instanceof IntersectionType intersection) {
            element = bound(intersection, variable.type());
        }
        TypeElement iteratorType = scope.elements().getTypeElement("java.util.Iterator");
        TypeMirror iteratorOf = element == null
                ? scope.types().getDeclaredType(iteratorType, scope.types().getWildcardType(null, null))
                : scope.types().getDeclaredType(iteratorType, scope.types().getWildcardType(element, null));
        Code iterable = lowering.expressions().value(expression);
        Code call = Operators.isTerm(tree.getExpression())
                ? Code.of(iterable, ".iterator()")
                : Code.of("(", iterable, ").iterator()");
        Var iterator = builder.save("iterator", iteratorOf, call);
        Block head = builder.block();
        Block body = builder.block();
        Block after = builder.block();
        builder.begin(head);
        builder.line(lowering.scope().line(tree));
        builder.end(
                new Terminator.If(Code.of(iterator, ".hasNext()"), Code.of("!", iterator, ".hasNext()"), body, after));
        builder.begin(body);
        builder.declare(variable, Code.of(iterator, ".next()"));
        body(path, tree.getStatement(), after, head);
        builder.jump(head);
        builder.begin(after);
    }

    /** The bound that the loop's variable takes, or else the first. */
    private TypeMirror bound(IntersectionType intersection, TypeMirror variable) {
        Types types = lowering.scope().types();
        for (TypeMirror bound : intersection.getBounds()) {
            if (types.isSubtype(types.erasure(bound), types.erasure(variable))) {
                return bound;
            }
        }
        return intersection.getBounds().get(0);
    }

    /** The type argument of Iterable in that type, null if it is raw. */
    private @Nullable TypeMirror elementType(TypeMirror type) {
        Scope scope = lowering.scope();
        TypeElement iterable = scope.elements().getTypeElement("java.lang.Iterable");
        TypeMirror found = asIterable(scope.types().capture(type), iterable);
        if (found instanceof DeclaredType declared
                && !declared.getTypeArguments().isEmpty()) {
            TypeMirror argument = declared.getTypeArguments().get(0);
            if (argument instanceof WildcardType wildcard) {
                return wildcard.getExtendsBound();
            }
            return argument;
        }
        return null;
    }

    private @Nullable TypeMirror asIterable(TypeMirror type, TypeElement iterable) {
        if (type instanceof DeclaredType declared && declared.asElement().equals(iterable)) {
            return type;
        }
        if (type instanceof TypeVariable variable) {
            return asIterable(variable.getUpperBound(), iterable);
        }
        for (TypeMirror supertype : lowering.scope().types().directSupertypes(type)) {
            TypeMirror found = asIterable(supertype, iterable);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
