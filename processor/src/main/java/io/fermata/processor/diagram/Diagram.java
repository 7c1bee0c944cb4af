package io.fermata.processor.diagram;

import io.fermata.processor.code.Code;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Terminator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine's state machine for Mermaid. A flowchart, since Mermaid's state diagrams know no dashed lines.
 *
 * <pre>
 * flowchart TD
 *     start((start)) --&gt; b0
 *     b0["state 0, line 12"]
 *     b0 --&gt; a0{{"await sleep(0.1), line 13"}}
 *     a0 --&gt;|state 4| b1
 *     b1["state 1, line 14"]
 *     b1 --&gt; done((end))
 *     a0 -.-&gt; b3                                     an exception goes to the handler
 * </pre>
 */
public final class Diagram {

    private final List<Block> blocks;
    private final Function<Block, @Nullable Integer> states;
    private final Function<Block, Integer> resumptions;
    private final Map<Block, Integer> ids = new LinkedHashMap<>();
    private final StringBuilder out = new StringBuilder();

    /**
     * @param states the number of the block, null if nothing jumps to it
     * @param resumptions the state in which a block's await is resumed
     */
    public Diagram(
            List<Block> blocks, Function<Block, @Nullable Integer> states, Function<Block, Integer> resumptions) {
        this.blocks = blocks;
        this.states = states;
        this.resumptions = resumptions;
        blocks.forEach(block -> ids.put(block, ids.size()));
    }

    /** @param title what is shown */
    public String text(String title) {
        line("---");
        line("title: \"" + title + "\"");
        line("---");
        line("flowchart TD");
        line("    start((start)) --> b0");
        blocks.forEach(this::block);
        return out.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void block(Block block) {
        String id = id(block);
        Integer state = state(block);
        String name = state == null ? "" : "state " + state;
        String at = block.line() == 0 ? "" : "line " + block.line();
        String label = name + (name.isEmpty() || at.isEmpty() ? "" : ", ") + at;
        line("    " + id + "[\"" + (label.isEmpty() ? " " : label) + "\"]");
        for (Code code : block.codes()) {
            code.jumps().forEach(target -> edge(id, target, null));
        }
        end(block, id);
        if (block.region() != null) {
            line("    " + id + " -.-> " + id(block.region().handler()));
        }
    }

    /** One that follows an await and nothing else jumps to has the number in which that await is resumed. */
    private @Nullable Integer state(Block block) {
        Integer state = states.apply(block);
        if (state == null) {
            for (Block before : blocks) {
                if (before.end() instanceof Terminator.Await await && await.next() == block) {
                    return resumptions.apply(before);
                }
            }
        }
        return state;
    }

    private void end(Block block, String id) {
        Terminator end = block.end();
        if (end instanceof Terminator.Goto go) {
            edge(id, go.target(), null);
        } else if (end instanceof Terminator.If branch) {
            edge(id, branch.whenTrue(), Label.of(branch.condition()));
            edge(id, branch.whenFalse(), "else");
        } else if (end instanceof Terminator.Switch choice) {
            choice.cases().forEach(arm -> edge(id, arm.target(), Label.of(arm.label())));
            if (choice.otherwise() != null) {
                edge(id, choice.otherwise(), "default");
            }
        } else if (end instanceof Terminator.Return) {
            line("    " + id + " --> done((end))");
        } else if (end instanceof Terminator.Throw && block.region() == null) {
            line("    " + id + " -.-> thrown((throw))");
        } else if (end instanceof Terminator.Await await) {
            String wait = "a" + ids.get(block);
            String text = "await " + Label.awaited(await.call()) + ", line "
                    + await.call().line();
            line("    " + id + " --> " + wait + "{{\"" + text + "\"}}");
            edge(wait, await.next(), "state " + resumptions.apply(block));
            if (block.region() != null) {
                line("    " + wait + " -.-> " + id(block.region().handler()));
            }
        }
    }

    private void edge(String from, Block to, @Nullable String label) {
        line("    " + from + " -->" + (label == null ? " " : "|\"" + label + "\"| ") + id(to));
    }

    private String id(Block block) {
        return "b" + ids.get(block);
    }
}
