package io.fermata.processor.slice;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import io.fermata.processor.code.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;

/**
 * Labels of cases that need private classes: they become guards of a pattern that takes any object.
 *
 * <pre>
 *     case Circle(int r) when r > 0    case Object value when Access.partsOfCircle(value) instanceof … &amp;&amp; r > 0
 * </pre>
 *
 * A switch over the constants of a private enum without patterns is one over their names instead: see {@link Selectors}.
 */
final class CaseLabels {

    private final Resolver resolver;
    private final Scope scope;
    private final Members members;

    CaseLabels(Resolver resolver) {
        this.resolver = resolver;
        this.scope = resolver.scope();
        this.members = resolver.members();
    }

    /** Whether one of the labels has a pattern or is null, so that constants are no names. */
    static boolean arePatterns(List<? extends CaseTree> cases) {
        return cases.stream()
                .flatMap(arm -> PatternTree.labels(arm).stream())
                .map(PatternTree::bare)
                .anyMatch(label -> PatternTree.isPattern(label) || label.getKind() == Tree.Kind.NULL_LITERAL);
    }

    /** Whether the labels of one case are to become a guard. */
    boolean isClosed(TreePath arm, List<? extends CaseTree> cases) {
        return arePatterns(cases)
                && PatternTree.labels((CaseTree) arm.getLeaf()).stream()
                        .map(label -> new TreePath(arm, PatternTree.bare(label)))
                        .anyMatch(label -> isClosedConstant(label)
                                || PatternTree.isPattern(label.getLeaf())
                                        && resolver.patterns().isClosed(label));
    }

    private boolean isClosedConstant(TreePath label) {
        Element element = label.getLeaf() instanceof ExpressionTree ? scope.element(label) : null;
        return element != null
                && element.getKind() == ElementKind.ENUM_CONSTANT
                && members.isPrivate(element.getEnclosingElement());
    }

    /** What stands between {@code case} and the colon or arrow. */
    Code guarded(TreePath arm) {
        Var value = Var.local(
                "value", scope.elements().getTypeElement("java.lang.Object").asType());
        value.declaredInner();
        Code read = Code.of(new Part.Use(value, true, false, false));
        Optional<ExpressionTree> guard = PatternTree.guard((CaseTree) arm.getLeaf());
        List<Code> alternatives = new ArrayList<>();
        for (Tree label : PatternTree.labels((CaseTree) arm.getLeaf())) {
            if (guard.isEmpty() || label != guard.get()) {
                alternatives.add(alternative(new TreePath(arm, PatternTree.bare(label)), read));
            }
        }
        Code condition = Patterns.joined(alternatives, " || ");
        Code start = Code.of("Object ", Code.of(new Part.Name(value)), " when ");
        if (guard.isEmpty()) {
            return Code.of(start, condition);
        }
        return Code.of(
                start,
                alternatives.size() == 1 ? condition : Code.of("(", condition, ")"),
                " && (",
                resolver.captured(new TreePath(arm, guard.get())),
                ")");
    }

    private Code alternative(TreePath label, Code value) {
        if (PatternTree.isPattern(label.getLeaf())) {
            return Patterns.joined(resolver.patterns().conditions(label, value), " && ");
        }
        VariableElement constant = (VariableElement) scope.element(label);
        if (constant == null) {
            throw new AssertionError(label.getLeaf());
        }
        return Code.of(value, " == ", members.read(constant, Code.EMPTY, Typing.exact()));
    }
}
