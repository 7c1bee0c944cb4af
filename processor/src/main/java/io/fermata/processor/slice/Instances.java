package io.fermata.processor.slice;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * The type arguments that generic private classes have in one method. Their stand-ins have none; where a class has the
 * same ones throughout, its stand-in's bounds are those of this instance, else wildcards.
 */
public final class Instances {

    /** Knows none. */
    public static final Instances NONE = new Instances(type -> false, type -> ClassName.OBJECT);

    private final Function<TypeElement, Boolean> isPrivate;
    private final Function<TypeMirror, TypeName> names;
    private final Map<TypeElement, Map<String, TypeName>> known = new HashMap<>();
    private final Set<TypeElement> ambiguous = new HashSet<>();

    private Instances(Function<TypeElement, Boolean> isPrivate, Function<TypeMirror, TypeName> names) {
        this.isPrivate = isPrivate;
        this.names = names;
    }

    /** Those among the types. */
    public static Instances of(Iterable<? extends TypeMirror> types, Denotable denotable) {
        Instances instances = new Instances(denotable.standIns()::has, denotable::name);
        types.forEach(type -> instances.add(type, 0));
        return instances;
    }

    /** Those in the types of the method's expressions and variables; class bodies may have type variables of their own. */
    public static Instances of(TreePath method, Scope scope, Denotable denotable) {
        Instances instances = new Instances(denotable.standIns()::has, denotable::name);
        if (denotable.standIns().isEmpty()) {
            return instances;
        }
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
                if (tree instanceof ClassTree) {
                    return null;
                }
                if (tree instanceof ExpressionTree || tree instanceof VariableTree) {
                    TreePath path = new TreePath(getCurrentPath(), tree);
                    TypeMirror type = scope.element(path) instanceof TypeElement
                            ? null
                            : scope.shadow().type(path);
                    if (type != null) {
                        instances.add(type, 0);
                    }
                }
                return super.scan(tree, unused);
            }
        }.scan(method, null);
        return instances;
    }

    private void add(TypeMirror type, int depth) {
        if (depth > 4) {
            return;
        } else if (type instanceof ArrayType array) {
            add(array.getComponentType(), depth + 1);
        } else if (type instanceof WildcardType wildcard) {
            if (wildcard.getExtendsBound() != null) {
                add(wildcard.getExtendsBound(), depth + 1);
            }
        } else if (type instanceof DeclaredType declared) {
            declared.getTypeArguments().forEach(argument -> add(argument, depth + 1));
            TypeElement element = (TypeElement) declared.asElement();
            if (isPrivate.apply(element)) {
                note(element, arguments(declared));
            }
        }
    }

    private Map<String, TypeName> arguments(DeclaredType type) {
        Map<String, TypeName> arguments = new HashMap<>();
        TypeMirror at = type;
        while (at instanceof DeclaredType declared) {
            List<? extends TypeParameterElement> parameters = ((TypeElement) declared.asElement()).getTypeParameters();
            for (int i = 0; i < declared.getTypeArguments().size(); i++) {
                arguments.putIfAbsent(
                        parameters.get(i).getSimpleName().toString(),
                        names.apply(declared.getTypeArguments().get(i)));
            }
            at = declared.getEnclosingType();
        }
        return arguments;
    }

    private void note(TypeElement type, Map<String, TypeName> arguments) {
        Map<String, TypeName> before = known.putIfAbsent(type, arguments);
        if (before != null && !before.equals(arguments)) {
            ambiguous.add(type);
        }
    }

    /** The bound of the class's stand-in that a supertype gives. */
    TypeName bound(TypeElement type, TypeName supertype) {
        Map<String, TypeName> arguments = ambiguous.contains(type) ? Map.of() : known.getOrDefault(type, Map.of());
        if (!(supertype instanceof ParameterizedTypeName parameterized)) {
            return supertype;
        } else if (supertype.toString().contains(">.")) {
            return parameterized.rawType();
        }
        TypeName[] all = parameterized.typeArguments().stream()
                .map(argument -> isKnown(argument, type, arguments)
                        ? substitute(argument, arguments)
                        : WildcardTypeName.subtypeOf(ClassName.OBJECT))
                .toArray(TypeName[]::new);
        return ParameterizedTypeName.get(parameterized.rawType(), all);
    }

    private static boolean isKnown(TypeName argument, TypeElement type, Map<String, TypeName> arguments) {
        Set<String> open = StandIns.variables(argument);
        for (Element at = type; at instanceof TypeElement around; at = at.getEnclosingElement()) {
            for (TypeParameterElement parameter : around.getTypeParameters()) {
                String name = parameter.getSimpleName().toString();
                if (open.contains(name) && !arguments.containsKey(name)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static TypeName substitute(TypeName type, Map<String, TypeName> arguments) {
        if (type instanceof TypeVariableName variable) {
            return arguments.getOrDefault(variable.name(), type);
        } else if (type instanceof ParameterizedTypeName parameterized
                && !parameterized.typeArguments().isEmpty()) {
            return ParameterizedTypeName.get(
                    parameterized.rawType(),
                    parameterized.typeArguments().stream()
                            .map(argument -> substitute(argument, arguments))
                            .toArray(TypeName[]::new));
        }
        return type;
    }
}
