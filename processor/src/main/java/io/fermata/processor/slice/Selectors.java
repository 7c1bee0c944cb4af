package io.fermata.processor.slice;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import java.util.List;

/** What is switched on. */
final class Selectors {

    private final Resolver resolver;
    private final Scope scope;
    private final Members members;

    Selectors(Resolver resolver) {
        this.resolver = resolver;
        this.scope = resolver.scope();
        this.members = resolver.members();
    }

    boolean visit(SwitchTree tree) {
        switched(tree, tree.getExpression(), tree.getCases());
        return true;
    }

    boolean visit(SwitchExpressionTree tree) {
        switched(tree, tree.getExpression(), tree.getCases());
        return true;
    }

    /** The cases of a switch. */
    static List<? extends CaseTree> cases(Tree tree) {
        if (tree instanceof SwitchTree statement) {
            return statement.getCases();
        }
        return tree instanceof SwitchExpressionTree expression ? expression.getCases() : List.of();
    }

    private void switched(Tree tree, ExpressionTree selector, List<? extends CaseTree> cases) {
        boolean patterns = CaseLabels.arePatterns(cases);
        boolean named = selector(selector, patterns);
        resolver.scan(cases, null);
        boolean guarded = patterns
                && cases.stream()
                        .anyMatch(arm ->
                                resolver.caseLabels().isClosed(new TreePath(resolver.getCurrentPath(), arm), cases));
        boolean mustMatch = guarded || named && tree instanceof SwitchExpressionTree;
        if (mustMatch && cases.stream().noneMatch(Selectors::isDefault)) {
            fallback(tree, cases.get(cases.size() - 1), guarded);
        }
    }

    /** No other case can know any more that these are all that there are. */
    private void fallback(Tree tree, CaseTree last, boolean patterns) {
        boolean rule = last.getCaseKind() == CaseTree.CaseKind.RULE;
        String failure = patterns ? "MatchException(null, null)" : "IncompatibleClassChangeError()";
        String end = rule || tree instanceof SwitchExpressionTree || !fallsThrough(last) ? "" : "break;\n";
        int at = scope.end(tree) - 1;
        resolver.add(new Edit(
                at, at, Code.text(end + (rule ? "default -> " : "default: ") + "throw new " + failure + ";\n")));
    }

    private static boolean fallsThrough(CaseTree last) {
        List<? extends StatementTree> statements = last.getStatements();
        return statements.isEmpty()
                || switch (statements.get(statements.size() - 1).getKind()) {
                    case BREAK, CONTINUE, RETURN, THROW, YIELD -> false;
                    default -> true;
                };
    }

    private static boolean isDefault(CaseTree arm) {
        List<Tree> labels = PatternTree.labels(arm);
        return labels.isEmpty() || labels.stream().anyMatch(PatternTree::isDefault);
    }

    /** The selector; that of a private enum is the constant's name, unless there are patterns. */
    private boolean selector(ExpressionTree tree, boolean patterns) {
        TreePath path = new TreePath(resolver.getCurrentPath(), tree);
        resolver.scan(tree, null);
        if (patterns || !members.isPrivateEnum(scope.type(path))) {
            return false;
        }
        int end = scope.end(tree) - (tree instanceof ParenthesizedTree ? 1 : 0);
        int start = scope.start(tree) + (tree instanceof ParenthesizedTree ? 1 : 0);
        boolean term = resolver.isReplaced(Operators.unparenthesized(tree))
                || Operators.isTerm(Operators.unparenthesized(tree));
        if (!term) {
            resolver.add(new Edit(start, start, Code.text("(")));
        }
        resolver.add(new Edit(end, end, Code.text(term ? ".name()" : ").name()")));
        return true;
    }
}
