package io.fermata.processor.slice;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import io.fermata.processor.code.Var;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Names of variables, members and types, as the companion has to write them. */
final class Names {

    private final Resolver resolver;
    private final Scope scope;
    private final Members members;

    Names(Resolver resolver) {
        this.resolver = resolver;
        this.scope = resolver.scope();
        this.members = resolver.members();
    }

    void name(IdentifierTree tree, boolean read, boolean write) {
        Element element = resolver.getCurrentPath().getLeaf() == tree ? resolver.here() : resolver.elementOf(tree);
        String name = tree.getName().toString();
        if (name.equals("this")) {
            TypeElement type = resolver.receivers().enclosingClass();
            if (type != null && type.equals(scope.owner())) {
                resolver.edit(tree, resolver.self());
            }
        } else if (element == null || name.equals("super")) {
            return;
        } else if (Scope.isVariable(element)) {
            Var var = scope.var(element);
            if (write) {
                var.assigned();
            }
            boolean captured = (resolver.isInFunction() || isResource(tree)) && !var.isInner();
            resolver.edit(tree, Code.of(new Part.Use(var, read, write, captured)));
        } else if (element instanceof TypeElement type) {
            typeName(tree, type);
        } else if (element.getKind() == ElementKind.ENUM_CONSTANT && isCaseLabel(tree)) {
            enumLabel(tree, element);
        } else if (isMember(element)) {
            Code qualified = qualify(tree, element, name);
            if (qualified != null) {
                resolver.edit(tree, qualified);
            }
        }
    }

    /** A resource must be effectively final, like what a lambda captures. */
    private boolean isResource(Tree tree) {
        return resolver.getCurrentPath().getParentPath().getLeaf() instanceof TryTree around
                && around.getResources().contains(tree);
    }

    /** A private enum is told by the names of its constants. */
    private void enumLabel(Tree tree, Element constant) {
        if (members.isPrivate(constant.getEnclosingElement())) {
            resolver.edit(tree, Code.text("\"" + constant.getSimpleName() + "\""));
        }
    }

    static boolean isMember(Element element) {
        return element.getKind().isField() || element.getKind() == ElementKind.METHOD;
    }

    void typeName(Tree tree, TypeElement type) {
        Code annotated = resolver.typeAnnotations().annotated(tree, type);
        if (annotated != null) {
            resolver.edit(tree, annotated);
            return;
        } else if (members.isPrivate(type)) {
            resolver.edit(tree, Code.type(members.denotable().standIns().of(type)));
            return;
        }
        Code local = members.localType(type);
        if (local != null) {
            resolver.edit(tree, local);
        } else if (!Denotable.isLocal(type)) {
            TypeName around = isOnItsOwn(tree) && AccessorShape.isInner(type) ? around(tree) : null;
            resolver.edit(
                    tree,
                    Code.type(
                            around instanceof ParameterizedTypeName outer
                                    ? outer.nestedClass(type.getSimpleName().toString())
                                    : ClassName.get(type)));
        }
    }

    /** Whether the tree names a type by its simple name, and is no part of the name of something else. */
    private boolean isOnItsOwn(Tree tree) {
        Tree parent = pathOf(tree).getParentPath().getLeaf();
        return tree instanceof IdentifierTree
                && !(parent instanceof MemberSelectTree)
                && !(parent instanceof NewClassTree);
    }

    /** The class around an inner one, with the type arguments that it has where the inner one is named; null for none. */
    private @Nullable TypeName around(Tree tree) {
        TreePath path = pathOf(tree);
        TreePath parent = path.getParentPath();
        boolean generic =
                parent.getLeaf() instanceof ParameterizedTypeTree parameterized && parameterized.getType() == tree;
        TypeMirror type = scope.shadow().type(generic ? parent : path);
        return type instanceof DeclaredType inner && inner.getEnclosingType().getKind() == TypeKind.DECLARED
                ? members.denotable().name(inner.getEnclosingType())
                : null;
    }

    private TreePath pathOf(Tree tree) {
        TreePath path = resolver.getCurrentPath();
        return path.getLeaf() == tree ? path : new TreePath(path, tree);
    }

    /** The qualified form of a member that is named without a receiver; null if it stays as it is. */
    private @Nullable Code qualify(Tree tree, Element element, String name) {
        Code receiver = resolver.receivers().receiver(element);
        if (receiver == null) {
            return null;
        }
        if (members.isInaccessible(element) && element instanceof VariableElement field) {
            TypeMirror type = resolver.receivers().holder(field).asType();
            return resolver.typings().read(tree, field, receiver, type);
        }
        if (receiver.parts().get(0) instanceof Part.Static) {
            return receiver;
        }
        return Code.of(
                element instanceof VariableElement field
                        ? resolver.receivers()
                                .having(
                                        field,
                                        resolver.receivers().holder(field).asType(),
                                        receiver)
                        : receiver,
                "." + name);
    }

