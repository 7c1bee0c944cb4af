package io.fermata.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Terminator;
import java.util.List;

/** Writes the loop around the switch over some of a machine's blocks. */
final class SwitchWriter {

    private final Machine machine;
    private final BlockWriter writer;

    SwitchWriter(Machine machine, BlockWriter writer) {
        this.machine = machine;
        this.writer = writer;
    }

    /** The loop's body. */
    CodeBlock write(List<Block> blocks) {
        CodeBlock.Builder out = CodeBlock.builder();
        boolean guarded = Routes.isGuarded(blocks);
        if (guarded) {
            out.beginControlFlow("try");
        }
        out.beginControlFlow("switch ($L)", machine.state());
        blocks(out, blocks);
        out.add("default:\n").indent();
        if (machine.inFrame()) {
            out.addStatement("return $L", machine.state());
        } else {
            out.addStatement("throw new $T($L)", AssertionError.class, machine.state());
        }
        out.unindent();
        out.endControlFlow();
        if (guarded) {
            out.nextControlFlow("catch ($T $L)", Throwable.class, machine.caught());
            out.add(new Routes(machine).write(blocks));
            out.endControlFlow();
        }
        return out.build();
    }

    private void blocks(CodeBlock.Builder out, List<Block> blocks) {
        boolean open = false;
        boolean braced = false;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            Block behind = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
            if (machine.states().has(block)) {
                if (open) {
                    close(out, braced);
                }
                open = true;
                braced = declares(blocks, i);
                label(out, machine.states().of(block), braced, block.line() == 0 ? "" : " // line " + block.line());
            }
            out.add(writer.block(block, behind));
            if (block.end() instanceof Terminator.Await await) {
                close(out, braced);
                braced = behind != null && !machine.states().has(behind) && declares(blocks, i + 1);
                String line = " // resumed at line " + await.call().line();
                label(out, machine.states().resumption(block), braced, line);
                out.add(writer.resumption(block, behind));
            }
        }
        close(out, braced);
    }

    private static void label(CodeBlock.Builder out, int state, boolean braced, String line) {
        out.add("case $L:$L$L\n", state, braced ? " {" : "", line).indent();
    }

    /** Whether the blocks under one label declare anything. */
    private boolean declares(List<Block> blocks, int first) {
        for (int i = first; i < blocks.size(); i++) {
            if (i > first && machine.states().has(blocks.get(i))) {
                return false;
            }
            if (writer.declares(blocks.get(i))) {
                return true;
            }
            if (blocks.get(i).end() instanceof Terminator.Await) {
                return false;
            }
        }
        return false;
    }

    private static void close(CodeBlock.Builder out, boolean braced) {
        out.unindent();
        if (braced) {
            out.add("}\n");
        }
    }
}
