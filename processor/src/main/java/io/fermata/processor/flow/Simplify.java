package io.fermata.processor.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes the graph small: jumps to empty blocks go where those lead, blocks with one predecessor join it, what cannot be
 * reached is dropped (generated Java with an unreachable statement would not compile). The order stays.
 */
public final class Simplify {

    private final List<Block> blocks;

    private Simplify(List<Block> blocks) {
        this.blocks = new ArrayList<>(blocks);
    }

    /** Simplifies; the entry is the first block before and after. */
    public static List<Block> run(List<Block> blocks) {
        Simplify pass = new Simplify(blocks);
        pass.endOpenBlocks();
        pass.dropUnreachable();
        pass.thread();
        pass.dropUnreachable();
        pass.merge();
        return pass.blocks;
    }

    private void endOpenBlocks() {
        for (Block block : blocks) {
            if (block.isOpen()) {
                block.end(new Terminator.Never());
            }
        }
    }

    private void dropUnreachable() {
        Set<Block> reached = new HashSet<>();
        List<Block> pending = new ArrayList<>(List.of(blocks.get(0)));
        while (!pending.isEmpty()) {
            Block block = pending.remove(pending.size() - 1);
            if (reached.add(block)) {
                pending.addAll(block.successors());
                if (block.region() != null && !isEmpty(block)) {
                    pending.add(block.region().handler());
                }
            }
        }
        blocks.retainAll(reached);
    }

    private static boolean isEmpty(Block block) {
        return block.instructions().isEmpty() && block.end() instanceof Terminator.Goto;
    }

    private void thread() {
        Map<Block, Block> targets = new IdentityHashMap<>();
        for (Block block : blocks) {
            Block target = block;
            Set<Block> seen = new HashSet<>();
            while (isEmpty(target) && seen.add(target)) {
                target = ((Terminator.Goto) target.end()).target();
            }
            targets.put(block, target);
        }
        Function<Block, Block> lead = block -> targets.getOrDefault(block, block);
        for (Block block : blocks) {
            retarget(block, lead);
        }
    }

    private static void retarget(Block block, Function<Block, Block> lead) {
        for (int i = 0; i < block.instructions().size(); i++) {
            if (block.instructions().get(i) instanceof Instruction.Execute execute) {
                block.instructions()
                        .set(i, new Instruction.Execute(execute.code().retarget(lead)));
            }
        }
        Terminator end = block.end();
        if (end instanceof Terminator.Goto go) {
            block.end(new Terminator.Goto(lead.apply(go.target())));
        } else if (end instanceof Terminator.If branch) {
            block.end(new Terminator.If(
                    branch.condition(),
                    branch.negated(),
                    lead.apply(branch.whenTrue()),
                    lead.apply(branch.whenFalse())));
        } else if (end instanceof Terminator.Switch choice) {
            List<Terminator.Case> cases = choice.cases().stream()
                    .map(arm -> new Terminator.Case(arm.label(), lead.apply(arm.target())))
                    .toList();
            Block otherwise = choice.otherwise() == null ? null : lead.apply(choice.otherwise());
            block.end(new Terminator.Switch(choice.selector(), cases, otherwise, choice.unconditional()));
        } else if (end instanceof Terminator.Await await) {
            block.end(new Terminator.Await(await.call(), await.result(), lead.apply(await.next())));
        }
    }

    private void merge() {
        Map<Block, Integer> predecessors = new HashMap<>();
        Set<Block> jumpedTo = new HashSet<>();
        for (Block block : blocks) {
            block.successors().forEach(next -> predecessors.merge(next, 1, Integer::sum));
            block.codes().forEach(code -> jumpedTo.addAll(code.jumps()));
            if (block.region() != null) {
                jumpedTo.add(block.region().handler());
            }
        }
        Set<Block> merged = new HashSet<>();
        for (Block block : blocks) {
            while (!merged.contains(block)
                    && block.end() instanceof Terminator.Goto go
                    && go.target() != block
                    && go.target() != blocks.get(0)
                    && go.target().region() == block.region()
                    && !jumpedTo.contains(go.target())
                    && predecessors.get(go.target()) == 1) {
                Block next = go.target();
                next.instructions().forEach(block::add);
                block.line(next.line());
                block.end(next.end());
                merged.add(next);
            }
        }
        blocks.removeAll(merged);
    }
}
