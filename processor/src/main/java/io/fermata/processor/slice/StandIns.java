package io.fermata.processor.slice;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * The private types around the user's class. The companion cannot name them, so in it a <em>stand-in</em>, a type
 * variable of the same name, takes their place: bounded by the supertypes that can be named, it can be used wherever the
 * type can be, but for what needs the class itself, which goes through {@code Access}.
 *
 * <pre>
 *     private static class Node implements Comparable&lt;Node&gt; { … }
 *
 *     private static &lt;Node extends Comparable&lt;Node&gt;&gt; int run(…) {
 *         Node n = Access.getHead(self);
 *         List&lt;Node&gt; all = new ArrayList&lt;&gt;();
 * </pre>
 *
 * <p>A generic class's stand-in has no type arguments.
 */
public final class StandIns {

    private final Map<String, TypeElement> types = new LinkedHashMap<>();
    /** Names of continuation classes. */
    private final Set<String> taken = new TreeSet<>();

    private final TypeElement outermost;

    /** @param user the class with async methods */
    public StandIns(TypeElement user) {
        TypeElement at = user;
        while (at.getEnclosingElement() instanceof TypeElement around) {
            at = around;
        }
        this.outermost = at;
        for (ExecutableElement method : ElementFilter.methodsIn(user.getEnclosedElements())) {
            if (!isAsync(method)) {
                continue;
            }
            String name = method.getSimpleName().toString();
            taken.add(Character.toUpperCase(name.charAt(0)) + name.substring(1));
        }
        collect(at);
    }

    private void collect(TypeElement type) {
        for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
            if (isPrivate(nested)) {
                types.put(unused(nested), nested);
            }
            collect(nested);
        }
    }

    private String unused(TypeElement type) {
        String name = type.getSimpleName().toString();
        Element at = type.getEnclosingElement();
        while (types.containsKey(name) || taken.contains(name)) {
            name = at.getSimpleName() + "_" + name;
            at = at.getEnclosingElement();
        }
        return name;
    }

    private static boolean isAsync(ExecutableElement method) {
        return method.getAnnotationMirrors().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("io.fermata.Async"));
    }

    private static boolean isPrivate(TypeElement type) {
        for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
            if (at.getModifiers().contains(Modifier.PRIVATE)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the type is one of those that have a stand-in. */
    public boolean has(TypeElement type) {
        if (!isPrivate(type) || Denotable.isLocal(type)) {
            return false;
        }
        Element at = type;
        while (at.getEnclosingElement() instanceof TypeElement around) {
            at = around;
        }
        return at.equals(outermost);
    }

    /** The stand-in, as a use of it. */
    public TypeVariableName of(TypeElement type) {
        for (Map.Entry<String, TypeElement> entry : types.entrySet()) {
            if (entry.getValue().equals(type)) {
                return TypeVariableName.get(entry.getKey());
            }
        }
        throw new AssertionError("no stand-in for " + type);
    }

    /** The private class that the type variable stands for, null if it is no stand-in. */
    @Nullable
    TypeElement type(String variable) {
        return types.get(variable);
    }

    public boolean isStandIn(TypeVariableName variable) {
        return types.containsKey(variable.name());
    }

    /** Whether a type mentions a private one. */
    public boolean isIn(TypeMirror type) {
        return isIn(type, 0);
    }

    private boolean isIn(TypeMirror type, int depth) {
        if (depth > 6) {
            return false;
        } else if (type instanceof ArrayType array) {
            return isIn(array.getComponentType(), depth + 1);
        } else if (type instanceof WildcardType wildcard) {
            return wildcard.getExtendsBound() != null && isIn(wildcard.getExtendsBound(), depth + 1)
                    || wildcard.getSuperBound() != null && isIn(wildcard.getSuperBound(), depth + 1);
        } else if (type instanceof IntersectionType both) {
            return both.getBounds().stream().anyMatch(bound -> isIn(bound, depth + 1));
        } else if (type instanceof javax.lang.model.type.TypeVariable variable) {
            return Denotable.isCaptured(variable)
                    && (isIn(variable.getUpperBound(), depth + 1) || isIn(variable.getLowerBound(), depth + 1));
        } else if (type instanceof DeclaredType declared) {
            return has((TypeElement) declared.asElement())
                    || declared.getTypeArguments().stream().anyMatch(argument -> isIn(argument, depth + 1))
                    || declared.getEnclosingType().getKind() == TypeKind.DECLARED
                            && isIn(declared.getEnclosingType(), depth + 1);
        }
        return false;
    }

    /** The names of the stand-ins in a type, in no order that matters. */
    public Set<String> in(TypeName type) {
        Set<String> found = new TreeSet<>();
        variables(type, found);
        found.retainAll(types.keySet());
        return found;
    }

    /** The type variables in a type. */
    static Set<String> variables(TypeName type) {
        Set<String> found = new TreeSet<>();
        variables(type, found);
        return found;
    }

    private static void variables(TypeName type, Set<String> found) {
        if (type instanceof TypeVariableName variable) {
            found.add(variable.name());
        } else if (type instanceof ArrayTypeName array) {
            variables(array.componentType(), found);
        } else if (type instanceof ParameterizedTypeName parameterized) {
            parameterized.typeArguments().forEach(argument -> variables(argument, found));
        } else if (type instanceof WildcardTypeName wildcard) {
            wildcard.upperBounds().forEach(bound -> variables(bound, found));
            wildcard.lowerBounds().forEach(bound -> variables(bound, found));
        }
    }

    /**
     * Declares stand-ins.
     *
     * @param used the types that mention them
     * @param names writes a type
     * @param visible type variables that are declared beside them
     */
    public List<TypeVariableName> declare(
            Collection<? extends TypeName> used, Function<TypeMirror, TypeName> names, Collection<String> visible) {
        Map<String, TypeVariableName> declared = new LinkedHashMap<>();
        for (TypeName type : used) {
            in(type).forEach(name -> declare(name, names, visible, declared));
        }
        return List.copyOf(declared.values());
    }

    private void declare(
            String name,
            Function<TypeMirror, TypeName> names,
            Collection<String> visible,
            Map<String, TypeVariableName> declared) {
        TypeElement type = types.get(name);
        if (type == null || declared.containsKey(name)) {
            return;
        }
        declared.put(name, TypeVariableName.get(name));
        List<TypeName> bounds = bounds(type, names, visible);
        bounds.forEach(bound -> in(bound).forEach(other -> declare(other, names, visible, declared)));
        declared.put(name, TypeVariableName.get(name, bounds.toArray(new TypeName[0])));
    }

    /** A type variable as a bound must be the only one (JLS 4.4). */
    private List<TypeName> bounds(TypeElement type, Function<TypeMirror, TypeName> names, Collection<String> visible) {
        List<TypeName> bounds = new ArrayList<>();
        for (TypeMirror supertype : supertypes(type)) {
            TypeElement element = (TypeElement) ((DeclaredType) supertype).asElement();
            if (has(element)) {
                return List.of(of(element));
            }
            if (!isTrivial(element)) {
                bounds.add(within(names.apply(supertype), visible));
            }
        }
        return bounds;
    }

    static List<TypeMirror> supertypes(TypeElement type) {
        List<TypeMirror> supertypes = new ArrayList<>();
        if (type.getSuperclass().getKind() == TypeKind.DECLARED) {
            supertypes.add(type.getSuperclass());
        }
        supertypes.addAll(type.getInterfaces());
        return supertypes;
    }

    private static boolean isTrivial(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return name.equals("java.lang.Object") || name.equals("java.lang.Record");
    }

    /** Type arguments that are not known where the bound stands become wildcards. */
    private TypeName within(TypeName bound, Collection<String> visible) {
        if (!(bound instanceof ParameterizedTypeName parameterized)) {
            return bound;
        }
        TypeName[] arguments = parameterized.typeArguments().stream()
                .map(argument -> isVisible(argument, visible) ? argument : unknown())
                .toArray(TypeName[]::new);
        return ParameterizedTypeName.get(parameterized.rawType(), arguments);
    }

    private boolean isVisible(TypeName argument, Collection<String> visible) {
        return variables(argument).stream().allMatch(name -> visible.contains(name) || types.containsKey(name));
    }

    private static TypeName unknown() {
        return WildcardTypeName.subtypeOf(ClassName.OBJECT);
    }
}
