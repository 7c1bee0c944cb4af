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

/**
 * Finds references that a frame would hold longer than they live, so that a suspended coroutine pins nothing it does not
 * need.
 *
 * <ul>
 *   <li>A local that is restored leaves the frame at once, if it is dead at some await that may come next; at the others
 *       it will be saved again.
 *   <li>A parameter is in the frame from the beginning: it leaves at the first suspension after its last use.
 * </ul>
 */
final class Stale {

    private final Map<Block, Set<String>> live = new HashMap<>();
    private final Map<Block, Set<Block>> later = new HashMap<>();
    private final List<String> parameters;

    Stale(List<Block> blocks, Liveness liveness, Layout layout, List<Var> parameters) {
        this.parameters = parameters.stream()
                .filter(parameter -> !parameter.type().getKind().isPrimitive())
                .map(layout::name)
                .toList();
        for (Block block : blocks) {
            if (block.end() instanceof Terminator.Await await) {
                Set<String> names = new HashSet<>();
                liveness.across(block, await).forEach(var -> names.add(layout.name(var)));
                live.put(block, names);
            }
        }
    }

    /** The awaits that may come after that of the block. */
    private Set<Block> reachable(Block from) {
        Set<Block> awaits = new LinkedHashSet<>();
        Set<Block> seen = new HashSet<>();
        List<Block> pending = new ArrayList<>(from.successors());
        if (from.region() != null) {
            pending.add(from.region().handler());
        }
        while (!pending.isEmpty()) {
            Block block = pending.remove(pending.size() - 1);
            if (seen.add(block)) {
                if (live.containsKey(block)) {
                    awaits.add(block);
                }
                pending.addAll(block.successors());
                if (block.region() != null) {
                    pending.add(block.region().handler());
                }
            }
        }
        return awaits;
    }

    /** Whether the frame must let go of the local when the block's await is resumed. */
    boolean isLetGo(Block block, String local) {
        return later.computeIfAbsent(block, this::reachable).stream()
                .anyMatch(await -> !live.get(await).contains(local));
    }

    /** The parameters that are dead while the block's await is under way. */
    List<String> deadParameters(Block block) {
        Set<String> kept = live.getOrDefault(block, Set.of());
        return parameters.stream().filter(name -> !kept.contains(name)).toList();
    }
}
