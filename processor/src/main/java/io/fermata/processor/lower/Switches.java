package io.fermata.processor.lower;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Terminator;
import io.fermata.processor.slice.Operators;
import io.fermata.processor.slice.PatternTree;
import io.fermata.processor.slice.Scope;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Switches with an await in an arm: the selector stays a switch, with the labels as they are, whose arms only jump. A
 * fall-through is a jump from one arm's block to the next.
 */
final class Switches {

    private final Lowering lowering;
    private final Labels labels;

    Switches(Lowering lowering) {
        this.lowering = lowering;
        this.labels = new Labels(lowering.scope());
    }

    void statement(TreePath path, SwitchTree tree) {
        Block after = lowering.builder().block();
        boolean exhaustive =
                labels.hasPatterns(tree.getCases()) && labels.isExhaustive(path, tree.getExpression(), tree.getCases());
        List<Block> arms = dispatch(path, tree.getExpression(), tree.getCases(), exhaustive ? null : after);
        lowering.jumps().open(new Construct.Switch(Jumps.labels(path), after));
        arms(path, tree.getCases(), arms, after);
        lowering.jumps().close();
        lowering.builder().begin(after);
    }

    void expression(TreePath path, SwitchExpressionTree tree, Var result) {
        Block after = lowering.builder().block();
        List<Block> arms = dispatch(path, tree.getExpression(), tree.getCases(), null);
        lowering.jumps().open(new Construct.SwitchExpression(result, after));
        arms(path, tree.getCases(), arms, after);
        lowering.jumps().close();
        lowering.builder().begin(after);
    }

    /** @param otherwise where to go if no label matches; null if one always should */
    private List<Block> dispatch(
            TreePath path, ExpressionTree selector, List<? extends CaseTree> cases, @Nullable Block otherwise) {
        Builder builder = lowering.builder();
        TreePath selected = new TreePath(path, Operators.unparenthesized(selector));
        Code value = lowering.slicer().selector(selected, lowering.expressions().value(selected), cases);
        List<Block> blocks = new ArrayList<>();
        List<Terminator.Case> arms = new ArrayList<>();
        Block fallback = otherwise;
        boolean unconditional = false;
        for (CaseTree arm : cases) {
            Block block = builder.block();
            blocks.add(block);
            TreePath armPath = new TreePath(path, arm);
            if (labels.isDefault(arm)) {
                fallback = block;
            } else {
                arms.add(new Terminator.Case(lowering.slicer().label(armPath, cases), block));
                unconditional |= !lowering.slicer().isGuarded(armPath, cases)
                        && labels.isUnconditional(new TreePath(path, selector), armPath);
            }
            if (labels.hasNestedDefault(arm)) {
                unconditional = true;
            }
        }
        Block none = null;
        if (fallback == null && !unconditional) {
            none = builder.block();
            fallback = none;
        }
        builder.end(new Terminator.Switch(value, arms, unconditional ? null : fallback, unconditional));
        if (none != null) {
            builder.begin(none);
            builder.end(new Terminator.Throw(noMatch()));
        }
        return blocks;
    }

    /** What Java throws if an enum or a sealed hierarchy has grown since the switch was compiled. */
    private Code noMatch() {
        boolean matchException = lowering.scope().elements().getTypeElement("java.lang.MatchException") != null
                && SourceVersion.latest().ordinal() >= 21;
        return matchException
                ? Code.of("new ", ClassName.get("java.lang", "MatchException"), "(null, null)")
                : Code.of("new ", ClassName.get("java.lang", "IncompatibleClassChangeError"), "()");
    }

    private void arms(TreePath path, List<? extends CaseTree> cases, List<Block> blocks, Block after) {
        Builder builder = lowering.builder();
        for (int i = 0; i < cases.size(); i++) {
            CaseTree arm = cases.get(i);
            TreePath armPath = new TreePath(path, arm);
            if (arm.getCaseKind() == CaseTree.CaseKind.RULE) {
                builder.begin(blocks.get(i));
                rule(new TreePath(armPath, arm.getBody()), after);
            } else {
                builder.begin(blocks.get(i));
                lowering.statements().all(armPath, arm.getStatements());
            }
        }
    }

    private void rule(TreePath body, Block after) {
        if (body.getLeaf() instanceof StatementTree) {
            lowering.statements().statement(body);
            lowering.builder().end(new Terminator.Goto(after));
        } else {
            lowering.jumps().give(body);
        }
    }

    /** Reads the labels of cases, on whichever JDK: pattern labels are known by the names of their kinds. */
    static final class Labels {

        private final Scope scope;

        Labels(Scope scope) {
            this.scope = scope;
        }

        boolean isDefault(CaseTree arm) {
            List<Tree> trees = PatternTree.labels(arm);
            return trees.isEmpty()
                    || trees.size() == 1 && trees.get(0).getKind().name().equals("DEFAULT_CASE_LABEL");
        }

        /** {@code case null, default}. */
        boolean hasNestedDefault(CaseTree arm) {
            List<Tree> trees = PatternTree.labels(arm);
            return trees.size() > 1
                    && trees.stream().anyMatch(tree -> tree.getKind().name().equals("DEFAULT_CASE_LABEL"));
        }

        boolean hasPatterns(List<? extends CaseTree> cases) {
            return cases.stream()
                    .flatMap(arm -> PatternTree.labels(arm).stream())
                    .anyMatch(tree -> isPattern(tree) || isNull(tree));
        }

        private static boolean isPattern(Tree tree) {
            String kind = tree.getKind().name();
            return kind.equals("PATTERN_CASE_LABEL")
                    || kind.equals("BINDING_PATTERN")
                    || kind.equals("DECONSTRUCTION_PATTERN");
        }

        private static boolean isNull(Tree tree) {
            return tree.toString().equals("null");
        }

        /** Whether one of the labels always matches, as javac sees it. */
        boolean isExhaustive(TreePath path, ExpressionTree selector, List<? extends CaseTree> cases) {
            return path.getLeaf().getKind() == Tree.Kind.SWITCH_EXPRESSION
                    || hasPatterns(cases)
                    || cases.stream().anyMatch(arm -> isDefault(arm) || hasNestedDefault(arm));
        }

        /** Whether the label is a type pattern that takes every value of the selector's type. */
        boolean isUnconditional(TreePath selector, TreePath arm) {
            List<Tree> trees = PatternTree.labels((CaseTree) arm.getLeaf());
            if (trees.size() != 1 || !isPattern(trees.get(0))) {
                return false;
            }
            TypeMirror[] pattern = new TypeMirror[1];
            new com.sun.source.util.TreePathScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
                    return tree != null && tree.getKind().name().equals("DECONSTRUCTION_PATTERN")
                            ? null
                            : super.scan(tree, unused);
                }

                @Override
                public @Nullable Void visitBindingPattern(
                        com.sun.source.tree.BindingPatternTree tree, @Nullable Void unused) {
                    Element element = scope.element(new TreePath(getCurrentPath(), tree.getVariable()));
                    pattern[0] = element == null ? null : element.asType();
                    return null;
                }
            }.scan(new TreePath(arm, trees.get(0)), null);
            if (pattern[0] == null) {
                return false;
            }
            TypeMirror type = scope.type(selector);
            return scope.types()
                    .isSubtype(scope.types().erasure(type), scope.types().erasure(pattern[0]));
        }
    }
}
