package io.fermata.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Terminator;
import io.fermata.processor.trace.Marks;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes what happens around a suspension: the frame is made if there is none, what lives is saved, what an earlier
 * suspension left and nobody needs is let go; and the way back.
 */
final class Suspensions {

    private final Machine machine;
    private final Printer printer;

    Suspensions(Machine machine, Printer printer) {
        this.machine = machine;
        this.printer = printer;
    }

    /** All up to the return. */
    CodeBlock suspension(Block block) {
        Terminator.Await await = (Terminator.Await) block.end();
        Set<Var> live = live(block, await);
        CodeBlock.Builder out = CodeBlock.builder();
        String frame = machine.frame();
        if (!machine.inFrame()) {
            out.beginControlFlow("if ($L == null)", frame);
            out.addStatement(
                    "$L = new $T$L($L)",
                    frame,
                    machine.frameClass(),
                    machine.typeArguments(),
                    String.join(", ", arguments(live)));
            out.endControlFlow();
        }
        save(out, live);
        if (!machine.keepDead()) {
            letGo(out, block);
        }
        out.addStatement(
                "$L.suspend($L, $L)", frame, machine.step(), machine.states().resumption(block));
        return out.build();
    }

    private Set<Var> live(Block block, Terminator.Await await) {
        Set<Var> live = new LinkedHashSet<>(machine.liveness().across(block, await));
        if (machine.keepDead()) {
            live.addAll(machine.parameters());
            machine.layout().hoisted().stream()
                    .filter(var -> !var.isTemporary() && var != await.result())
                    .forEach(live::add);
        }
        return live;
    }

    /** What the new frame is made with: no reference that has died already. */
    private List<String> arguments(Set<Var> live) {
        List<String> arguments = new ArrayList<>();
        for (Var parameter : machine.parameters()) {
            boolean dead =
                    !live.contains(parameter) && !parameter.type().getKind().isPrimitive();
            arguments.add(dead ? "null" : machine.layout().name(parameter));
        }
        return arguments;
    }

    private void save(CodeBlock.Builder out, Set<Var> live) {
        Set<String> kept = new LinkedHashSet<>();
        for (Var var : live) {
            String name = machine.layout().name(var);
            boolean field = !var.isParameter() && machine.layout().isHoisted(var);
            if (field) {
                machine.field(Machine.field(name), printer.type(var));
            }
            if ((field || var.isParameter()) && kept.add(name)) {
                if (!machine.inFrame() && (field || var.isWritten())) {
                    out.addStatement("$L.$L = $L", machine.frame(), Machine.field(name), name);
                }
            }
        }
    }

    private void letGo(CodeBlock.Builder out, Block block) {
        for (String name : machine.stale().deadParameters(block)) {
            out.addStatement("$L.$L = null", machine.frame(), Machine.field(name));
            machine.parameters().stream()
                    .filter(parameter -> machine.layout().name(parameter).equals(name))
                    .forEach(machine::nulled);
        }
    }

    /** What lived is restored, and the outcome taken. */
    CodeBlock resumption(Block block) {
        Terminator.Await await = (Terminator.Await) block.end();
        CodeBlock.Builder out = CodeBlock.builder();
        Set<String> restored = new LinkedHashSet<>();
        if (!machine.inFrame()) {
            for (Var var : live(block, await)) {
                String name = machine.layout().name(var);
                if (!var.isParameter() && machine.layout().isHoisted(var) && restored.add(name)) {
                    String field = machine.frame() + "." + Machine.field(name);
                    out.addStatement("$L = $L", name, field);
                    boolean reference = !var.type().getKind().isPrimitive();
                    if (reference && !machine.keepDead() && machine.stale().isLetGo(block, name)) {
                        out.addStatement("$L = null", field);
                    }
                }
            }
        }
        String mark = Marks.of(await.call().line());
        Var result = await.result();
        if (result == null) {
            out.addStatement("$L$L.check()", mark, machine.step());
        } else {
            out.addStatement(
                    "$L$L = $L.$L()", mark, machine.reference(result), machine.step(), Results.take(result.type()));
        }
        return out.build();
    }
}
