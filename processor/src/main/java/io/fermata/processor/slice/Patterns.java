package io.fermata.processor.slice;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import io.fermata.processor.code.Var;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;

/** Type tests and the variables that patterns bind. */
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
        TypeElement type = tree.getType() == null ? null : resolver.privates().privateClass(tree.getType());
        if (tree.getPattern() instanceof BindingPatternTree pattern) {
            TreePath path = new TreePath(new TreePath(resolver.getCurrentPath(), pattern), pattern.getVariable());
            TypeElement bound = scope.type(path) instanceof ArrayType
                    ? null
                    : resolver.privates().privateIn(scope.type(path));
            Element element = scope.element(path);
            if (bound != null && element != null) {
                resolver.edit(
                        tree,
                        members.match(bound, resolver.assignments().operand(tree.getExpression()), bind(element)));
                return;
            }
        } else if (type != null) {
            resolver.edit(tree, members.test(type, resolver.code(tree.getExpression())));
            return;
        }
        resolver.scan(tree.getExpression(), null);
        resolver.scan(tree.getPattern() == null ? tree.getType() : tree.getPattern(), null);
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
