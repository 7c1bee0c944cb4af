package io.fermata.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import io.fermata.processor.slice.Denotable;

/**
 * The body of a continuation class's {@code run}: the state machine.
 *
 * <pre>
 *     int i = 0;                                        // what more than one block uses
 *     int state = frame == null ? 0 : frame.state;
 *     machine:
 *     for (;;) {
 *         try {                                         // if a try was taken apart
 *             switch (state) {
 *                 case 0: // line 12                    // one case a block that is jumped to
 *                     …
 *                     x = Load.call(step, depth + 1, i);
 *                     if (step.suspended()) {           // save what lives, and return
 *                         if (frame == null) {
 *                             frame = new Fetch(url);
 *                         }
 *                         frame.i = i;
 *                         frame.suspend(step, 1);
 *                         return null;
 *                     }
 *                 case 1: // resumed at line 12         // one case an await, which is also run into
 *                     if (state == 1) {                 // restore, take the result
 *                         i = frame.i;
 *                         x = step.result();
 *                     }
 *                     …
 *                     state = 2;
 *                     continue;
 *                 …
 *             }
 *         } catch (Throwable t) {                       // one arm a region
 *             step.caught(t);
 *             switch (state) {
 *                 case 0, 1 -> { thrown = t; state = 2; }
 *                 default -> throw t;
 *             }
 *         }
 *     }
 * </pre>
 */
final class RunMethod implements BlockWriter.Exits, Printer.Flow {

    private final Machine machine;
    private final Printer printer;
    private final BlockWriter writer;
    private boolean labelled;

    RunMethod(Machine machine, Denotable denotable, StaticImports imports) {
        this.machine = machine;
        this.printer = new Printer(machine, denotable, imports, this);
        this.writer = new BlockWriter(machine, printer, this);
    }

    Printer printer() {
        return printer;
    }

    CodeBlock body() {
        CodeBlock.Builder out = CodeBlock.builder();
        out.add(printer.constants());
        for (Var var : machine.layout().hoisted()) {
            TypeName type = printer.type(var);
            out.addStatement("$T $L = $L", type, machine.layout().name(var), Results.zero(type));
        }
        if (!machine.awaits() && machine.blocks().size() == 1) {
            return out.add(writer.block(machine.blocks().get(0), null)).build();
        }
        CodeBlock loop = new SwitchWriter(machine, writer).write(machine.blocks());
        String frame = machine.frame();
        if (machine.awaits()) {
            out.addStatement("int $L = $L == null ? 0 : $L.state", machine.state(), frame, frame);
        } else {
            out.addStatement("int $L = 0", machine.state());
        }
        if (labelled) {
            out.add("machine:\n");
        }
        return out.beginControlFlow("for (;;)").add(loop).endControlFlow().build();
    }

    @Override
    public CodeBlock jump(Block target) {
        return CodeBlock.builder()
                .addStatement("$L = $L", machine.state(), machine.states().of(target))
                .addStatement("continue")
                .build();
    }

    @Override
    public boolean isHere(Block next) {
        return true;
    }

    @Override
    public CodeBlock suspended() {
        return CodeBlock.builder()
                .addStatement(Results.nothing(machine.returnType()))
                .build();
    }

    @Override
    public CodeBlock nestedJump(Block target) {
        labelled = true;
        return CodeBlock.of(
                "$L = $L; continue machine;", machine.state(), machine.states().of(target));
    }

    @Override
    public CodeBlock leaveStart(boolean hasValue) {
        return CodeBlock.of(hasValue ? "return " : "return");
    }

    @Override
    public CodeBlock leaveEnd(boolean hasValue) {
        return CodeBlock.of(";");
    }
}
