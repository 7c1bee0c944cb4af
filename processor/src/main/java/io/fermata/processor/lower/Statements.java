package io.fermata.processor.lower;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Terminator;
import io.fermata.processor.slice.Scope;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Statements. One without await is carried over whole, but for declarations, assignments to locals and jumps, which the
 * later passes want to see on their own. One whose only awaits stand in its head, evaluated once, keeps its form too.
 */
final class Statements {

    private final Lowering lowering;
    private final Loops loops;
    private final Switches switches;
    private final Tries tries;

    Statements(Lowering lowering) {
        this.lowering = lowering;
        this.loops = new Loops(lowering);
        this.switches = new Switches(lowering);
        this.tries = new Tries(lowering);
    }

    Switches switches() {
        return switches;
    }

    void block(TreePath path) {
        all(path, ((BlockTree) path.getLeaf()).getStatements());
    }

    void all(TreePath parent, List<? extends StatementTree> statements) {
        statements.forEach(statement -> statement(new TreePath(parent, statement)));
    }

    void statement(TreePath path) {
        lowering.builder().statement(() -> build(path));
    }

    private void build(TreePath path) {
        Tree tree = path.getLeaf();
        if (tree.getKind() != Tree.Kind.BLOCK && tree.getKind() != Tree.Kind.EMPTY_STATEMENT) {
            lowering.builder().line(lowering.scope().line(tree));
        }
        switch (tree.getKind()) {
            case EMPTY_STATEMENT -> {}
            case BLOCK -> block(path);
            case VARIABLE -> declaration(path, (VariableTree) tree);
            case EXPRESSION_STATEMENT -> expression(path, ((ExpressionStatementTree) tree).getExpression());
            case RETURN, BREAK, CONTINUE, YIELD -> lowering.jumps().jump(path);
            case THROW -> raise(path, (ThrowTree) tree);
            case CLASS, INTERFACE, ENUM, RECORD -> localClass(path);
            default -> {
                if (lowering.awaits().in(tree)) {
                    apart(path);
                } else {
                    whole(path, Map.of());
                }
            }
        }
    }

    /** Carries a statement over. */
    private void whole(TreePath path, Map<Tree, Code> replaced) {
        lowering.builder().execute(lowering.slicer().slice(path, replaced));
        if (!lowering.completion().completes(path)) {
            lowering.builder().end(new Terminator.Never());
        }
    }

    private void apart(TreePath path) {
        Tree tree = path.getLeaf();
        switch (tree.getKind()) {
            case IF -> branch(path, (IfTree) tree);
            case LABELED_STATEMENT -> labeled(path, (LabeledStatementTree) tree);
            case WHILE_LOOP, DO_WHILE_LOOP, FOR_LOOP, ENHANCED_FOR_LOOP -> loops.loop(path);
            case SWITCH -> choice(path, (SwitchTree) tree);
            case TRY -> tries.statement(path, (TryTree) tree);
            case ASSERT -> assertion(path, (AssertTree) tree);
            case SYNCHRONIZED -> head(path, ((SynchronizedTree) tree).getExpression());
            default -> throw new AssertionError("unchecked tree " + tree.getKind());
        }
    }

    /** A statement that awaits only in an expression which is evaluated first and once. */
    void head(TreePath path, ExpressionTree first) {
        whole(path, Map.of(first, lowering.expressions().value(new TreePath(path, first))));
    }

    private void declaration(TreePath path, VariableTree tree) {
        Element element = lowering.scope().element(path);
        if (element == null) {
            throw new AssertionError("no element for " + tree);
        }
        Var var = lowering.scope().var(element);
        if (var.constant().isPresent()) {
            return;
        }
        if (tree.getInitializer() == null) {
            lowering.builder().declare(var, null);
            return;
        }
        TreePath init = new TreePath(path, tree.getInitializer());
        if (tree.getInitializer() instanceof NewClassTree creation
                && creation.getClassBody() != null
                && creation.getEnclosingExpression() == null
                && isAnonymous(var.type())
                && !lowering.awaits().isEmpty()) {
            Code create = lowering.localClasses().liftAnonymous(init, var.name());
            lowering.builder()
                    .declare(var, Code.of(create, "(", lowering.expressions().arguments(init), ")"));
            return;
        }
        lowering.expressions().declare(var, init);
    }

