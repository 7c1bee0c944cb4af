package io.fermata.processor.slice;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** How the calls of {@code Access} that stand for trees are typed. */
final class Typings {

    private final Resolver resolver;
    private final Scope scope;
    private final Members members;

    Typings(Resolver resolver) {
        this.resolver = resolver;
        this.scope = resolver.scope();
        this.members = resolver.members();
    }

    /** The value of a field that may not be touched. */
    Code read(Tree tree, VariableElement field, Code receiver, TypeMirror receiverType) {
        Code having = members.isPrivate(field.getEnclosingElement())
                ? resolver.receivers().having(field, receiverType, receiver)
                : receiver;
        return members.read(field, having, typing(tree, field, receiverType, List.of()));
    }

    /** How a call of {@code Access} that stands for the tree is typed. */
    Typing typing(Tree tree, Element member, @Nullable TypeMirror receiver, List<? extends ExpressionTree> arguments) {
        return typing(tree, member, members.site(member), receiver, arguments);
    }

    /** @param site the class that the member is looked up in */
    Typing typing(
            Tree tree,
            Element member,
            TypeElement site,
            @Nullable TypeMirror receiver,
            List<? extends ExpressionTree> arguments) {
        List<TypeMirror> types = new ArrayList<>();
        if (receiver != null && !member.getModifiers().contains(Modifier.STATIC)) {
            types.add(receiver);
        }
        arguments.forEach(argument -> types.add(argument(argument)));
        TypeMirror inferred = tree instanceof MethodInvocationTree call
                ? scope.type(new TreePath(resolver.getCurrentPath(), call.getMethodSelect()))
                : null;
        return typing(tree, types, Instantiation.of(scope.types(), member, site, receiver, inferred));
    }

    /** The type of an argument; that of a function says nothing. */
    TypeMirror argument(ExpressionTree tree) {
        ExpressionTree bare = Operators.unparenthesized(tree);
        return bare instanceof LambdaExpressionTree || bare instanceof MemberReferenceTree
                ? scope.types().getNoType(TypeKind.NONE)
                : scope.type(new TreePath(resolver.getCurrentPath(), tree));
    }

    Typing typing(Tree tree, List<TypeMirror> arguments) {
        return typing(tree, arguments, Map.of());
    }

    Typing typing(Tree tree, List<TypeMirror> arguments, Map<String, TypeMirror> meanings) {
        TreePath path = resolver.getCurrentPath().getLeaf() == tree
                ? resolver.getCurrentPath()
                : new TreePath(resolver.getCurrentPath(), tree);
        return new Typing(scope.type(path), isTargeted(path), arguments, meanings);
    }

    /** Whether the value of the tree is dropped, or assigned to something whose type is written down. */
    private boolean isTargeted(TreePath path) {
        TreePath parent = path.getParentPath();
        Tree child = path.getLeaf();
        while (parent != null && parent.getLeaf() instanceof ParenthesizedTree) {
            child = parent.getLeaf();
            parent = parent.getParentPath();
        }
        Tree tree = parent == null ? null : parent.getLeaf();
        if (tree instanceof VariableTree variable) {
            Element element = scope.element(parent);
            return variable.getInitializer() == child
                    && (!resolver.declarations().isVar(variable)
                            || element != null && members.mentionsPrivate(element.asType()));
        } else if (tree instanceof AssignmentTree assignment) {
            return assignment.getExpression() == child && !isClosed(new TreePath(parent, assignment.getVariable()));
        }
        return tree instanceof ExpressionStatementTree || tree instanceof ReturnTree;
    }

    /** Whether the target of an assignment is a field that is set by a call. */
    private boolean isClosed(TreePath target) {
        return scope.element(target) instanceof VariableElement field
                && field.getKind().isField()
                && members.isInaccessible(field);
    }
}
