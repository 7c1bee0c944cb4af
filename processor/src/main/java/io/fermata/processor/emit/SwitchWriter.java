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
        for (Block block : blocks) {
            if (machine.states().awaiting().contains(block)) {
                int line = ((Terminator.Await) block.end()).call().line();
                out.add("case $L: // resumed at line $L\n", machine.states().resumption(block), line)
                        .indent();
                out.add(writer.resumption(block)).unindent();
            }
        }
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
            if (machine.states().has(block)) {
                if (open) {
                    close(out, braced);
                }
                open = true;
                braced = declares(blocks, i);
                String line = block.line() == 0 ? "" : " // line " + block.line();
                out.add("case $L:$L$L\n", machine.states().of(block), braced ? " {" : "", line)
                        .indent();
            }
            out.add(writer.block(block, i + 1 < blocks.size() ? blocks.get(i + 1) : null));
        }
        close(out, braced);
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
