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
import com.sun.source.util.TreePathScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * Whether a statement can complete normally (JLS 14.22). A {@code break} that javac has accepted can be reached, so it is
 * enough that there is one that no {@code finally} swallows.
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
                !constants.isTrue(new TreePath(path, ((WhileLoopTree) tree).getCondition())) || breaks(path);
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
        boolean reachesCondition = completes(new TreePath(path, tree.getStatement())) || continues(path);
        return !endless && reachesCondition || breaks(path);
    }

    private boolean forCompletes(TreePath path, ForLoopTree tree) {
        boolean endless = tree.getCondition() == null || constants.isTrue(new TreePath(path, tree.getCondition()));
        return !endless || breaks(path);
    }

    private boolean labeledCompletes(TreePath path, LabeledStatementTree tree) {
        return completes(new TreePath(path, tree.getStatement())) || breaksTo(path, tree.getLabel());
    }

    private boolean switchCompletes(TreePath path, SwitchTree tree) {
        if (breaks(path) || !labels.isExhaustive(path, tree.getExpression(), tree.getCases())) {
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
    private boolean breaks(TreePath statement) {
        return new JumpFinder(statement, Set.of(), true, false).finds();
    }

    private boolean breaksTo(TreePath statement, Name label) {
        return new JumpFinder(statement, Set.of(label), false, false).finds();
    }

    /** Whether a continue goes on with the loop, by its labels too. */
    private boolean continues(TreePath loop) {
        Set<Name> names = new HashSet<>();
        TreePath around = loop.getParentPath();
        while (around.getLeaf() instanceof LabeledStatementTree labeled) {
            names.add(labeled.getLabel());
            around = around.getParentPath();
        }
        return new JumpFinder(loop, names, true, true).finds();
    }

    /**
     * Looks for a jump to one target. Inner loops and switches take the unlabelled ones, and a {@code finally} that cannot
     * complete takes all that go through it.
     */
    private final class JumpFinder extends TreePathScanner<Boolean, @Nullable Void> {

        private final TreePath target;
        private final Set<Name> names;
        private final boolean continues;
        private boolean unlabelled;

        JumpFinder(TreePath target, Set<Name> names, boolean unlabelled, boolean continues) {
            this.target = target;
            this.names = names;
            this.unlabelled = unlabelled;
            this.continues = continues;
        }

        boolean finds() {
            return Boolean.TRUE.equals(scan(target, null));
        }

        @Override
        public Boolean scan(@Nullable Tree tree, @Nullable Void unused) {
            boolean takes = tree != null
                    && switch (tree.getKind()) {
                        case WHILE_LOOP, DO_WHILE_LOOP, FOR_LOOP, ENHANCED_FOR_LOOP -> true;
                        case SWITCH -> !continues;
                        default -> false;
                    };
            boolean outer = unlabelled;
            unlabelled &= !takes;
            try {
                return super.scan(tree, unused);
            } finally {
                unlabelled = outer;
            }
        }

        @Override
        public Boolean reduce(@Nullable Boolean a, @Nullable Boolean b) {
            return Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b);
        }

        @Override
        public Boolean visitTry(TryTree tree, @Nullable Void unused) {
            Tree last = tree.getFinallyBlock();
            return last == null || completes(new TreePath(getCurrentPath(), last))
                    ? super.visitTry(tree, unused)
                    : scan(last, unused);
        }

        @Override
        public Boolean visitBreak(BreakTree tree, @Nullable Void unused) {
            return !continues && isTarget(tree.getLabel());
        }

        @Override
        public Boolean visitContinue(ContinueTree tree, @Nullable Void unused) {
            return continues && isTarget(tree.getLabel());
        }

        private boolean isTarget(@Nullable Name label) {
            return label == null ? unlabelled : names.contains(label);
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
