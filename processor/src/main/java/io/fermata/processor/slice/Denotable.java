package io.fermata.processor.slice;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * Names types so that the companion can write them: a private type of the user's class by its {@linkplain StandIns
 * stand-in}; another that cannot be written (captured, intersection, anonymous) by its nearest supertype that can.
 */
public final class Denotable {

    /** How many captured types within each other's bounds are written down: they may go on for ever. */
    private static final int DEPTH = 4;

    private final StandIns standIns;
    private final Map<TypeElement, TypeName> lifted = new HashMap<>();
    private Set<String> hidden = Set.of();
    private final Map<TypeElement, ParameterizedTypeName> holders = new HashMap<>();

    public Denotable(StandIns standIns) {
        this.standIns = standIns;
    }

    public StandIns standIns() {
        return standIns;
    }

    /** A local class that has become a member of the companion. */
    public void lifted(TypeElement local, ClassName name) {
        lifted.put(local, name);
    }

    /** A local class that has become an inner class of a generic holder. */
    public void lifted(TypeElement local, ParameterizedTypeName holder, String name) {
        holders.put(local, holder);
        lifted.put(local, holder.nestedClass(name));
    }

    public @Nullable TypeName lifted(TypeElement local) {
        return lifted.get(local);
    }

    public TypeName name(TypeMirror type) {
        return name(type, 0);
    }

