package io.fermata.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import io.fermata.processor.slice.Denotable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeKind;

/**
 * A state machine too large for one method: HotSpot compiles none above 8,000 bytes, and the class file format holds none
 * above 64 KB. Groups of states become methods of their own; the frame is made at once, and holds the variables all the
 * time.
 *
 * <pre>
 *     if (frame == null) {
 *         frame = new Fetch(url);
 *     }
 *     int state = frame.state;
 *     while (state &gt;= 0) {
 *         if (state &lt; 12) {
 *             state = states0(step, depth, frame, state);
 *         } else {
 *             state = states1(step, depth, frame, state);
 *         }
 *     }
 *     return frame.returned;                            // means nothing if the task was parked
 * </pre>
 */
final class SplitMethod implements BlockWriter.Exits, Printer.Flow {

    /** What a group of states returns when the method has ended or the task was parked. */
    private static final int LEFT = -1;

    private final Machine machine;
    private final Printer printer;
    private final BlockWriter writer;
    private final String returned;
    private final List<List<Block>> groups;
    private Set<Block> here = Set.of();
    private boolean labelled;

    /** @param result the type of what the method returns */
    SplitMethod(Machine machine, TypeName result, Denotable denotable, StaticImports imports) {
        this.machine = machine;
        this.groups = machine.groups();
        this.printer = new Printer(machine, denotable, imports, this);
        this.writer = new BlockWriter(machine, printer, this);
        this.returned = machine.layout().fresh("returned");
        if (machine.returnType().getKind() != TypeKind.VOID) {
            machine.field(returned, result);
        }
    }

    Printer printer() {
        return printer;
    }

    /** The body of {@code run}. */
    CodeBlock body() {
        CodeBlock.Builder out = CodeBlock.builder();
        String frame = machine.frame();
        String state = machine.state();
        List<String> names =
                machine.parameters().stream().map(machine.layout()::name).toList();
        out.beginControlFlow("if ($L == null)", frame);
        out.addStatement(
                "$L = new $T$L($L)", frame, machine.frameClass(), machine.typeArguments(), String.join(", ", names));
        out.endControlFlow();
        out.addStatement("int $L = $L.state", state, frame);
        out.beginControlFlow("while ($L >= 0)", state);
        for (int i = 0; i < groups.size(); i++) {
            int limit = machine.states().limit(groups.get(i));
            if (i == 0) {
                out.beginControlFlow("if ($L < $L)", state, limit);
            } else if (i < groups.size() - 1) {
                out.nextControlFlow("else if ($L < $L)", state, limit);
            } else {
                out.nextControlFlow("else");
            }
            out.addStatement("$L = $L($L, $L, $L, $L)", state, name(i), machine.step(), machine.depth(), frame, state);
        }
        out.endControlFlow().endControlFlow();
        if (machine.returnType().getKind() != TypeKind.VOID) {
            out.addStatement("return $L.$L", frame, returned);
        }
        return out.build();
    }

    static String name(int group) {
        return "states" + group;
    }

    /** The body of the group's method. */
    CodeBlock group(int number) {
        List<Block> group = groups.get(number);
        here = new HashSet<>(group);
        labelled = false;
        CodeBlock loop = new SwitchWriter(machine, writer).write(group);
        CodeBlock.Builder out = CodeBlock.builder().add(printer.constants());
        if (labelled) {
            out.add("machine:\n");
        }
        return out.beginControlFlow("for (;;)").add(loop).endControlFlow().build();
    }

    int groups() {
        return groups.size();
    }

    /** All hoisted variables are fields, live across a suspension or not. */
    void declareFields() {
        for (Var var : machine.layout().hoisted()) {
            machine.field(Machine.field(machine.layout().name(var)), printer.type(var));
        }
    }

    @Override
    public CodeBlock jump(Block target) {
        int number = machine.states().of(target);
        if (!here.contains(target)) {
            return CodeBlock.builder().addStatement("return $L", number).build();
        }
        return CodeBlock.builder()
                .addStatement("$L = $L", machine.state(), number)
                .addStatement("continue")
                .build();
    }

    @Override
    public boolean isHere(Block next) {
        return here.contains(next);
    }

    @Override
    public CodeBlock suspended() {
        return CodeBlock.builder().addStatement("return $L", LEFT).build();
    }

    @Override
    public CodeBlock nestedJump(Block target) {
        int number = machine.states().of(target);
        if (!here.contains(target)) {
            return CodeBlock.of("return $L;", number);
        }
        labelled = true;
        return CodeBlock.of("$L = $L; continue machine;", machine.state(), number);
    }

    @Override
    public CodeBlock leaveStart(boolean hasValue) {
        return hasValue ? CodeBlock.of("{ $L.$L = ", machine.frame(), returned) : CodeBlock.of("");
    }

    @Override
    public CodeBlock leaveEnd(boolean hasValue) {
        return CodeBlock.of(hasValue ? "; return $L; }" : "return $L;", LEFT);
    }
}
