package io.fermata.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Instruction;
import io.fermata.processor.flow.Terminator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the text of blocks. */
final class BlockWriter {

    private final Machine machine;
    private final Printer printer;
    private final Exits exits;
    private final Suspensions suspensions;

    /** How control leaves a block, in the method at hand. */
    interface Exits {
        /** Statements that go on at the block, at the level of the machine's own switch. */
        CodeBlock jump(Block target);

        /** Whether the block behind is in the same method. */
        boolean isHere(Block next);

        /** The statements that leave when the task was parked. */
        CodeBlock suspended();
    }

    BlockWriter(Machine machine, Printer printer, Exits exits) {
        this.machine = machine;
        this.printer = printer;
        this.exits = exits;
        this.suspensions = new Suspensions(machine, printer);
    }

    /** Whether the block declares anything in place. */
    boolean declares(Block block) {
        for (Instruction instruction : block.instructions()) {
            if (instruction instanceof Instruction.Assign assign
                    && assign.declares()
                    && !machine.layout().isHoisted(assign.var())) {
                return true;
            }
        }
        return block.codes().stream()
                .anyMatch(code -> !code.captures().isEmpty()
                        || code.parts().stream()
                                .anyMatch(part -> part instanceof Part.Name || part instanceof Part.Binding));
    }

    CodeBlock block(Block block, @Nullable Block behind) {
        Block next = behind != null && exits.isHere(behind) ? behind : null;
        CodeBlock.Builder out = CodeBlock.builder();
        for (Instruction instruction : block.instructions()) {
            if (instruction instanceof Instruction.Execute execute) {
                statement(out, CodeBlock.of(""), execute.code(), "");
            } else if (instruction instanceof Instruction.Assign assign) {
                assign(out, assign);
            }
        }
        end(out, block, next);
        return out.build();
    }

    private void statement(CodeBlock.Builder out, CodeBlock before, Code code, String after) {
        Printer.Printed printed = printer.print(code);
        out.add(printed.before());
        out.add(before).add(printed.text()).add("$L\n", after);
    }

    private void assign(CodeBlock.Builder out, Instruction.Assign assign) {
        boolean here = assign.declares() && !machine.layout().isHoisted(assign.var());
        if (assign.value() == null) {
            if (here) {
                out.addStatement(
                        "$T $L", printer.type(assign.var()), machine.layout().name(assign.var()));
            }
            return;
        }
        Printer.Printed value = printer.print(assign.value());
        out.add(value.before());
        if (here) {
            out.add(printer.declaration(assign.var())).add(" ");
        }
        out.add("$L = ", machine.reference(assign.var())).add(value.text()).add(";\n");
    }

    private void end(CodeBlock.Builder out, Block block, @Nullable Block next) {
        Terminator end = block.end();
        if (end instanceof Terminator.Goto go) {
            go(out, block, go.target(), next);
        } else if (end instanceof Terminator.If branch) {
            branch(out, block, branch, next);
        } else if (end instanceof Terminator.Switch choice) {
            choice(out, choice);
        } else if (end instanceof Terminator.Return back) {
            leave(out, back);
        } else if (end instanceof Terminator.Throw raise) {
            statement(out, CodeBlock.of("throw "), raise.exception(), ";");
        } else if (end instanceof Terminator.Await await) {
            await(out, block, await);
        } else if (block.instructions().isEmpty() && machine.states().has(block)) { // or it would fall into the next
            out.addStatement("throw new $T($L)", AssertionError.class, machine.state());
        }
    }

    private void leave(CodeBlock.Builder out, Terminator.Return back) {
        boolean last = machine.blocks().size() == 1 && !machine.awaits();
        if (back.value() != null) {
            Printer.Printed value = printer.print(back.value());
            out.add(value.before())
                    .add(printer.leaveStart(true))
                    .add(value.text())
                    .add(printer.leaveEnd(true));
            out.add("\n");
        } else if (!last) {
            out.add(printer.leaveStart(false)).add(printer.leaveEnd(false)).add("\n");
        }
    }

    private void go(CodeBlock.Builder out, Block from, Block target, @Nullable Block next) {
        if (target != next) {
            out.add(exits.jump(target));
        } else if (from.region() != target.region()) {
            out.addStatement("$L = $L", machine.state(), machine.states().of(target));
        }
    }

    private void branch(CodeBlock.Builder out, Block block, Terminator.If branch, @Nullable Block next) {
        boolean falls = branch.whenTrue() == next;
        Printer.Printed condition = printer.print(falls ? branch.negated() : branch.condition());
        Block target = falls ? branch.whenFalse() : branch.whenTrue();
        Block other = falls ? branch.whenTrue() : branch.whenFalse();
        out.add(condition.before());
        out.add("if (").add(condition.text()).add(") {\n").indent();
        out.add(exits.jump(target)).unindent().add("}\n");
        go(out, block, other, next);
    }

    private void choice(CodeBlock.Builder out, Terminator.Switch choice) {
        Printer.Printed selector = printer.print(choice.selector());
        List<Printer.Printed> labels = new ArrayList<>();
        choice.cases().forEach(arm -> labels.add(printer.print(arm.label())));
        out.add(selector.before());
        labels.forEach(label -> out.add(label.before()));
        out.add("switch (").add(selector.text()).add(") {\n").indent();
        for (int i = 0; i < labels.size(); i++) {
            out.add("case ").add(labels.get(i).text());
            arm(out, choice.cases().get(i).target(), labels.get(i).bindings());
        }
        if (choice.otherwise() != null) {
            out.add("default");
            arm(out, choice.otherwise(), Map.of());
        }
        out.unindent().add("}\n").addStatement("continue");
    }

    private void arm(CodeBlock.Builder out, Block target, Map<Var, String> bindings) {
        int number = machine.states().of(target);
        if (bindings.isEmpty()) {
            out.add(" -> $L = $L;\n", machine.state(), number);
            return;
        }
        out.add(" -> {\n").indent();
        bindings.forEach((var, bound) -> out.addStatement("$L = $L", machine.reference(var), bound));
        out.addStatement("$L = $L", machine.state(), number).unindent().add("}\n");
    }

    private void await(CodeBlock.Builder out, Block block, Terminator.Await await) {
        CodeBlock into =
                await.result() == null ? CodeBlock.of("") : CodeBlock.of("$L = ", machine.reference(await.result()));
        statement(out, into, await.call(), ";");
        out.beginControlFlow("if ($L.suspended())", machine.step());
        out.add(suspensions.suspension(block));
        out.add(exits.suspended());
        out.endControlFlow();
    }

    /** What stands behind the await, where the task is resumed, and where control goes if it was not suspended. */
    CodeBlock resumption(Block block, @Nullable Block behind) {
        CodeBlock.Builder out = CodeBlock.builder();
        out.beginControlFlow("if ($L == $L)", machine.state(), machine.states().resumption(block));
        out.add(suspensions.resumption(block));
        out.endControlFlow();
        Block next = behind != null && exits.isHere(behind) ? behind : null;
        go(out, block, ((Terminator.Await) block.end()).next(), next);
        return out.build();
    }
}
