package io.fermata.processor.slice;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Annotations of types that are nested in others. The companion names such a type by the one around it, and there the
 * annotation stands before the simple name: {@code @Nullable Entry} becomes {@code Map.@Nullable Entry}.
 */
final class TypeAnnotations {

    private final Resolver resolver;
    private final Scope scope;
    private final Members members;

    TypeAnnotations(Resolver resolver) {
        this.resolver = resolver;
        this.scope = resolver.scope();
        this.members = resolver.members();
    }

    /** Takes the annotation at hand out of its place, if it goes to another. */
    boolean visit(AnnotationTree tree) {
        TreePath parent = resolver.getCurrentPath().getParentPath();
        boolean declared = parent.getLeaf() instanceof ModifiersTree;
        TreePath owner = declared ? parent.getParentPath() : parent;
        Tree type = annotatedType(owner.getLeaf());
        if (type == null) {
            return false;
        }
        TreePath name = new TreePath(owner, leading(type));
        boolean moves = moves(tree, name);
        if (moves) {
            resolver.edit(tree, Code.EMPTY);
        }
        return moves || !declared && isQualified(name);
    }

    /** The name of a type with the annotations that go before its simple name, null if there are none. */
    @Nullable
    Code annotated(Tree tree, TypeElement type) {
        List<Code> annotations = new ArrayList<>();
        TreePath path = resolver.getCurrentPath();
        TreePath name = path.getLeaf() == tree ? path : new TreePath(path, tree);
        for (TreePath at = name; at != null; at = at.getParentPath()) {
            Tree annotated = annotatedType(at.getLeaf());
            if (annotated != null && leading(annotated) == tree) {
                for (AnnotationTree annotation : annotations(at.getLeaf())) {
                    boolean within = at.getLeaf() instanceof AnnotatedTypeTree && isQualified(name);
                    if (within || moves(annotation, name)) {
                        annotations.add(code(new TreePath(at, annotation)));
                    }
                }
            }
            if (at.getLeaf() instanceof VariableTree || at.getLeaf() instanceof MethodTree) {
                break;
            }
        }
        if (annotations.isEmpty()) {
            return null;
        }
        boolean hidden = members.isPrivate(type);
        Code all =
                hidden ? Code.EMPTY : Code.of(Code.type(ClassName.get((TypeElement) type.getEnclosingElement())), ".");
        for (Code annotation : annotations) {
            all = Code.of(all, annotation, " ");
        }
        return hidden
                ? Code.of(all, Code.type(members.denotable().standIns().of(type)))
                : Code.of(all, type.getSimpleName().toString());
    }

    /** {@code Map.@Nullable Entry}: the annotation stands within the name. */
    private boolean isQualified(TreePath name) {
        return name.getLeaf() instanceof MemberSelectTree select
                && Names.isBare(select.getExpression())
                && scope.element(name) instanceof TypeElement type
                && type.getEnclosingElement() instanceof TypeElement;
    }

    private Code code(TreePath path) {
        AnnotationTree tree = (AnnotationTree) path.getLeaf();
        String arguments = resolver.text().raw(scope.end(tree.getAnnotationType()), scope.end(tree));
        return Code.of("@", resolver.code(new TreePath(path, tree.getAnnotationType())), arguments);
    }

    private boolean moves(AnnotationTree annotation, TreePath name) {
        return name.getLeaf() instanceof IdentifierTree
                && scope.element(name) instanceof TypeElement type
                && type.getEnclosingElement() instanceof TypeElement
                && !Denotable.isLocal(type)
                && !members.isPrivate(type)
                && isOfTypes(scope.element(new TreePath(name, annotation.getAnnotationType())));
    }

    private static boolean isOfTypes(@Nullable Element annotation) {
        Target target = annotation == null ? null : annotation.getAnnotation(Target.class);
        return target != null && List.of(target.value()).contains(ElementType.TYPE_USE);
    }

    /** The type that annotations before it are of. */
    private static @Nullable Tree annotatedType(Tree tree) {
        if (tree instanceof AnnotatedTypeTree annotated) {
            boolean ofArray = annotated.getUnderlyingType() instanceof ArrayTypeTree;
            return ofArray ? null : annotated.getUnderlyingType();
        } else if (tree instanceof VariableTree variable) {
            return variable.getType();
        }
        return tree instanceof MethodTree method ? method.getReturnType() : null;
    }

    private static List<? extends AnnotationTree> annotations(Tree tree) {
        if (tree instanceof AnnotatedTypeTree annotated) {
            return annotated.getAnnotations();
        } else if (tree instanceof VariableTree variable) {
            return variable.getModifiers().getAnnotations();
        }
        return tree instanceof MethodTree method ? method.getModifiers().getAnnotations() : List.of();
    }

    /** The name that a type begins with. */
    private static Tree leading(Tree type) {
        Tree at = type;
        while (true) {
            if (at instanceof ParameterizedTypeTree parameterized) {
                at = parameterized.getType();
            } else if (at instanceof ArrayTypeTree array) {
                at = array.getType();
            } else if (at instanceof AnnotatedTypeTree annotated) {
                at = annotated.getUnderlyingType();
            } else {
                return at;
            }
        }
    }
}
