package io.fermata.processor.slice;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;

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
        selector(tree.getExpression());
        resolver.scan(tree.getCases(), null);
        return true;
    }

    boolean visit(SwitchExpressionTree tree) {
        boolean named = selector(tree.getExpression());
        resolver.scan(tree.getCases(), null);
        if (named && tree.getCases().stream().noneMatch(Selectors::isDefault)) {
            boolean rule = tree.getCases().get(0).getCaseKind() == CaseTree.CaseKind.RULE;
            int at = scope.end(tree) - 1;
            String fallback = (rule ? "default -> " : "default: ") + "throw new IncompatibleClassChangeError();\n";
            resolver.add(new Edit(at, at, Code.text(fallback)));
        }
        return true;
    }

    private static boolean isDefault(CaseTree arm) {
        return arm.getExpressions().isEmpty() && !arm.toString().trim().startsWith("case")
                || arm.toString().contains("default");
    }

    /** The selector; that of a private enum is the constant's name. */
    private boolean selector(ExpressionTree tree) {
        TreePath path = new TreePath(resolver.getCurrentPath(), tree);
        resolver.scan(tree, null);
        if (!members.isPrivateEnum(scope.type(path))) {
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
