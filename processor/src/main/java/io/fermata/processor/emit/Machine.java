package io.fermata.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Liveness;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.type.TypeMirror;

/** What the writers of one state machine share: its blocks, where its variables live, and what its parts are called. */
final class Machine {

    private final List<List<Block>> groups;
    private final List<Block> blocks;
    private final List<Var> parameters;
    private final ClassName frameClass;
    private final String typeArguments;
    private final TypeMirror returnType;
    private final boolean inFrame;
    private final boolean keepDead;
    private final Liveness liveness;
    private final Layout layout;
    private final States states;
    private final Stale stale;
    private final String step;
    private final String depth;
    private final String frame;
    private final String state;
    private final String caught;
    private final Map<String, TypeName> fields = new LinkedHashMap<>();
    private final Set<Var> nulled = new LinkedHashSet<>();

    /**
     * @param groups blocks that come to stand in one method; if there are several, the variables that more than one block
     *     uses live in the frame all the time, and not only while the task is suspended
     */
    Machine(
            List<List<Block>> groups,
            List<Var> parameters,
            ClassName frameClass,
            String typeArguments,
            TypeMirror returnType,
            boolean keepDead,
            Set<String> reserved) {
        this.groups = List.copyOf(groups);
        this.blocks = groups.stream().flatMap(List::stream).toList();
        this.parameters = parameters;
        this.frameClass = frameClass;
        this.typeArguments = typeArguments;
        this.returnType = returnType;
        this.inFrame = groups.size() > 1;
        this.liveness = Liveness.of(blocks);
        this.layout = new Layout(blocks, liveness, parameters, reserved, keepDead);
        this.states = new States(groups);
        this.stale = new Stale(blocks, liveness, layout, parameters);
        this.step = layout.fresh("step");
        this.depth = layout.fresh("depth");
        this.frame = layout.fresh("frame");
        this.state = layout.fresh("state");
        this.caught = layout.fresh("t");
        this.keepDead = keepDead;
    }

    List<Block> blocks() {
        return blocks;
    }

    List<List<Block>> groups() {
        return groups;
    }

    List<Var> parameters() {
        return parameters;
    }

    ClassName frameClass() {
        return frameClass;
    }

    String typeArguments() {
        return typeArguments;
    }

    TypeMirror returnType() {
        return returnType;
    }

    boolean inFrame() {
        return inFrame;
    }

    /** Whether variables are kept after their last use, for debuggers. */
    boolean keepDead() {
        return keepDead;
    }

    Liveness liveness() {
        return liveness;
    }

    Layout layout() {
        return layout;
    }

    States states() {
        return states;
    }

    Stale stale() {
        return stale;
    }

    String step() {
        return step;
    }

    String depth() {
        return depth;
    }

    String frame() {
        return frame;
    }

    String state() {
        return state;
    }

    String caught() {
        return caught;
    }

    /** Whether there is an await, and so a machine at all. */
    boolean awaits() {
        return !states.awaiting().isEmpty();
    }

    /** The name of the frame's field for a variable: {@code state} is taken. */
    static String field(String name) {
        return name.equals("state") || name.equals("caller") ? name + "_" : name;
    }

    /** The variable as generated code reads and writes it. */
    String reference(Var var) {
        String name = layout.name(var);
        return inFrame && awaits() && (var.isParameter() || layout.isHoisted(var)) ? frame + "." + field(name) : name;
    }

    /** The locals that the frame holds besides the parameters, by name. Complete once the body is written. */
    Map<String, TypeName> fields() {
        return fields;
    }

    void field(String name, TypeName type) {
        fields.put(name, type);
    }

    void nulled(Var parameter) {
        nulled.add(parameter);
    }

    /** Whether the frame's copy of a parameter changes after it was made. */
    boolean isMutable(Var parameter) {
        return parameter.isWritten() || nulled.contains(parameter);
    }
}
