package io.fermata.processor.flow;

import io.fermata.processor.code.Code;
import io.fermata.processor.code.Var;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which variables may still be read, over normal edges and those to handlers. What is live where a task may be parked is
 * what the frame must hold.
 */
public final class Liveness {

    private final Map<Block, Set<Var>> liveIn = new HashMap<>();

    private Liveness() {}

    public static Liveness of(List<Block> blocks) {
        Liveness result = new Liveness();
        blocks.forEach(block -> result.liveIn.put(block, Set.of()));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = blocks.size() - 1; i >= 0; i--) {
                Block block = blocks.get(i);
                Set<Var> now = result.atStart(block);
                if (!now.equals(result.liveIn.get(block))) {
                    result.liveIn.put(block, now);
                    changed = true;
                }
            }
        }
        return result;
    }

    public Set<Var> in(Block block) {
        return liveIn.getOrDefault(block, Set.of());
    }

    /** What is live while the await at the end of the block is under way. */
    public Set<Var> across(Block block, Terminator.Await await) {
        Set<Var> live = new LinkedHashSet<>(in(await.next()));
        if (await.result() != null) {
            live.remove(await.result());
        }
        live.addAll(inHandler(block));
        return live;
    }

    private Set<Var> inHandler(Block block) {
        Region region = block.region();
        if (region == null) {
            return Set.of();
        }
        Set<Var> live = new LinkedHashSet<>(in(region.handler()));
        live.remove(region.thrown());
        return live;
    }

    private Set<Var> atStart(Block block) {
        Set<Var> handler = inHandler(block);
        Set<Var> live = atEnd(block, handler);
        List<Instruction> instructions = block.instructions();
        for (int i = instructions.size() - 1; i >= 0; i--) {
            Instruction instruction = instructions.get(i);
            if (instruction instanceof Instruction.Assign assign) {
                live.remove(assign.var());
                live.addAll(handler);
                if (assign.value() != null) {
                    read(live, assign.value());
                }
            } else if (instruction instanceof Instruction.Execute execute) {
                read(live, execute.code());
            }
        }
        return live;
    }

    private Set<Var> atEnd(Block block, Set<Var> handler) {
        Set<Var> live = new LinkedHashSet<>();
        Terminator end = block.end();
        if (end instanceof Terminator.Await await) {
            live.addAll(across(block, await));
        } else {
            block.successors().forEach(next -> live.addAll(in(next)));
        }
        live.addAll(handler);
        if (end instanceof Terminator.If branch) {
            read(live, branch.condition());
        } else if (end instanceof Terminator.Switch choice) {
            read(live, choice.selector());
            choice.cases().forEach(arm -> read(live, arm.label()));
        } else if (end instanceof Terminator.Return back && back.value() != null) {
            read(live, back.value());
        } else if (end instanceof Terminator.Throw raise) {
            read(live, raise.exception());
        } else if (end instanceof Terminator.Await await) {
            read(live, await.call());
        }
        return live;
    }

    private void read(Set<Var> live, Code code) {
        Set<Var> declared = code.declares();
        live.removeAll(declared);
        code.reads().stream().filter(var -> !declared.contains(var)).forEach(live::add);
        code.jumps().forEach(target -> live.addAll(in(target)));
    }
}
