package io.fermata.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Instruction;
import io.fermata.processor.flow.Liveness;
import io.fermata.processor.flow.Region;
import io.fermata.processor.flow.Terminator;
import io.fermata.processor.slice.Denotable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

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
 *                         frame.suspend(step, 3);
 *                         return null;
 *                     }
 *                 case 1: // line 13
 *                     …
 *                 case 3: // resumed at line 12         // one case an await: restore, take the result
 *                     i = frame.i;
 *                     x = step.result();
 *                     state = 1;
 *                     continue;
 *             }
 *         } catch (Throwable t) {                       // one arm a region
 *             switch (state) {
 *                 case 1, 3 -> { thrown = t; state = 2; }
 *                 default -> throw t;
 *             }
 *         }
 *     }
 * </pre>
 */
final class RunMethod {

    private final List<Block> blocks;
    private final Liveness liveness;
    private final Layout layout;
    private final Printer printer;
    private final List<Var> parameters;
    private final ClassName frameClass;
    private final boolean generic;
    private final TypeMirror returnType;
    private final Map<Block, Integer> states = new IdentityHashMap<>();
    private final Map<Block, Integer> resumptions = new LinkedHashMap<>();
    private final Stale stale;
    private final Set<String> fields = new LinkedHashSet<>();
    private final Map<String, TypeName> fieldTypes = new LinkedHashMap<>();
    private final Set<Var> nulledParameters = new LinkedHashSet<>();
    private final String step;
    private final String depth;
    private final String frame;
    private final String state;
    private final String caught;
    private boolean labelled;

    RunMethod(
            List<Block> blocks,
            List<Var> parameters,
            Denotable denotable,
            StaticImports imports,
            ClassName frameClass,
            boolean generic,
            TypeMirror returnType) {
        this.blocks = blocks;
        this.parameters = parameters;
        this.frameClass = frameClass;
        this.generic = generic;
        this.returnType = returnType;
        this.liveness = Liveness.of(blocks);
        this.layout = new Layout(blocks, liveness, parameters);
        this.step = layout.fresh("step");
        this.depth = layout.fresh("depth");
        this.frame = layout.fresh("frame");
        this.state = layout.fresh("state");
        this.caught = layout.fresh("t");
        this.printer = new Printer(layout, denotable, imports, this::nestedJump, step, depth);
        number();
        this.stale = new Stale(blocks, liveness, layout, parameters);
    }

    Printer printer() {
        return printer;
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

    String name(Var parameter) {
        return layout.name(parameter);
    }

    /** Whether there is an await, and so a machine at all. */
    boolean awaits() {
        return !resumptions.isEmpty();
    }

    /** The locals that the frame holds besides the parameters, by name. Complete once the body is written. */
    Map<String, TypeName> fields() {
        return fieldTypes;
    }

    /** Whether the frame's copy of a parameter changes after it was made. */
    boolean isMutable(Var parameter) {
        return parameter.isWritten() || nulledParameters.contains(parameter);
    }

    /** Which state goes on after which source line, for stack traces and dumps. */
    Map<Integer, Long> lines() {
        Map<Integer, Long> lines = new LinkedHashMap<>();
        resumptions.forEach((block, number) -> lines.put(number, block.line()));
        return lines;
    }

    private void number() {
        Set<Block> targets = new LinkedHashSet<>();
        targets.add(blocks.get(0));
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            Block next = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
            targets.addAll(jumpTargets(block, next));
            if (block.region() != null) {
                targets.add(block.region().handler());
            }
            if (i > 0 && block.region() != blocks.get(i - 1).region()) {
                targets.add(block);
            }
        }
        for (Block block : blocks) {
            if (targets.contains(block)) {
                states.put(block, states.size());
            }
        }
        int number = states.size();
        for (Block block : blocks) {
            if (block.end() instanceof Terminator.Await) {
                resumptions.put(block, number++);
            }
        }
    }

