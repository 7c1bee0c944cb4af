package io.fermata.processor.slice;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.Arrays;
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
 * The private types around the user's class, and the protected ones that it inherits from another package. The companion
 * cannot name them, so in it a <em>stand-in</em>, a type
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

    private final TypeElement user;
    private final Element home;

    /** @param user the class with async methods */
    public StandIns(TypeElement user) {
        TypeElement at = user;
        while (at.getEnclosingElement() instanceof TypeElement around) {
            at = around;
        }
        this.user = user;
        this.home = at.getEnclosingElement();
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
        inherited(type);
        for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
            if (isClosed(nested)) {
                types.put(unused(nested), nested);
            }
            collect(nested);
        }
    }

    /** Protected classes within superclasses in other packages are closed too. */
    private void inherited(TypeElement type) {
        TypeMirror at = type.getSuperclass();
        while (at instanceof DeclaredType declared) {
            TypeElement superclass = (TypeElement) declared.asElement();
            for (TypeElement nested : ElementFilter.typesIn(superclass.getEnclosedElements())) {
                if (isHidden(nested)
                        && !nested.getModifiers().contains(Modifier.PRIVATE)
                        && !types.containsValue(nested)) {
                    types.put(unused(nested), nested);
                }
            }
            at = superclass.getSuperclass();
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

    /** A class that extends a private one has a stand-in too, so that it can be used as what it is. */
    private boolean isClosed(TypeElement type) {
        return isHidden(type) || !isAroundUser(type) && extendsHidden(type, 0);
    }

    private boolean isAroundUser(TypeElement type) {
        for (Element at = user; at != null; at = at.getEnclosingElement()) {
            if (at.equals(type)) {
                return true;
            }
        }
        return false;
    }

    private boolean extendsHidden(TypeElement type, int depth) {
        return depth < 20
                && supertypes(type).stream()
                        .map(supertype -> (TypeElement) ((DeclaredType) supertype).asElement())
                        .anyMatch(element -> isHidden(element) || extendsHidden(element, depth + 1));
    }

    private boolean isHidden(TypeElement type) {
        boolean isProtected = false;
        Element at = type;
        for (; at instanceof TypeElement; at = at.getEnclosingElement()) {
            if (at.getModifiers().contains(Modifier.PRIVATE)) {
                return true;
            }
            isProtected |= at.getModifiers().contains(Modifier.PROTECTED);
        }
        return isProtected && !at.equals(home);
    }

    /** Whether the type is one of those that have a stand-in. */
    public boolean has(TypeElement type) {
        return types.containsValue(type);
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return types.isEmpty();
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
    public static Set<String> variables(TypeName type) {
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
            if (type.toString().contains(">.")) {
                found.addAll(Arrays.asList(type.toString().split("\\W+")));
            }
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
     * @param instances the type arguments that generic ones stand for
     */
    public List<TypeVariableName> declare(
            Collection<? extends TypeName> used, Function<TypeMirror, TypeName> names, Instances instances) {
        Map<String, TypeVariableName> declared = new LinkedHashMap<>();
        for (TypeName type : used) {
            in(type).forEach(name -> declare(name, names, instances, declared));
        }
        return List.copyOf(declared.values());
    }

    private void declare(
            String name,
            Function<TypeMirror, TypeName> names,
            Instances instances,
            Map<String, TypeVariableName> declared) {
        TypeElement type = types.get(name);
        if (type == null || declared.containsKey(name)) {
            return;
        }
        declared.put(name, TypeVariableName.get(name));
        List<TypeName> bounds = bounds(type, names, instances);
        bounds.forEach(bound -> in(bound).forEach(other -> declare(other, names, instances, declared)));
        declared.put(name, TypeVariableName.get(name, bounds.toArray(new TypeName[0])));
    }

    /** A type variable as a bound must be the only one (JLS 4.4). */
    private List<TypeName> bounds(TypeElement type, Function<TypeMirror, TypeName> names, Instances instances) {
        List<TypeName> bounds = new ArrayList<>();
        List<TypeElement> chosen = new ArrayList<>();
        if (instances == Instances.NONE && isGeneric(type)) {
            return bounds;
        }
        for (TypeMirror supertype : supertypes(type)) {
            TypeElement element = (TypeElement) ((DeclaredType) supertype).asElement();
            if (has(element)) {
                return List.of(of(element));
            }
            if (!isTrivial(element)
                    && chosen.stream().noneMatch(other -> Conflicts.between(other, element))
                    && !Conflicts.withObject(element, chosen)) {
                chosen.add(element);
                bounds.add(instances.bound(type, names.apply(supertype)));
            }
        }
        return compatible(bounds);
    }

    static boolean isSubclass(TypeElement type, TypeElement supertype) {
        return type.equals(supertype)
                || supertypes(type).stream()
                        .anyMatch(each -> isSubclass((TypeElement) ((DeclaredType) each).asElement(), supertype));
    }

    /** Bounds with wildcards, or raw ones, can contradict each other where the class's own supertypes do not. */
    private static List<TypeName> compatible(List<TypeName> bounds) {
        List<TypeName> exact = bounds.stream()
                .filter(bound -> bound instanceof ParameterizedTypeName
                        && !bound.toString().contains("?"))
                .toList();
        if (exact.size() == bounds.size()
                || bounds.stream().allMatch(ClassName.class::isInstance)
                || bounds.stream().noneMatch(bound -> bound.toString().contains("?")) && exact.isEmpty()) {
            return bounds;
        }
        return exact.isEmpty() ? List.of(bounds.get(0)) : exact;
    }

    /** Whether the class, or an instance around its own, has type arguments. */
    private static boolean isGeneric(TypeElement type) {
        TypeMirror at = type.asType();
        while (at instanceof DeclaredType declared) {
            if (!declared.getTypeArguments().isEmpty()) {
                return true;
            }
            at = declared.getEnclosingType();
        }
        return false;
    }

    static List<TypeMirror> supertypes(TypeElement type) {
        List<TypeMirror> supertypes = new ArrayList<>();
        if (type.getSuperclass().getKind() == TypeKind.DECLARED) {
            supertypes.add(type.getSuperclass());
        }
        type.getInterfaces().stream()
                .filter(each -> each.getKind() == TypeKind.DECLARED)
                .forEach(supertypes::add);
        return supertypes;
    }

    private static boolean isTrivial(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return name.equals("java.lang.Object") || name.equals("java.lang.Record");
    }
}
