package io.fermata.processor.slice;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.jspecify.annotations.Nullable;

/**
 * How a call of {@code Access} comes to the type that the user's expression had. The stand-ins in its head are type
 * variables, and those of its class that no argument settles are left to what the value is assigned to; where there is no such thing,
 * they are written down.
 *
 * @param type the type of the user's expression, null if it does not matter
 * @param targeted whether the value is assigned to something that settles its type
 * @param arguments the types of the receiver, if any, and the arguments; none for functions, which settle nothing
 * @param meanings what type variables that are no stand-ins mean here, as far as it is known
 */
record Typing(
        @Nullable TypeMirror type, boolean targeted, List<TypeMirror> arguments, Map<String, TypeMirror> meanings) {

    enum How {
        INFERRED,
        WITNESSED,
        CAST
    }

    /** A call whose stand-ins are written down, if it has any. */
    static Typing exact() {
        return new Typing(null, false, List.of(), Map.of());
    }

    /** A call whose value is dropped or assigned. */
    static Typing free() {
        return new Typing(null, true, List.of(), Map.of());
    }

    Typing untargeted() {
        return new Typing(type, false, arguments, meanings);
    }

    TypeName result(Denotable denotable) {
        return type == null ? ClassName.OBJECT : denotable.name(type);
    }

    How of(AccessorShape shape, Denotable denotable) {
        Set<String> open = StandIns.variables(shape.result());
        Set<String> declared = new HashSet<>();
        shape.typeVariables().forEach(variable -> declared.add(variable.name()));
        declared.removeAll(shape.own());
        open.retainAll(declared);
        Set<String> settled = settled(shape, denotable);
        open.removeAll(settled);
        boolean openParameters = openParameters(shape, declared, settled);
        if (!openParameters && (open.isEmpty() || targeted)) {
            return How.INFERRED;
        } else if (witnesses(shape, denotable).isPresent()) {
            return How.WITNESSED;
        }
        return open.isEmpty() || type == null || targeted ? How.INFERRED : How.CAST;
    }

    /** What to write down for the type variables, if that is known of all. */
    Optional<List<TypeName>> witnesses(AccessorShape shape, Denotable denotable) {
        List<TypeName> witnesses = new ArrayList<>();
        for (TypeVariableName variable : shape.typeVariables()) {
            TypeMirror meaning = meanings.get(variable.name());
            if (denotable.standIns().isStandIn(variable)) {
                witnesses.add(TypeVariableName.get(variable.name()));
            } else if (meaning != null && meaning.getKind() != TypeKind.NULL) {
                TypeName name = denotable.name(meaning);
                boolean unknown = name instanceof WildcardTypeName
                        || meaning instanceof TypeVariable captured && Denotable.isCaptured(captured);
                boolean dependent = variable.bounds().stream()
                        .anyMatch(bound -> !StandIns.variables(bound).isEmpty());
                if (unknown && (dependent || isArgument(variable, shape))) {
                    return Optional.empty(); // no type that can be written down would do
                }
                witnesses.add(name instanceof WildcardTypeName ? bound(variable) : name);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(witnesses);
    }

    /** Whether a parameter's type has the variable as its type argument. */
    private static boolean isArgument(TypeVariableName variable, AccessorShape shape) {
        return shape.parameters().stream()
                .map(ParameterSpec::type)
                .anyMatch(type -> type instanceof ParameterizedTypeName
                        && StandIns.variables(type).contains(variable.name()));
    }

    private static TypeName bound(TypeVariableName variable) {
        TypeName bound = variable.bounds().isEmpty()
                ? ClassName.OBJECT
                : variable.bounds().get(0);
        return StandIns.variables(bound).isEmpty() ? bound : ClassName.OBJECT;
    }

    /** The type variables whose meaning an argument of the parameter's very type settles. */
    private Set<String> settled(AccessorShape shape, Denotable denotable) {
        Set<String> settled = new HashSet<>();
        List<ParameterSpec> parameters = shape.parameters();
        for (int i = 0; i < Math.min(parameters.size(), arguments.size()); i++) {
            TypeName parameter = parameters.get(i).type();
            if (arguments.get(i).getKind() == TypeKind.NONE) {
                continue;
            }
            boolean plain = shape.typeVariables().stream()
                    .anyMatch(variable -> !denotable.standIns().isStandIn(variable)
                            && StandIns.variables(parameter).contains(variable.name()));
            if (plain || denotable.name(arguments.get(i)).equals(parameter)) {
                settled.addAll(StandIns.variables(parameter));
            }
        }
        return settled;
    }

    /** Whether a stand-in in a parameterized type, a function's say, is settled by nothing else. */
    private static boolean openParameters(AccessorShape shape, Set<String> declared, Set<String> settled) {
        for (ParameterSpec parameter : shape.parameters()) {
            if (parameter.type() instanceof ParameterizedTypeName type) {
                Set<String> open = StandIns.variables(type);
                open.retainAll(declared);
                open.removeAll(settled);
                if (!open.isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }
}