    /** The blocks that this one does not simply run into. */
    private static Set<Block> jumpTargets(Block block, @Nullable Block next) {
        Set<Block> targets = new LinkedHashSet<>();
        block.codes().forEach(code -> targets.addAll(code.jumps()));
        Terminator end = block.end();
        if (end instanceof Terminator.Goto go && go.target() != next) {
            targets.add(go.target());
        } else if (end instanceof Terminator.If branch) {
            targets.add(branch.whenTrue() == next ? branch.whenFalse() : branch.whenTrue());
            if (branch.whenTrue() != next && branch.whenFalse() != next) {
                targets.add(branch.whenFalse());
            }
        } else if (end instanceof Terminator.Switch || end instanceof Terminator.Await) {
            targets.addAll(block.successors());
        }
        return targets;
    }

    CodeBlock body() {
        CodeBlock.Builder out = CodeBlock.builder();
        for (Var var : layout.hoisted()) {
            TypeName type = printer.type(var);
            out.addStatement("$T $L = $L", type, layout.name(var), Results.zero(type));
        }
        if (!awaits() && blocks.size() == 1) {
            out.add(block(blocks.get(0), null).text());
            return out.build();
        }
        CodeBlock machine = machine();
        out.addStatement(awaits() ? "int $L = $L == null ? 0 : $L.state" : "int $L = 0", state, frame, frame);
        if (labelled) {
            out.add("machine:\n");
        }
        out.beginControlFlow("for (;;)").add(machine).endControlFlow();
        return out.build();
    }