    boolean visit(MemberSelectTree tree) {
        Element element = resolver.here();
        String name = tree.getIdentifier().toString();
        if (name.equals("this") && resolver.elementOf(tree.getExpression()) instanceof TypeElement type) {
            if (type.equals(scope.owner())) {
                resolver.edit(tree, resolver.self());
            } else if (!resolver.receivers().isInText(type)) {
                resolver.edit(tree, members.enclosing(type, resolver.self()));
            }
            return true;
        }
        if (name.equals("class")) {
            return classLiteral(tree);
        } else if (element instanceof TypeElement type) {
            if (isBare(tree.getExpression()) || members.isPrivate(type)) {
                typeName(tree, type);
                return true;
            }
        } else if (element instanceof VariableElement field && field.getKind().isField()) {
            return field(tree, field);
        }
        return false;
    }

    boolean visit(ParameterizedTypeTree tree) {
        if (resolver.elementOf(tree.getType()) instanceof TypeElement type && members.isPrivate(type)) {
            typeName(tree, type);
            return true;
        }
        return false;
    }

    private boolean classLiteral(MemberSelectTree tree) {
        TypeMirror type = scope.type(new TreePath(resolver.getCurrentPath(), tree.getExpression()));
        if (resolver.privates().privateIn(type) == null) {
            return false;
        }
        resolver.edit(tree, members.literal(type, resolver.typings().typing(tree, List.of())));
        return true;
    }

    private boolean field(MemberSelectTree tree, VariableElement field) {
        if (isCaseLabel(tree) && field.getKind() == ElementKind.ENUM_CONSTANT) {
            enumLabel(tree, field);
            return members.isPrivate(field.getEnclosingElement());
        }
        ExpressionTree on = tree.getExpression();
        if (field.getEnclosingElement() instanceof TypeElement && !isLength(field) && members.isInaccessible(field)) {
            TypeMirror type = scope.type(new TreePath(resolver.getCurrentPath(), on));
            resolver.edit(
                    tree,
                    resolver.typings().read(tree, field, resolver.receivers().receiver(on), type));
            return true;
        } else if (References.isSuper(on) && resolver.receivers().superOf(on) != null) {
            Code type = Code.type(ClassName.get((TypeElement) field.getEnclosingElement()));
            boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
            resolver.edit(
                    on,
                    isStatic
                            ? type
                            : Code.of("((", type, ") ", resolver.receivers().receiver(on), ")"));
            return true;
        } else if (!field.getModifiers().contains(Modifier.STATIC)
                && field.getEnclosingElement() instanceof TypeElement
                && !isLength(field)
                && resolver.bounds().lack(field, scope.type(new TreePath(resolver.getCurrentPath(), on)))) {
            TypeMirror type = scope.type(new TreePath(resolver.getCurrentPath(), on));
            resolver.edit(on, resolver.receivers().having(field, type, resolver.code(on)));
            return true;
        } else if (field.getModifiers().contains(Modifier.STATIC) && members.isPrivate(resolver.elementOf(on))) {
            resolver.edit(on, Code.type(ClassName.get((TypeElement) field.getEnclosingElement())));
            return true;
        }
        return false;
    }

    /** The length of an array is a field of no class. */
    private static boolean isLength(VariableElement field) {
        return field.getSimpleName().contentEquals("length")
                && field.getEnclosingElement().getSimpleName().contentEquals("Array");
    }

    /** Whether a qualifier is made of names only: no type arguments, no annotations. */
    static boolean isBare(ExpressionTree tree) {
        ExpressionTree at = tree;
        while (at instanceof MemberSelectTree select) {
            at = select.getExpression();
        }
        return at instanceof IdentifierTree;
    }

    /** An enum constant in a case label stands without its class. */
    private boolean isCaseLabel(Tree tree) {
        TreePath parent = resolver.getCurrentPath().getLeaf() == tree
                ? resolver.getCurrentPath().getParentPath()
                : resolver.getCurrentPath();
        return parent != null
                && (parent.getLeaf() instanceof CaseTree
                        || parent.getLeaf().getKind().name().equals("CONSTANT_CASE_LABEL"));
    }
}
