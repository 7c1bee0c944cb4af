package io.fermata.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Region;
import io.fermata.processor.flow.Terminator;
import io.fermata.processor.slice.Denotable;
import io.fermata.processor.slice.Instances;
import io.fermata.processor.slice.StandIns;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The type variables of a continuation class: those of the signature, then stand-ins for private types in the body. */
final class FrameType {

    private final ClassName name;
    private final Denotable denotable;
    private final List<TypeVariableName> variables;

    FrameType(
            ClassName name,
            List<TypeVariableName> visible,
            List<Block> blocks,
            Instances instances,
            Denotable denotable) {
        this.name = name;
        this.denotable = denotable;
        Map<String, TypeVariableName> all = new LinkedHashMap<>();
        visible.forEach(variable -> all.put(variable.name(), variable));
        denotable
                .standIns()
                .declare(mentioned(blocks), denotable::name, instances)
                .forEach(standIn -> all.putIfAbsent(standIn.name(), standIn));
        this.variables = List.copyOf(all.values());
    }

    private Set<TypeName> mentioned(List<Block> blocks) {
        Set<TypeName> types = new LinkedHashSet<>();
        for (Block block : blocks) {
            block.mentions().forEach(var -> types.add(type(var)));
            if (block.end() instanceof Terminator.Await await && await.result() != null) {
                types.add(type(await.result()));
            }
            Region region = block.region();
            if (region != null) {
                types.add(type(region.thrown()));
            }
            for (Code code : block.codes()) {
                for (Part part : code.parts()) {
                    if (part instanceof Part.Type type) {
                        types.add(type.name());
                    }
                }
            }
        }
        return types;
    }

    private TypeName type(Var var) {
        return var.generatedType().orElseGet(() -> denotable.name(var.type()));
    }

    List<TypeVariableName> variables() {
        return variables;
    }

    /** To leave the type arguments to javac. */
    String diamond() {
        return variables.isEmpty() ? "" : "<>";
    }

    /** Whether a variable's bounds mention variables, which javac does not always infer from arguments. */
    private boolean isIntricate() {
        return variables.stream()
                .flatMap(variable -> variable.bounds().stream())
                .anyMatch(bound -> !StandIns.variables(bound).isEmpty());
    }

    /** The type arguments to write, where the variables are declared. */
    String arguments() {
        return isIntricate()
                ? variables.stream().map(TypeVariableName::name).collect(Collectors.joining(", ", "<", ">"))
                : diamond();
    }

    /** A cast to a stand-in is unchecked. */
    boolean isUnchecked() {
        return variables.stream().anyMatch(denotable.standIns()::isStandIn);
    }

    /** The class with its type variables as arguments. */
    TypeName name() {
        return variables.isEmpty()
                ? name
                : ParameterizedTypeName.get(
                        name,
                        variables.stream()
                                .map(variable -> TypeVariableName.get(variable.name()))
                                .toArray(TypeName[]::new));
    }
}
