package io.fermata.processor.emit;

import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Liveness;
import io.fermata.processor.flow.Terminator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * References that an earlier suspension left in the frame: those that no longer live at the next one are nulled there, so
 * that a suspended coroutine pins nothing it does not need. A cold frame holds its parameters.
 */
final class Stale {

    private final Map<Block, Set<String>> held = new HashMap<>();

    Stale(List<Block> blocks, Liveness liveness, Layout layout, List<Var> parameters) {
        Map<Block, Set<String>> kept = new HashMap<>();
        for (Block block : blocks) {
            if (block.end() instanceof Terminator.Await await) {
                kept.put(block, names(liveness.across(block, await), layout));
            }
        }
        Map<Block, Set<String>> in = new HashMap<>();
        in.put(blocks.get(0), names(new LinkedHashSet<>(parameters), layout));
        List<Block> pending = new ArrayList<>(List.of(blocks.get(0)));
        Set<Block> visited = new HashSet<>();
        while (!pending.isEmpty()) {
            Block block = pending.remove(pending.size() - 1);
            visited.add(block);
            Set<String> before = in.getOrDefault(block, Set.of());
            Set<String> after = kept.getOrDefault(block, before);
            for (Block next : block.successors()) {
                boolean behind = block.end() instanceof Terminator.Await await && await.next() == next;
                flow(in, next, behind ? union(before, after) : before, pending, visited);
            }
            if (block.region() != null) {
                flow(in, block.region().handler(), union(before, after), pending, visited);
            }
        }
        kept.keySet().forEach(block -> held.put(block, in.getOrDefault(block, Set.of())));
    }

    private static void flow(
            Map<Block, Set<String>> in, Block next, Set<String> names, List<Block> pending, Set<Block> visited) {
        Set<String> known = in.computeIfAbsent(next, block -> new TreeSet<>());
        if (!(known instanceof TreeSet)) {
            known = new TreeSet<>(known);
            in.put(next, known);
        }
        if (known.addAll(names) || !visited.contains(next)) {
            pending.add(next);
        }
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> all = new TreeSet<>(a);
        all.addAll(b);
        return all;
    }

    private static Set<String> names(Set<Var> vars, Layout layout) {
        Set<String> names = new TreeSet<>();
        for (Var var : vars) {
            if (!var.type().getKind().isPrimitive() && (var.isParameter() || layout.isHoisted(var))) {
                names.add(layout.name(var));
            }
        }
        return names;
    }

    /** What the frame may still hold when the block suspends. */
    Set<String> at(Block block) {
        return held.getOrDefault(block, Set.of());
    }
}