    private static boolean isAnonymous(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement().getSimpleName().isEmpty();
    }

    private void expression(TreePath parent, ExpressionTree tree) {
        TreePath path = new TreePath(parent, tree);
        if (tree instanceof AssignmentTree assignment
                && assignment.getVariable() instanceof IdentifierTree target
                && Jumps.isVariable(lowering.scope(), new TreePath(path, target))) {
            Var var = lowering.scope().var(lowering.scope().element(new TreePath(path, target)));
            var.assigned();
            TreePath value = new TreePath(path, assignment.getExpression());
            lowering.builder().assign(var, lowering.expressions().value(value));
            return;
        }
        lowering.expressions().discard(path);
    }

    private void raise(TreePath path, ThrowTree tree) {
        lowering.builder()
                .end(new Terminator.Throw(lowering.expressions().value(new TreePath(path, tree.getExpression()))));
    }

    private void localClass(TreePath path) {
        if (lowering.awaits().isEmpty()) {
            lowering.builder().execute(lowering.slicer().slice(path));
        } else {
            lowering.localClasses().lift(path);
        }
    }

    private void branch(TreePath path, IfTree tree) {
        boolean inBranches = lowering.awaits().in(tree.getThenStatement())
                || lowering.awaits().in(tree.getElseStatement());
        if (!inBranches) {
            head(path, tree.getCondition());
            return;
        }
        Builder builder = lowering.builder();
        Block whenTrue = builder.block();
        Block whenFalse = builder.block();
        Block after = tree.getElseStatement() == null ? whenFalse : builder.block();
        lowering.conditions().branch(new TreePath(path, tree.getCondition()), whenTrue, whenFalse);
        builder.begin(whenTrue);
        statement(new TreePath(path, tree.getThenStatement()));
        builder.jump(after);
        if (tree.getElseStatement() != null) {
            builder.begin(whenFalse);
            statement(new TreePath(path, tree.getElseStatement()));
        }
        builder.begin(after);
    }

    private void labeled(TreePath path, LabeledStatementTree tree) {
        TreePath body = new TreePath(path, tree.getStatement());
        switch (tree.getStatement().getKind()) {
            case WHILE_LOOP, DO_WHILE_LOOP, FOR_LOOP, ENHANCED_FOR_LOOP, LABELED_STATEMENT -> statement(body);
            default -> {
                Block after = lowering.builder().block();
                lowering.jumps().open(new Construct.Labeled(Jumps.labels(body), after));
                statement(body);
                lowering.jumps().close();
                lowering.builder().begin(after);
            }
        }
    }

    private void choice(TreePath path, SwitchTree tree) {
        for (CaseTree arm : tree.getCases()) {
            boolean awaits = arm.getCaseKind() == CaseTree.CaseKind.RULE
                    ? lowering.awaits().in(arm.getBody())
                    : lowering.awaits().in(arm.getStatements());
            if (awaits) {
                switches.statement(path, tree);
                return;
            }
        }
        head(path, tree.getExpression());
    }

    /** {@code assert c : m}: the condition is evaluated only where assertions are enabled. */
    private void assertion(TreePath path, AssertTree tree) {
        Builder builder = lowering.builder();
        Scope scope = lowering.scope();
        Var enabled = builder.save("enabled", scope.types().getPrimitiveType(TypeKind.BOOLEAN), Code.text("false"));
        builder.execute(Code.of("assert ", Code.write(enabled), " = true;"));
        Block check = builder.block();
        Block fail = builder.block();
        Block after = builder.block();
        builder.end(new Terminator.If(Code.read(enabled), Code.of("!", enabled), check, after));
        builder.begin(check);
        lowering.conditions().branch(new TreePath(path, tree.getCondition()), after, fail);
        builder.begin(fail);
        @Nullable ExpressionTree detail = tree.getDetail();
        Code message = detail == null ? Code.EMPTY : lowering.expressions().value(new TreePath(path, detail));
        builder.end(new Terminator.Throw(Code.of("new AssertionError(", message, ")")));
        builder.begin(after);
    }
}
