package io.fermata.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Region;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what sends a Throwable to the handler of the region it was thrown in. */
final class Routes {

    private final Machine machine;

    Routes(Machine machine) {
        this.machine = machine;
    }

    /** The body of the catch clause around the blocks. */
    CodeBlock write(List<Block> blocks) {
        Map<Region, List<String>> states = new LinkedHashMap<>();
        for (Block block : blocks) {
            Region region = block.region();
            if (region != null) {
                states.computeIfAbsent(region, r -> new ArrayList<>())
                        .addAll(machine.states().ofRegion(block));
            }
        }
        CodeBlock.Builder out = CodeBlock.builder();
        out.addStatement("$L.caught($L)", machine.step(), machine.caught());
        out.beginControlFlow("switch ($L)", machine.state());
        states.forEach((region, numbers) -> {
            if (!numbers.isEmpty()) {
                out.beginControlFlow("case $L ->", String.join(", ", numbers));
                out.addStatement("$L = $L", machine.reference(region.thrown()), machine.caught());
                out.addStatement("$L = $L", machine.state(), machine.states().of(region.handler()));
                out.endControlFlow();
            }
        });
        out.addStatement("default -> throw $L", machine.caught());
        out.endControlFlow();
        return out.build();
    }

    static boolean isGuarded(List<Block> blocks) {
        return blocks.stream().anyMatch(block -> block.region() != null);
    }
}