    /** Whether the name is the type itself and not a supertype. */
    public boolean isExact(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED ->
                isWritten((TypeElement) ((DeclaredType) type).asElement())
                        && ((DeclaredType) type).getTypeArguments().stream().allMatch(this::isExactArgument);
            case ARRAY -> isExact(((ArrayType) type).getComponentType());
            case TYPEVAR -> !isCaptured((TypeVariable) type);
            case INTERSECTION, NULL, UNION, NONE -> false;
            default -> true;
        };
    }

    private boolean isWritten(TypeElement type) {
        return standIns.has(type) || isNameable(type);
    }

    private boolean isExactArgument(TypeMirror type) {
        return type.getKind() == TypeKind.WILDCARD || isExact(type);
    }

    private TypeName name(TypeMirror type, int depth) {
        return switch (type.getKind()) {
            case DECLARED -> declared((DeclaredType) type, depth);
            case ARRAY -> ArrayTypeName.of(name(((ArrayType) type).getComponentType(), depth));
            case TYPEVAR -> variable((TypeVariable) type, depth);
            case INTERSECTION -> name(((IntersectionType) type).getBounds().get(0), depth);
            case UNION -> name(leastUpperBound((UnionType) type), depth);
            case NULL, NONE, ERROR -> ClassName.OBJECT;
            case WILDCARD -> wildcard((WildcardType) type, depth);
            default -> TypeName.get(type);
        };
    }

    /** The first superclass of one alternative that all the others share. */
    private TypeMirror leastUpperBound(UnionType union) {
        TypeMirror candidate = union.getAlternatives().get(0);
        while (candidate instanceof DeclaredType declared && !isSupertype(candidate, union)) {
            candidate = ((TypeElement) declared.asElement()).getSuperclass();
        }
        return candidate;
    }

    private boolean isSupertype(TypeMirror candidate, UnionType union) {
        return union.getAlternatives().stream().allMatch(type -> isSubclass(type, candidate));
    }

    private static boolean isSubclass(TypeMirror type, TypeMirror of) {
        TypeMirror at = type;
        while (at instanceof DeclaredType declared) {
            if (declared.asElement().equals(((DeclaredType) of).asElement())) {
                return true;
            }
            at = ((TypeElement) declared.asElement()).getSuperclass();
        }
        return false;
    }

    private TypeName declared(DeclaredType type, int depth) {
        TypeElement element = (TypeElement) type.asElement();
        if (standIns.has(element)) {
            return standIns.of(element);
        }
        if (!isNameable(element) && !lifted.containsKey(element)) {
            TypeMirror supertype = supertype(element);
            return supertype == null ? ClassName.OBJECT : name(supertype, depth);
        }
        TypeName local = lifted.get(element);
        if (local instanceof ParameterizedTypeName inner) {
            return liftedInner(inner, element, type, depth);
        }
        ClassName raw =
                local instanceof ClassName name ? name : isLocal(element) ? localName(element) : ClassName.get(element);
        TypeMirror enclosing = type.getEnclosingType();
        if (!isLocal(element)
                && enclosing.getKind() == TypeKind.DECLARED
                && !((DeclaredType) enclosing).getTypeArguments().isEmpty()
                && !element.getModifiers().contains(Modifier.STATIC)) {
            return inner(type, element, depth);
        }
        if (type.getTypeArguments().isEmpty()) {
            return raw;
        }
        if (isOutOfBounds(type, element)) {
            return raw;
        }
        List<TypeName> arguments = new ArrayList<>();
        for (TypeMirror argument : type.getTypeArguments()) {
            if (argument.getKind() == TypeKind.DECLARED
                    && !isWritten((TypeElement) ((DeclaredType) argument).asElement())) {
                return raw;
            }
            arguments.add(argument(argument, depth));
        }
        return ParameterizedTypeName.get(raw, arguments.toArray(new TypeName[0]));
    }

    /** Whether an argument is a generic private class whose stand-in may not be known to be within the parameter's bound. */
    private boolean isOutOfBounds(DeclaredType type, TypeElement element) {
        for (int i = 0; i < type.getTypeArguments().size(); i++) {
            boolean hidden = type.getTypeArguments().get(i) instanceof DeclaredType argument
                    && !argument.getTypeArguments().isEmpty()
                    && standIns.has((TypeElement) argument.asElement());
            boolean bounded = element.getTypeParameters().get(i).getBounds().stream()
                    .anyMatch(bound -> bound instanceof DeclaredType declared
                            && !declared.getTypeArguments().isEmpty());
            if (hidden && bounded) {
                return true;
            }
        }
        return false;
    }

    /** A local class within its generic holder. */
    private TypeName liftedInner(ParameterizedTypeName name, TypeElement element, DeclaredType type, int depth) {
        if (type.getTypeArguments().isEmpty()) {
            return name;
        }
        List<TypeName> arguments = new ArrayList<>();
        type.getTypeArguments().forEach(argument -> arguments.add(argument(argument, depth)));
        return holders.get(element).nestedClass(element.getSimpleName().toString(), arguments);
    }

    /** Whether a captured type variable is in the type, so that its name is that of a supertype. */
    private static boolean mentionsCaptured(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return mentionsCaptured(array.getComponentType());
        } else if (type instanceof TypeVariable variable) {
            return isCaptured(variable);
        }
        return type instanceof DeclaredType declared
                && declared.getTypeArguments().stream().anyMatch(Denotable::mentionsCaptured);
    }

    private TypeName inner(DeclaredType type, TypeElement element, int depth) {
        TypeName outer = name(type.getEnclosingType(), depth);
        List<TypeName> arguments = new ArrayList<>();
        type.getTypeArguments().forEach(argument -> arguments.add(argument(argument, depth)));
        return outer instanceof ParameterizedTypeName parameterized
                ? parameterized.nestedClass(element.getSimpleName().toString(), arguments)
                : ClassName.get(element);
    }

    private TypeName argument(TypeMirror type, int depth) {
        if (depth > DEPTH) {
            return WildcardTypeName.subtypeOf(ClassName.OBJECT);
        }
        if (type.getKind() == TypeKind.TYPEVAR && isCaptured((TypeVariable) type)) {
            TypeVariable captured = (TypeVariable) type;
            TypeMirror lower = written(captured.getLowerBound());
            if (lower != null) {
                return WildcardTypeName.supertypeOf(name(lower, depth + 1));
            }
            return WildcardTypeName.subtypeOf(name(captured.getUpperBound(), depth + 1));
        }
        if (type.getKind() == TypeKind.INTERSECTION || mentionsCaptured(type)) {
            return WildcardTypeName.subtypeOf(name(type, depth));
        }
        if (type.getKind() == TypeKind.DECLARED && isAnonymous((TypeElement) ((DeclaredType) type).asElement())) {
            return WildcardTypeName.subtypeOf(name(type, depth));
        }
        return name(type, depth);
    }

    /** A lower bound that can be written down: itself, or the one of the captured type that it is; null if there is none. */
    private static @Nullable TypeMirror written(TypeMirror bound) {
        TypeMirror lower = bound;
        while (lower instanceof TypeVariable captured && isCaptured(captured)) {
            lower = captured.getLowerBound();
        }
        return lower.getKind() == TypeKind.NULL || mentionsCaptured(lower) ? null : lower;
    }

    private TypeName wildcard(WildcardType type, int depth) {
        TypeMirror lower = type.getSuperBound() == null ? null : written(type.getSuperBound());
        if (lower != null) {
            return WildcardTypeName.supertypeOf(name(lower, depth));
        }
        return type.getExtendsBound() != null
                ? WildcardTypeName.subtypeOf(name(type.getExtendsBound(), depth))
                : WildcardTypeName.subtypeOf(ClassName.OBJECT);
    }

    /** Type variables of the class that the method at hand hides by its own. */
    public void hidden(Set<String> names) {
        hidden = Set.copyOf(names);
    }

    /** The name that a hidden type variable has in the companion. */
    public static String renamed(String hidden) {
        return hidden + "_";
    }

    private TypeName variable(TypeVariable type, int depth) {
        return isCaptured(type) ? name(type.getUpperBound(), depth + 1) : TypeVariableName.get(name(type.asElement()));
    }

    private String name(Element variable) {
        String name = variable.getSimpleName().toString();
        boolean ofMethod = variable instanceof TypeParameterElement parameter
                && parameter.getGenericElement().getKind() == ElementKind.METHOD;
        return !ofMethod && hidden.contains(name) ? renamed(name) : name;
    }

    public static boolean isCaptured(TypeVariable type) {
        return type.asElement().getSimpleName().toString().startsWith("<")
                || type.toString().startsWith("capture#");
    }

    private static @Nullable TypeMirror supertype(TypeElement element) {
        if (isAnonymous(element) && !element.getInterfaces().isEmpty()) {
            return element.getInterfaces().get(0);
        }
        TypeMirror superclass = element.getSuperclass();
        if (superclass.getKind() != TypeKind.DECLARED) {
            superclass = element.getInterfaces().isEmpty()
                    ? superclass
                    : element.getInterfaces().get(0);
        }
        return superclass.getKind() == TypeKind.DECLARED ? superclass : null;
    }

    private static boolean isAnonymous(TypeElement element) {
        return element.getSimpleName().isEmpty();
    }

    /** Whether the companion can write the class's name. */
    public boolean isNameable(TypeElement element) {
        if (isAnonymous(element)) {
            return false;
        }
        for (Element e = element; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (e.getModifiers().contains(Modifier.PRIVATE)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a class is declared in a method, or in such a class. */
    public static boolean isLocal(TypeElement type) {
        Element e = type;
        while (e instanceof TypeElement) {
            Element outer = e.getEnclosingElement();
            if (outer.getKind() != ElementKind.PACKAGE && !(outer instanceof TypeElement)) {
                return true;
            }
            e = outer;
        }
        return false;
    }

    private static ClassName localName(TypeElement element) {
        return ClassName.get("", element.getSimpleName().toString());
    }
}
