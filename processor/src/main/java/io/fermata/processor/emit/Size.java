package io.fermata.processor.emit;

import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Instruction;
import io.fermata.processor.flow.Terminator;
import java.util.ArrayList;
import java.util.List;

/**
 * Estimates how much bytecode a block becomes, rather too much than too little, and groups blocks by it. A statement's
 * text is two to three times as long as its bytecode; an await costs what saves and restores the frame.
 */
final class Size {

    /** HotSpot's limit for a method that it compiles is 8,000 bytes. */
    static final int LIMIT = 7_000;

    /** What a group aims at: small enough to be compiled well, large enough that calls between groups do not count. */
    private static final int GROUP = 5_000;

    private final Machine machine;

    Size(Machine machine) {
        this.machine = machine;
    }

    int of(List<Block> blocks) {
        return blocks.stream().mapToInt(block -> of(block, false)).sum();
    }

    private int of(Block block, boolean split) {
        int size = 8;
        for (Code code : block.codes()) {
            size += of(code);
        }
        for (Instruction instruction : block.instructions()) {
            size += instruction instanceof Instruction.Assign ? 4 : 0;
        }
        if (block.end() instanceof Terminator.Await await) {
            int live = machine.liveness().across(block, await).size()
                    + machine.parameters().size();
            size += 50 + 14 * live;
        } else if (block.end() instanceof Terminator.Switch choice) {
            size += 24 * choice.cases().size();
        }
        return size;
    }

    private static int of(Code code) {
        int size = 0;
        for (Part part : code.parts()) {
            size += part instanceof Part.Text text
                    ? text.text().replaceAll("\\s+", "").length() / 2 + 1
                    : 3;
        }
        return size;
    }

    /** Cuts the blocks into groups. */
    List<List<Block>> groups() {
        List<List<Block>> groups = new ArrayList<>();
        List<Block> group = new ArrayList<>();
        int size = 0;
        for (Block block : machine.blocks()) {
            int more = of(block, true);
            if (!group.isEmpty() && size + more > GROUP) {
                groups.add(group);
                group = new ArrayList<>();
                size = 0;
            }
            group.add(block);
            size += more;
        }
        groups.add(group);
        return groups;
    }
}
