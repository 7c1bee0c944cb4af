package io.fermata.processor.emit;

import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Liveness;
import io.fermata.processor.flow.Terminator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * References that an earlier suspension left in the frame: those that no longer live at the next one are nulled there, so
 * that a suspended coroutine pins nothing it does not need. A cold frame holds its parameters.
 */
final class Stale {

    private final Layout layout;
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Map<Block, BitSet> before = new HashMap<>();
    private final Deque<Block> pending = new ArrayDeque<>();
    private final Set<Block> queued = new HashSet<>();

    Stale(List<Block> blocks, Liveness liveness, Layout layout, List<Var> parameters) {
        this.layout = layout;
        Map<Block, BitSet> kept = new HashMap<>();
        for (Block block : blocks) {
            if (block.end() instanceof Terminator.Await await) {
                kept.put(block, references(liveness.across(block, await)));
            }
        }
        flow(blocks.get(0), references(parameters));
        while (!pending.isEmpty()) {
            Block block = pending.removeFirst();
            queued.remove(block);
            BitSet in = before.get(block);
            BitSet after = (BitSet) in.clone();
            if (kept.containsKey(block)) {
                after.or(kept.get(block));
            }
            for (Block next : block.successors()) {
                flow(next, block.end() instanceof Terminator.Await ? after : in);
            }
            if (block.region() != null) {
                flow(block.region().handler(), after);
            }
        }
    }

    private void flow(Block next, BitSet held) {
        BitSet known = before.get(next);
        if (known == null) {
            before.put(next, (BitSet) held.clone());
        } else {
            int size = known.cardinality();
            known.or(held);
            if (known.cardinality() == size) {
                return;
            }
        }
        if (queued.add(next)) {
            pending.addLast(next);
        }
    }

    private BitSet references(Collection<Var> vars) {
        BitSet bits = new BitSet();
        for (Var var : vars) {
            if (!var.type().getKind().isPrimitive() && (var.isParameter() || layout.isHoisted(var))) {
                bits.set(indices.computeIfAbsent(layout.name(var), name -> {
                    names.add(name);
                    return names.size() - 1;
                }));
            }
        }
        return bits;
    }

    /** What the frame may still hold when the block suspends. */
    Set<String> at(Block block) {
        Set<String> held = new LinkedHashSet<>();
        BitSet bits = before.get(block);
        if (bits != null) {
            bits.stream().mapToObj(names::get).sorted().forEach(held::add);
        }
        return held;
    }
}
