package io.fermata.processor.emit;

import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Terminator;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the states in the order of the text: the blocks that are jumped to, and behind each await its resumption. A block
 * that is only run into from the one before it needs no number.
 */
final class States {

    private final Map<Block, Integer> numbers = new IdentityHashMap<>();
    private final Map<Block, Integer> resumptions = new LinkedHashMap<>();

    /** @param groups blocks that come to stand in one method; each group's numbers are a range of their own */
    States(List<List<Block>> groups) {
        Set<Block> targets = new LinkedHashSet<>();
        for (List<Block> group : groups) {
            targets.add(group.get(0));
            for (int i = 0; i < group.size(); i++) {
                Block block = group.get(i);
                Block next = i + 1 < group.size() ? group.get(i + 1) : null;
                targets.addAll(jumpTargets(block, next));
                if (block.region() != null) {
                    targets.add(block.region().handler());
                }
                if (i > 0 && block.region() != group.get(i - 1).region()) {
                    targets.add(block);
                }
            }
        }
        int number = 0;
        for (List<Block> group : groups) {
            for (Block block : group) {
                if (targets.contains(block)) {
                    numbers.put(block, number++);
                }
                if (block.end() instanceof Terminator.Await) {
                    resumptions.put(block, number++);
                }
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
        } else if (end instanceof Terminator.Switch) {
            targets.addAll(block.successors());
        } else if (end instanceof Terminator.Await await && await.next() != next) {
            targets.add(await.next());
        }
        return targets;
    }

    boolean has(Block block) {
        return numbers.containsKey(block);
    }

    int of(Block block) {
        Integer number = numbers.get(block);
        if (number == null) {
            throw new AssertionError("jump to a block without a number");
        }
        return number;
    }

    /** The state in which the await at the block's end is resumed. */
    int resumption(Block block) {
        Integer number = resumptions.get(block);
        if (number == null) {
            throw new AssertionError("no await in the block");
        }
        return number;
    }

    /** The blocks that end in an await. */
    Set<Block> awaiting() {
        return resumptions.keySet();
    }

    /** The number after those of the group. */
    int limit(List<Block> group) {
        int highest = 0;
        for (Block block : group) {
            highest = Math.max(highest, numbers.getOrDefault(block, 0));
            highest = Math.max(highest, resumptions.getOrDefault(block, 0));
        }
        return highest + 1;
    }

    /** All states that the block stands for: its own, and that of its await. */
    List<String> ofRegion(Block block) {
        List<String> all = new ArrayList<>();
        if (numbers.containsKey(block)) {
            all.add(String.valueOf(numbers.get(block)));
        }
        if (resumptions.containsKey(block)) {
            all.add(String.valueOf(resumptions.get(block)));
        }
        return all;
    }
}
