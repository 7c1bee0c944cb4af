package io.fermata.processor.slice;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import io.fermata.processor.code.Var;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Type tests and the variables that patterns bind. A pattern that needs a private class becomes a condition: the class is
 * tested by {@code Access}, and a private record is taken apart there.
 *
 * <pre>
 *     o instanceof Node n                 Access.asNode(o) instanceof Node n
 *     o instanceof Line(Point(int x), _)  (Access.partsOfLine(o) instanceof Access.LineParts(var a, _)
 *                                             &amp;&amp; Access.partsOfPoint(a) instanceof Access.PointParts(int x))
 * </pre>
 */
final class Patterns {

    private final Resolver resolver;
    private final Scope scope;
    private final Members members;

    Patterns(Resolver resolver) {
        this.resolver = resolver;
        this.scope = resolver.scope();
        this.members = resolver.members();
    }

    boolean visit(InstanceOfTree tree) {
        if (resolver.isInFunction()) {
            test(tree);
            return true;
        }
        int before = resolver.edits().size();
        test(tree);
        List<Var> bound = new ArrayList<>();
        for (Edit edit : resolver.edits().subList(before, resolver.edits().size())) {
            for (Part part : edit.code().parts()) {
                if (part instanceof Part.Binding binding) {
                    bound.add(binding.var());
                } else if (part instanceof Part.Bound inner) { // of a test in the operand
                    bound.removeAll(inner.vars());
                }
            }
        }
        if (!bound.isEmpty()) {
            int start = scope.start(tree);
            int end = scope.end(tree);
            resolver.edits().add(before, new Edit(start, start, Code.of(new Part.BindStart(bound))));
            resolver.add(new Edit(end, end, Code.of(new Part.Bound(bound))));
        }
        return true;
    }

    private void test(InstanceOfTree tree) {
        TypeMirror type =
                tree.getType() == null ? null : scope.type(new TreePath(resolver.getCurrentPath(), tree.getType()));
        if (tree.getPattern() != null) {
            TreePath pattern = new TreePath(resolver.getCurrentPath(), tree.getPattern());
            if (isClosed(pattern)) {
                List<Code> conditions =
                        conditions(pattern, resolver.assignments().operand(tree.getExpression()));
                Code all = joined(conditions, " && ");
                resolver.edit(tree, conditions.size() == 1 ? all : Code.of("(", all, ")"));
                return;
            }
        } else if (type != null && resolver.privates().privateIn(type) != null) {
            resolver.edit(tree, members.test(type, resolver.code(tree.getExpression())));
            return;
        }
        resolver.scan(tree.getExpression(), null);
        resolver.scan(tree.getPattern() == null ? tree.getType() : tree.getPattern(), null);
    }

    static Code joined(List<Code> conditions, String operator) {
        Code all = conditions.get(0);
        for (Code condition : conditions.subList(1, conditions.size())) {
            all = Code.of(all, operator, condition);
        }
        return all;
    }

    /** Whether a private class is needed to match a value of no particular type. */
    boolean isClosed(TreePath pattern) {
        if (pattern.getLeaf() instanceof BindingPatternTree) {
            return resolver.privates().privateIn(bound(pattern)) != null;
        } else if (!PatternTree.isDeconstruction(pattern.getLeaf())) {
            return false;
        }
        DeclaredType type = (DeclaredType) scope.type(pattern);
        if (members.isPrivate(type.asElement())) {
            return true;
        }
        List<? extends Tree> nested = PatternTree.nested(pattern.getLeaf());
        for (int i = 0; i < nested.size(); i++) {
            if (isClosed(new TreePath(pattern, nested.get(i)), component(type, i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a private class is needed to match a value of the type: not so if all of its values match. */
    private boolean isClosed(TreePath pattern, TypeMirror value) {
        return isClosed(pattern)
                && !(pattern.getLeaf() instanceof BindingPatternTree
                        && scope.types()
                                .isSubtype(
                                        scope.types().erasure(value),
                                        scope.types().erasure(bound(pattern))));
    }

    private TypeMirror bound(TreePath binding) {
        return scope.type(new TreePath(binding, ((BindingPatternTree) binding.getLeaf()).getVariable()));
    }

    private TypeMirror component(DeclaredType type, int index) {
        RecordComponentElement component =
                ((TypeElement) type.asElement()).getRecordComponents().get(index);
        return scope.types().asMemberOf(type, component.getAccessor())
                        instanceof javax.lang.model.type.ExecutableType accessor
                ? accessor.getReturnType()
                : component.asType();
    }

    /** What must hold, in this order, for the value to match. */
    List<Code> conditions(TreePath pattern, Code value) {
        if (pattern.getLeaf() instanceof BindingPatternTree binding) {
            return List.of(binding(new TreePath(pattern, binding.getVariable()), binding, value));
        }
        DeclaredType type = (DeclaredType) scope.type(pattern);
        List<Code> patterns = new ArrayList<>();
        List<Code> further = new ArrayList<>();
        List<? extends Tree> nested = PatternTree.nested(pattern.getLeaf());
        for (int i = 0; i < nested.size(); i++) {
            TreePath path = new TreePath(pattern, nested.get(i));
            TypeMirror component = component(type, i);
            if (isClosed(path, component)) {
                String name = ((TypeElement) type.asElement())
                        .getRecordComponents()
                        .get(i)
                        .getSimpleName()
                        .toString();
                Var part = Var.local(name, component);
                part.declaredInner();
                patterns.add(Code.of("var ", Code.of(new Part.Name(part))));
                further.addAll(conditions(path, Code.of(new Part.Use(part, true, false, false))));
            } else {
                patterns.add(PatternTree.isAny(path.getLeaf()) ? Code.text("_") : resolver.code(path));
            }
        }
        List<Code> all = new ArrayList<>();
        if (members.isPrivate(type.asElement())) {
            all.add(members.takeApart(type, value, Code.list(patterns)));
        } else {
            Code name = resolver.code(new TreePath(pattern, PatternTree.deconstructor(pattern.getLeaf())));
            all.add(Code.of(value, " instanceof ", name, "(", Code.list(patterns), ")"));
        }
        all.addAll(further);
        return all;
    }

    private Code binding(TreePath variable, BindingPatternTree tree, Code value) {
        TypeMirror type = scope.type(variable);
        Element element = scope.element(variable);
        if (element == null || resolver.privates().privateIn(type) == null) {
            return Code.of(
                    value, " instanceof ", resolver.code(new TreePath(variable.getParentPath(), tree.getVariable())));
        }
        return tree.getVariable().getName().isEmpty()
                ? members.test(type, value)
                : members.match(type, value, bind(element));
    }

    private Code bind(Element element) {
        Var var = scope.var(element);
        if (members.isBoxed()) {
            var.boxed();
        }
        if (resolver.isInFunction()) {
            var.declaredInner();
        }
        return Code.of(resolver.isInFunction() ? new Part.Name(var) : new Part.Binding(var));
    }
}
