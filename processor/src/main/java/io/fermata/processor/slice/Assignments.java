package io.fermata.processor.slice;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Var;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Assignments: a local is a hole to write; a field that may not be touched is set through a call. */
final class Assignments {

    private final Resolver resolver;
    private final Scope scope;
    private final Members members;
    private final SourceText text;

    Assignments(Resolver resolver) {
        this.resolver = resolver;
        this.scope = resolver.scope();
        this.members = resolver.members();
        this.text = resolver.text();
    }

    boolean visit(AssignmentTree tree) {
        ExpressionTree target = Operators.unparenthesized(tree.getVariable());
        if (local(target) != null) {
            resolver.names().name((IdentifierTree) target, false, true);
            resolver.scan(tree.getExpression(), null);
            return true;
        }
        VariableElement field = inaccessibleField(target);
        if (field != null) {
            resolver.edit(tree, members.write(field, receiverOf(target, field), assigned(field, tree.getExpression())));
            return true;
        }
        return false;
    }

    /** The value, cast where it is a constant that only an assignment, and no call, narrows (JLS 5.2). */
    private Code assigned(VariableElement field, ExpressionTree value) {
        TypeMirror to = Operators.unboxed(field.asType(), scope.types());
        TypeMirror from = scope.type(new TreePath(resolver.getCurrentPath(), value));
        boolean narrow = switch (to.getKind()) {
            case BYTE, SHORT, CHAR -> from.getKind().isPrimitive() && from.getKind() != to.getKind();
            default -> false;
        };
        return narrow
                ? Code.of("(" + to.getKind().name().toLowerCase(Locale.ROOT) + ") ", operand(value))
                : resolver.code(value);
    }

    boolean visit(CompoundAssignmentTree tree) {
        ExpressionTree target = Operators.unparenthesized(tree.getVariable());
        if (local(target) != null) {
            resolver.names().name((IdentifierTree) target, true, true);
            resolver.scan(tree.getExpression(), null);
            return true;
        }
        VariableElement field = inaccessibleField(target);
        if (field != null) {
            TreePath right = new TreePath(resolver.getCurrentPath(), tree.getExpression());
            resolver.edit(
                    tree,
                    members.update(
                            field,
                            receiverOf(target, field),
                            Operators.ofCompound(tree.getKind()),
                            scope.type(right),
                            operand(tree.getExpression()),
                            resolver.typings().typing(tree, field, null, List.of())));
            return true;
        }
        return false;
    }

    /** The right side of an operator, in parentheses if it is not a single term. */
    Code operand(ExpressionTree tree) {
        Code code = resolver.code(tree);
        return Operators.isTerm(tree) ? code : Code.of("(", code, ")");
    }

    boolean visit(UnaryTree tree) {
        boolean changes = switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
            default -> false;
        };
        ExpressionTree target = Operators.unparenthesized(tree.getExpression());
        if (changes && local(target) != null) {
            resolver.names().name((IdentifierTree) target, true, true);
            return true;
        }
        VariableElement field = changes ? inaccessibleField(target) : null;
        if (field != null) {
            resolver.edit(tree, members.increment(field, receiverOf(target, field), tree.getKind()));
            return true;
        }
        return false;
    }

    /** {@code target = value}, the target being the text that is resolved. */
    Code assignment(TreePath root, Code value) {
        ExpressionTree target = (ExpressionTree) root.getLeaf();
        Element element = scope.element(root);
        if (target instanceof IdentifierTree && element != null && Scope.isVariable(element)) {
            Var var = scope.var(element);
            var.assigned();
            return Code.of(Code.write(var), " = ", value);
        }
        if (element instanceof VariableElement field && field.getKind().isField() && members.isInaccessible(field)) {
            Code receiver = target instanceof MemberSelectTree select
                    ? resolver.code(new TreePath(root, select.getExpression()))
                    : resolver.receivers().receiver(field, root);
            return members.write(field, receiver == null ? Code.EMPTY : receiver, value);
        }
        resolver.scan(root);
        return Code.of(text.cut(scope.start(target), scope.end(target), resolver.edits()), " = ", value);
    }

    private @Nullable Element local(ExpressionTree target) {
        if (!(target instanceof IdentifierTree) || resolver.isReplaced(target)) {
            return null;
        }
        Element element = resolver.elementOf(target);
        return element != null && Scope.isVariable(element) ? element : null;
    }

    private @Nullable VariableElement inaccessibleField(ExpressionTree target) {
        if (!(target instanceof IdentifierTree || target instanceof MemberSelectTree) || resolver.isReplaced(target)) {
            return null;
        }
        Element element = resolver.elementOf(target);
        if (element instanceof VariableElement field
                && field.getKind().isField()
                && members.isInaccessible(field)
                && (target instanceof MemberSelectTree || resolver.receivers().receiver(field) != null)) {
            return field;
        }
        return null;
    }

    private Code receiverOf(ExpressionTree target, VariableElement field) {
        if (target instanceof MemberSelectTree select) {
            return resolver.receivers().receiver(select.getExpression());
        }
        Code receiver = resolver.receivers().receiver(field);
        return receiver == null ? Code.EMPTY : receiver;
    }
}
