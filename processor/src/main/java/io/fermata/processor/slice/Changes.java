package io.fermata.processor.slice;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Whether a method assigns a local after its declaration. */
final class Changes extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final Scope scope;
    private final Element variable;
    private boolean found;

    private Changes(Scope scope, Element variable) {
        this.scope = scope;
        this.variable = variable;
    }

    /** @param within a path inside the method */
    static boolean of(Element variable, TreePath within, Scope scope) {
        TreePath outermost = within;
        for (TreePath path = within; path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof MethodTree) {
                outermost = path;
            }
        }
        Changes changes = new Changes(scope, variable);
        changes.scan(outermost, null);
        return changes.found;
    }

    private void check(ExpressionTree target) {
        ExpressionTree bare = target;
        while (bare instanceof ParenthesizedTree parens) {
            bare = parens.getExpression();
        }
        found |= variable.equals(scope.element(new TreePath(getCurrentPath(), bare)));
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        check(tree.getVariable());
        return super.visitAssignment(tree, unused);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void unused) {
        check(tree.getVariable());
        return super.visitCompoundAssignment(tree, unused);
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
        check(tree.getExpression());
        return super.visitUnary(tree, unused);
    }
}
