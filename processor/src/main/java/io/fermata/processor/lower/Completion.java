package io.fermata.processor.lower;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.List;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * Whether a statement can complete normally (JLS 14.22). A {@code break} that javac has accepted can be reached, so it is
 * enough that there is one.
 */
final class Completion {

    private final Constants constants;
    private final Switches.Labels labels;

    Completion(Constants constants, Switches.Labels labels) {
        this.constants = constants;
        this.labels = labels;
    }

    boolean completes(TreePath path) {
        Tree tree = path.getLeaf();
        return switch (tree.getKind()) {
            case RETURN, THROW, BREAK, CONTINUE, YIELD -> false;
            case BLOCK -> all(path, ((BlockTree) tree).getStatements());
            case IF -> ifCompletes(path, (IfTree) tree);
            case WHILE_LOOP ->
                !constants.isTrue(new TreePath(path, ((WhileLoopTree) tree).getCondition())) || breaks(tree);
            case DO_WHILE_LOOP -> doCompletes(path, (DoWhileLoopTree) tree);
            case FOR_LOOP -> forCompletes(path, (ForLoopTree) tree);
            case LABELED_STATEMENT -> labeledCompletes(path, (LabeledStatementTree) tree);
            case SWITCH -> switchCompletes(path, (SwitchTree) tree);
            case SYNCHRONIZED -> completes(new TreePath(path, ((SynchronizedTree) tree).getBlock()));
            case TRY -> tryCompletes(path, (TryTree) tree);
            default -> true;
        };
    }

    private boolean all(TreePath parent, List<? extends StatementTree> statements) {
        return statements.stream().allMatch(statement -> completes(new TreePath(parent, statement)));
    }

    private boolean ifCompletes(TreePath path, IfTree tree) {
        return tree.getElseStatement() == null
                || completes(new TreePath(path, tree.getThenStatement()))
                || completes(new TreePath(path, tree.getElseStatement()));
    }

    private boolean doCompletes(TreePath path, DoWhileLoopTree tree) {
        boolean endless = constants.isTrue(new TreePath(path, tree.getCondition()));
        boolean reachesCondition = completes(new TreePath(path, tree.getStatement())) || continues(tree);
        return !endless && reachesCondition || breaks(tree);
    }

    private boolean forCompletes(TreePath path, ForLoopTree tree) {
        boolean endless = tree.getCondition() == null || constants.isTrue(new TreePath(path, tree.getCondition()));
        return !endless || breaks(tree);
    }

    private boolean labeledCompletes(TreePath path, LabeledStatementTree tree) {
        return completes(new TreePath(path, tree.getStatement())) || breaksTo(tree.getStatement(), tree.getLabel());
    }

    private boolean switchCompletes(TreePath path, SwitchTree tree) {
        if (breaks(tree) || !labels.isExhaustive(path, tree.getExpression(), tree.getCases())) {
            return true;
        }
        for (int i = 0; i < tree.getCases().size(); i++) {
            CaseTree arm = tree.getCases().get(i);
            TreePath armPath = new TreePath(path, arm);
            if (arm.getCaseKind() == CaseTree.CaseKind.RULE) {
                if (completes(new TreePath(armPath, arm.getBody()))) {
                    return true;
                }
            } else if (i == tree.getCases().size() - 1 && all(armPath, arm.getStatements())) {
                return true;
            }
        }
        return tree.getCases().isEmpty();
    }

    private boolean tryCompletes(TreePath path, TryTree tree) {
        if (tree.getFinallyBlock() != null && !completes(new TreePath(path, tree.getFinallyBlock()))) {
            return false;
        }
        if (completes(new TreePath(path, tree.getBlock()))) {
            return true;
        }
        for (CatchTree handler : tree.getCatches()) {
            if (completes(new TreePath(new TreePath(path, handler), handler.getBlock()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether an unlabelled break in the loop or switch leaves it. */
    private static boolean breaks(Tree statement) {
        return Boolean.TRUE.equals(new JumpFinder(statement, null, false).scan(statement, null));
    }

    private static boolean continues(Tree loop) {
        return Boolean.TRUE.equals(new JumpFinder(loop, null, true).scan(loop, null));
    }

    private static boolean breaksTo(Tree statement, Name label) {
        return Boolean.TRUE.equals(new JumpFinder(statement, label, false).scan(statement, null));
    }

    /** Looks for a jump to one target; inner loops and switches take the unlabelled ones. */
    private static final class JumpFinder extends TreeScanner<Boolean, @Nullable Void> {

        private final Tree target;
        private final @Nullable Name label;
        private final boolean continues;

        JumpFinder(Tree target, @Nullable Name label, boolean continues) {
            this.target = target;
            this.label = label;
            this.continues = continues;
        }

        @Override
        public Boolean scan(@Nullable Tree tree, @Nullable Void unused) {
            boolean takes = tree != target
                    && tree != null
                    && label == null
                    && switch (tree.getKind()) {
                        case WHILE_LOOP, DO_WHILE_LOOP, FOR_LOOP, ENHANCED_FOR_LOOP -> true;
                        case SWITCH -> !continues;
                        default -> false;
                    };
            return takes ? Boolean.FALSE : super.scan(tree, unused);
        }

        @Override
        public Boolean reduce(@Nullable Boolean a, @Nullable Boolean b) {
            return Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b);
        }

        @Override
        public Boolean visitBreak(BreakTree tree, @Nullable Void unused) {
            return !continues && (label == null ? tree.getLabel() == null : label.equals(tree.getLabel()));
        }

        @Override
        public Boolean visitContinue(ContinueTree tree, @Nullable Void unused) {
            return continues && (label == null ? tree.getLabel() == null : label.equals(tree.getLabel()));
        }

        @Override
        public Boolean visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
            return false;
        }

        @Override
        public Boolean visitClass(ClassTree tree, @Nullable Void unused) {
            return false;
        }
    }
}