    private CodeBlock machine() {
        CodeBlock.Builder out = CodeBlock.builder();
        boolean guarded = blocks.stream().anyMatch(block -> block.region() != null);
        if (guarded) {
            out.beginControlFlow("try");
        }
        out.beginControlFlow("switch ($L)", state);
        boolean open = false;
        boolean braced = false;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            Integer number = states.get(block);
            Written written = group(i);
            if (number != null) {
                if (open) {
                    close(out, braced);
                }
                open = true;
                braced = written.declares();
                out.add("case $L:$L$L\n", number, braced ? " {" : "", lineComment(block))
                        .indent();
            }
            out.add(block(block, i + 1 < blocks.size() ? blocks.get(i + 1) : null)
                    .text());
        }
        close(out, braced);
        resumptions.forEach((block, number) -> out.add(resumption(block, number)));
        out.add("default:\n")
                .indent()
                .addStatement("throw new $T($L)", AssertionError.class, state)
                .unindent();
        out.endControlFlow();
        if (guarded) {
            out.nextControlFlow("catch ($T $L)", Throwable.class, caught);
            out.add(routes());
            out.endControlFlow();
        }
        return out.build();
    }

    private static void close(CodeBlock.Builder out, boolean braced) {
        out.unindent();
        if (braced) {
            out.add("}\n");
        }
    }

    /** Whether the blocks under one label declare anything. */
    private Written group(int first) {
        boolean declares = false;
        for (int i = first; i < blocks.size() && (i == first || !states.containsKey(blocks.get(i))); i++) {
            declares |= declares(blocks.get(i));
        }
        return new Written(CodeBlock.of(""), declares);
    }

    private boolean declares(Block block) {
        for (Instruction instruction : block.instructions()) {
            if (instruction instanceof Instruction.Assign assign
                    && assign.declares()
                    && !layout.isHoisted(assign.var())) {
                return true;
            }
        }
        return block.codes().stream()
                .anyMatch(code -> !code.captures().isEmpty()
                        || code.parts().stream()
                                .anyMatch(part -> part instanceof io.fermata.processor.code.Part.Name
                                        || part instanceof io.fermata.processor.code.Part.Binding));
    }

    private record Written(CodeBlock text, boolean declares) {}

    private static String lineComment(Block block) {
        return block.line() == 0 ? "" : " // line " + block.line();
    }

    private Written block(Block block, @Nullable Block next) {
        CodeBlock.Builder out = CodeBlock.builder();
        for (Instruction instruction : block.instructions()) {
            if (instruction instanceof Instruction.Execute execute) {
                statement(out, "", execute.code(), "");
            } else if (instruction instanceof Instruction.Assign assign) {
                assign(out, assign);
            }
        }
        end(out, block, next);
        return new Written(out.build(), declares(block));
    }

    private void statement(CodeBlock.Builder out, String before, Code code, String after) {
        Printer.Printed printed = printer.print(code);
        out.add(printed.before());
        out.add("$L", before).add(printed.text()).add("$L\n", after);
    }

    private void assign(CodeBlock.Builder out, Instruction.Assign assign) {
        String name = layout.name(assign.var());
        boolean here = assign.declares() && !layout.isHoisted(assign.var());
        if (assign.value() == null) {
            if (here) {
                out.addStatement("$T $L", printer.type(assign.var()), name);
            }
            return;
        }
        Printer.Printed value = printer.print(assign.value());
        out.add(value.before());
        if (here) {
            out.add(printer.declaration(assign.var())).add(" ");
        }
        out.add("$L = ", name).add(value.text()).add(";\n");
    }

    // Ends

    private void end(CodeBlock.Builder out, Block block, @Nullable Block next) {
        Terminator end = block.end();
        if (end instanceof Terminator.Goto go) {
            go(out, block, go.target(), next);
        } else if (end instanceof Terminator.If branch) {
            branch(out, block, branch, next);
        } else if (end instanceof Terminator.Switch choice) {
            choice(out, choice);
        } else if (end instanceof Terminator.Return back) {
            if (back.value() == null) {
                if (!(blocks.size() == 1 && !awaits())) {
                    out.addStatement("return");
                }
            } else {
                statement(out, "return ", back.value(), ";");
            }
        } else if (end instanceof Terminator.Throw raise) {
            statement(out, "throw ", raise.exception(), ";");
        } else if (end instanceof Terminator.Await await) {
            await(out, block, await, next);
        }
    }

    private void go(CodeBlock.Builder out, Block from, Block target, @Nullable Block next) {
        if (target != next) {
            out.add(jump(target, "continue"));
        } else if (from.region() != target.region()) {
            out.addStatement("$L = $L", state, states.get(target));
        }
    }

    private CodeBlock jump(Block target, String how) {
        return CodeBlock.builder()
                .addStatement("$L = $L", state, number(target))
                .addStatement(how)
                .build();
    }

    private int number(Block target) {
        Integer number = states.get(target);
        if (number == null) {
            throw new AssertionError("jump to a block without a number");
        }
        return number;
    }

    private CodeBlock nestedJump(Block target) {
        labelled = true;
        return CodeBlock.of("$L = $L; continue machine;", state, number(target));
    }

    private void branch(CodeBlock.Builder out, Block block, Terminator.If branch, @Nullable Block next) {
        boolean falls = branch.whenTrue() == next;
        Printer.Printed condition = printer.print(falls ? branch.negated() : branch.condition());
        Block target = falls ? branch.whenFalse() : branch.whenTrue();
        Block other = falls ? branch.whenTrue() : branch.whenFalse();
        out.add(condition.before());
        out.add("if (").add(condition.text()).add(") {\n").indent();
        out.add(jump(target, "continue")).unindent().add("}\n");
        go(out, block, other, next);
    }

    private void choice(CodeBlock.Builder out, Terminator.Switch choice) {
        Printer.Printed selector = printer.print(choice.selector());
        out.add(selector.before());
        out.add("switch (").add(selector.text()).add(") {\n").indent();
        for (Terminator.Case arm : choice.cases()) {
            Printer.Printed label = printer.print(arm.label());
            out.add("case ").add(label.text());
            arm(out, arm.target(), label.bindings());
        }
        if (choice.otherwise() != null) {
            out.add("default");
            arm(out, choice.otherwise(), Map.of());
        }
        out.unindent().add("}\n").addStatement("continue");
    }

    private void arm(CodeBlock.Builder out, Block target, Map<Var, String> bindings) {
        if (bindings.isEmpty()) {
            out.add(" -> $L = $L;\n", state, number(target));
            return;
        }
        out.add(" -> {\n").indent();
        bindings.forEach((var, bound) -> out.addStatement("$L = $L", layout.name(var), bound));
        out.addStatement("$L = $L", state, number(target)).unindent().add("}\n");
    }

    private void await(CodeBlock.Builder out, Block block, Terminator.Await await, @Nullable Block next) {
        String into = await.result() == null ? "" : layout.name(await.result()) + " = ";
        statement(out, into, await.call(), ";");
        out.beginControlFlow("if ($L.suspended())", step);
        out.add(suspension(block, await));
        out.endControlFlow();
        go(out, block, await.next(), next);
    }

    private CodeBlock suspension(Block block, Terminator.Await await) {
        Set<Var> live = liveness.across(block, await);
        CodeBlock.Builder out = CodeBlock.builder();
        List<String> arguments = new ArrayList<>();
        for (Var parameter : parameters) {
            boolean dead =
                    !live.contains(parameter) && !parameter.type().getKind().isPrimitive();
            arguments.add(dead ? "null" : layout.name(parameter));
        }
        out.beginControlFlow("if ($L == null)", frame);
        out.addStatement("$L = new $T$L($L)", frame, frameClass, generic ? "<>" : "", String.join(", ", arguments));
        out.endControlFlow();
        Set<String> saved = new LinkedHashSet<>();
        for (Var var : live) {
            String name = layout.name(var);
            if (var.isParameter()) {
                if (var.isWritten()) {
                    out.addStatement("$L.$L = $L", frame, name, name);
                }
                saved.add(name);
            } else if (layout.isHoisted(var) && saved.add(name)) {
                fields.add(name);
                fieldTypes.put(name, printer.type(var));
                out.addStatement("$L.$L = $L", frame, name, name);
            }
        }
        for (String name : stale.at(block)) {
            if (!saved.contains(name)) {
                out.addStatement("$L.$L = null", frame, name);
                parameters.stream()
                        .filter(parameter -> layout.name(parameter).equals(name))
                        .forEach(nulledParameters::add);
            }
        }
        out.addStatement("$L.suspend($L, $L)", frame, step, resumptions.get(block));
        out.addStatement(Results.nothing(returnType));
        return out.build();
    }

    private CodeBlock resumption(Block block, int number) {
        Terminator.Await await = (Terminator.Await) block.end();
        CodeBlock.Builder out = CodeBlock.builder();
        out.add("case $L: // resumed$L\n", number, block.line() == 0 ? "" : " at line " + block.line())
                .indent();
        Set<String> restored = new LinkedHashSet<>();
        for (Var var : liveness.across(block, await)) {
            String name = layout.name(var);
            if (!var.isParameter() && layout.isHoisted(var) && restored.add(name)) {
                out.addStatement("$L = $L.$L", name, frame, name);
            }
        }
        if (await.result() == null) {
            out.addStatement("$L.result()", step);
        } else {
            Var result = await.result();
            out.addStatement("$L = $L.$L()", layout.name(result), step, Results.take(result.type()));
        }
        out.add(jump(await.next(), "continue"));
        return out.unindent().build();
    }

    /** Sends what was thrown in a region to its handler. */
    private CodeBlock routes() {
        Map<Region, List<String>> states = new LinkedHashMap<>();
        for (Block block : blocks) {
            Region region = block.region();
            if (region != null) {
                List<String> numbers = states.computeIfAbsent(region, r -> new ArrayList<>());
                Integer number = this.states.get(block);
                if (number != null) {
                    numbers.add(String.valueOf(number));
                }
                Integer resumption = resumptions.get(block);
                if (resumption != null) {
                    numbers.add(String.valueOf(resumption));
                }
            }
        }
        CodeBlock.Builder out = CodeBlock.builder();
        out.beginControlFlow("switch ($L)", state);
        states.forEach((region, numbers) -> {
            if (!numbers.isEmpty()) {
                out.beginControlFlow("case $L ->", String.join(", ", numbers));
                out.addStatement("$L = $L", layout.name(region.thrown()), caught);
                out.addStatement("$L = $L", state, number(region.handler()));
                out.endControlFlow();
            }
        });
        out.addStatement("default -> throw $L", caught);
        out.endControlFlow();
        return out.build();
    }
}
