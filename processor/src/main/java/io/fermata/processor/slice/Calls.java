package io.fermata.processor.slice;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Calls of methods. */
final class Calls {

    private final Resolver resolver;
    private final Scope scope;
    private final Members members;

    Calls(Resolver resolver) {
        this.resolver = resolver;
        this.scope = resolver.scope();
        this.members = resolver.members();
    }

    boolean visit(MethodInvocationTree tree) {
        if (resolver.here() instanceof ExecutableElement method && method.getKind() == ElementKind.METHOD) {
            Code special = superCall(tree, method);
            if (special == null) {
                special = closedCall(tree, method);
            }
            if (special != null) {
                resolver.edit(tree, special);
                return true;
            }
        }
        return false;
    }

    private @Nullable Code superCall(MethodInvocationTree tree, ExecutableElement method) {
        if (!(tree.getMethodSelect() instanceof MemberSelectTree select)) {
            return null;
        }
        ExpressionTree on = select.getExpression();
        TypeElement site = References.isSuper(on) ? resolver.receivers().superOf(on) : null;
        if (site == null) {
            return null;
        }
        Typing typing = resolver.typings().typing(tree, method, site, site.asType(), tree.getArguments());
        Code receiver = members.enclosing(site, resolver.self());
        return members.superCall(method, site, receiver, arguments(method, tree.getArguments()), typing);
    }

    private @Nullable Code closedCall(MethodInvocationTree tree, ExecutableElement method) {
        ExpressionTree on = tree.getMethodSelect() instanceof MemberSelectTree select ? select.getExpression() : null;
        TypeMirror type = on == null
                ? resolver.receivers().holder(method).asType()
                : scope.type(new TreePath(new TreePath(resolver.getCurrentPath(), tree.getMethodSelect()), on));
        boolean inaccessible = members.isInaccessible(method);
        boolean outOfBounds = resolver.bounds().lack(method, type)
                && !(inaccessible && members.isPrivate(method.getEnclosingElement()));
        if (!outOfBounds && !inaccessible) {
            return null;
        }
        Code receiver = on == null ? resolver.receivers().receiver(method) : resolver.code(on);
        if (receiver == null) {
            return null;
        }
        TypeElement site = outOfBounds ? (TypeElement) ((DeclaredType) type).asElement() : members.site(method);
        Typing typing = resolver.typings().typing(tree, method, site, type, tree.getArguments());
        List<Code> arguments = arguments(method, tree.getArguments());
        return outOfBounds
                ? members.call(method, (DeclaredType) type, receiver, arguments, typing)
                : members.call(method, having(method, type, receiver), arguments, typing);
    }

    private Code having(ExecutableElement method, TypeMirror type, Code receiver) {
        return members.isPrivate(method.getEnclosingElement())
                ? resolver.receivers().having(method, type, receiver)
                : receiver;
    }

    /** The arguments; those for a variable arity parameter of a private type are put into an array of that type. */
    List<Code> arguments(ExecutableElement method, List<? extends ExpressionTree> trees) {
        List<Code> codes = arguments(trees);
        int fixed = method.getParameters().size() - 1;
        if (!method.isVarArgs()) {
            return codes;
        }
        TypeMirror last = method.getParameters().get(fixed).asType();
        TypeElement element = resolver.privates().privateIn(last);
        boolean single = trees.size() == fixed + 1
                && scope.types()
                        .isAssignable(
                                scope.type(new TreePath(resolver.getCurrentPath(), trees.get(fixed))),
                                scope.types().erasure(last));
        if (element == null || single) {
            return codes;
        }
        int dimensions = 0;
        for (TypeMirror at = last; at instanceof ArrayType array; at = array.getComponentType()) {
            dimensions++;
        }
        List<Code> packed = new ArrayList<>(codes.subList(0, fixed));
        packed.add(members.array(element, dimensions, codes.subList(fixed, codes.size()), Typing.exact()));
        return packed;
    }

    List<Code> arguments(List<? extends ExpressionTree> trees) {
        List<Code> codes = new ArrayList<>();
        for (ExpressionTree tree : trees) {
            codes.add(resolver.code(tree));
        }
        return codes;
    }
}
