package io.fermata.processor.flow;

import io.fermata.processor.code.Code;
import io.fermata.processor.code.Var;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which variables may still be read, over normal edges and those to handlers. What is live where a task may be parked is
 * what the frame must hold.
 */
public final class Liveness {

    private final Map<Var, Integer> indices = new HashMap<>();
    private final List<Var> vars = new ArrayList<>();
    private final Map<Block, BitSet> liveIn = new HashMap<>();

    private Liveness() {}

    public static Liveness of(List<Block> blocks) {
        Liveness result = new Liveness();
        Map<Block, Summary> summaries = new HashMap<>();
        for (Block block : blocks) {
            summaries.put(block, result.summary(block));
            result.liveIn.put(block, new BitSet());
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = blocks.size() - 1; i >= 0; i--) {
                Block block = blocks.get(i);
                BitSet now = result.atStart(block, summaries.get(block));
                if (!now.equals(result.liveIn.get(block))) {
                    result.liveIn.put(block, now);
                    changed = true;
                }
            }
        }
        return result;
    }

    public boolean isLive(Block block, Var var) {
        Integer index = indices.get(var);
        return index != null && bits(block).get(index);
    }

    private BitSet bits(Block block) {
        BitSet bits = liveIn.get(block);
        return bits == null ? new BitSet() : bits;
    }

    /** What is live while the await at the end of the block is under way. */
    public Set<Var> across(Block block, Terminator.Await await) {
        Set<Var> live = new LinkedHashSet<>();
        acrossBits(block, await).stream().forEach(i -> live.add(vars.get(i)));
        return live;
    }

    private BitSet acrossBits(Block block, Terminator.Await await) {
        BitSet live = (BitSet) bits(await.next()).clone();
        clear(live, await.result());
        live.or(inHandler(block));
        return live;
    }

    private void clear(BitSet bits, @Nullable Var var) {
        if (var != null && indices.containsKey(var)) {
            bits.clear(indices.get(var));
        }
    }

    private BitSet inHandler(Block block) {
        Region region = block.region();
        if (region == null) {
            return new BitSet();
        }
        BitSet live = (BitSet) bits(region.handler()).clone();
        clear(live, region.thrown());
        return live;
    }

    private int index(Var var) {
        return indices.computeIfAbsent(var, v -> {
            vars.add(v);
            return vars.size() - 1;
        });
    }

    /** A jump from inside a block, with what has been assigned before it. */
    private record Jump(Block target, BitSet assigned) {}

    /** What a block does to variables: reads before it assigns, and assigns. */
    private record Summary(BitSet read, BitSet assigned, List<Jump> jumps) {}

    private Summary summary(Block block) {
        Summary summary = new Summary(new BitSet(), new BitSet(), new ArrayList<>());
        for (Instruction instruction : block.instructions()) {
            if (instruction instanceof Instruction.Assign assign) {
                if (assign.value() != null) {
                    read(summary, assign.value());
                }
                summary.assigned().set(index(assign.var()));
            } else if (instruction instanceof Instruction.Execute execute) {
                read(summary, execute.code());
            }
        }
        Terminator end = block.end();
        if (end instanceof Terminator.If branch) {
            read(summary, branch.condition());
        } else if (end instanceof Terminator.Switch choice) {
            read(summary, choice.selector());
            choice.cases().forEach(arm -> read(summary, arm.label()));
        } else if (end instanceof Terminator.Return back && back.value() != null) {
            read(summary, back.value());
        } else if (end instanceof Terminator.Throw raise) {
            read(summary, raise.exception());
        } else if (end instanceof Terminator.Await await) {
            read(summary, await.call());
        }
        return summary;
    }

    private void read(Summary summary, Code code) {
        Set<Var> declared = code.declares();
        for (Var var : code.reads()) {
            if (!declared.contains(var) && !summary.assigned().get(index(var))) {
                summary.read().set(index(var));
            }
        }
        for (Block target : code.jumps()) {
            summary.jumps().add(new Jump(target, (BitSet) summary.assigned().clone()));
        }
        declared.forEach(var -> summary.assigned().set(index(var)));
    }

    private BitSet atStart(Block block, Summary summary) {
        BitSet live = new BitSet();
        if (block.end() instanceof Terminator.Await await) {
            live.or(acrossBits(block, await));
        } else {
            block.targets().forEach(next -> live.or(bits(next)));
        }
        live.andNot(summary.assigned());
        live.or(summary.read());
        for (Jump jump : summary.jumps()) {
            BitSet there = (BitSet) bits(jump.target()).clone();
            there.andNot(jump.assigned());
            live.or(there);
        }
        live.or(inHandler(block));
        return live;
    }
}
