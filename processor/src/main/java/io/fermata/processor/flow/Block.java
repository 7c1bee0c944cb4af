package io.fermata.processor.flow;

import io.fermata.processor.code.Code;
import io.fermata.processor.code.Var;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A basic block: instructions without branches, then a terminator; all of it in one region. */
public final class Block {

    private final List<Instruction> instructions = new ArrayList<>();
    private @Nullable Terminator end;
    private final @Nullable Region region;
    private long line;

    public Block(@Nullable Region region) {
        this.region = region;
    }

    public List<Instruction> instructions() {
        return instructions;
    }

    public void add(Instruction instruction) {
        instructions.add(instruction);
    }

    /** The terminator; null only while the block is being built. */
    public Terminator end() {
        if (end == null) {
            throw new AssertionError("block without an end");
        }
        return end;
    }

    public boolean isOpen() {
        return end == null;
    }

    public void end(Terminator terminator) {
        end = terminator;
    }

    public @Nullable Region region() {
        return region;
    }

    /** The source line of the first statement, 0 if none. */
    public long line() {
        return line;
    }

    public void line(long sourceLine) {
        if (line == 0) {
            line = sourceLine;
        }
    }

    /** Where control may go from here, the region's handler left aside. */
    public Set<Block> successors() {
        Set<Block> next = new LinkedHashSet<>();
        for (Code code : codes()) {
            next.addAll(code.jumps());
        }
        next.addAll(targets());
        return next;
    }

    /** Where control may go from the end of the block. */
    public Set<Block> targets() {
        Set<Block> next = new LinkedHashSet<>();
        Terminator last = end();
        if (last instanceof Terminator.Goto go) {
            next.add(go.target());
        } else if (last instanceof Terminator.If branch) {
            next.add(branch.whenTrue());
            next.add(branch.whenFalse());
        } else if (last instanceof Terminator.Switch choice) {
            choice.cases().forEach(arm -> next.add(arm.target()));
            if (choice.otherwise() != null) {
                next.add(choice.otherwise());
            }
        } else if (last instanceof Terminator.Await await) {
            next.add(await.next());
        }
        return next;
    }

    /** All code in this block, in order of execution. */
    public List<Code> codes() {
        List<Code> codes = new ArrayList<>();
        for (Instruction instruction : instructions) {
            if (instruction instanceof Instruction.Execute execute) {
                codes.add(execute.code());
            } else if (instruction instanceof Instruction.Assign assign && assign.value() != null) {
                codes.add(assign.value());
            }
        }
        endCodes(codes);
        return codes;
    }

    private void endCodes(List<Code> codes) {
        if (end instanceof Terminator.If branch) {
            codes.add(branch.condition());
        } else if (end instanceof Terminator.Switch choice) {
            codes.add(choice.selector());
            choice.cases().forEach(arm -> codes.add(arm.label()));
        } else if (end instanceof Terminator.Return back && back.value() != null) {
            codes.add(back.value());
        } else if (end instanceof Terminator.Throw raise) {
            codes.add(raise.exception());
        } else if (end instanceof Terminator.Await await) {
            codes.add(await.call());
        }
    }

    /** All variables that this block mentions. */
    public Set<Var> mentions() {
        Set<Var> vars = new LinkedHashSet<>();
        for (Code code : codes()) {
            vars.addAll(code.mentions());
        }
        for (Instruction instruction : instructions) {
            if (instruction instanceof Instruction.Assign assign) {
                vars.add(assign.var());
            }
        }
        if (end instanceof Terminator.Await await && await.result() != null) {
            vars.add(await.result());
        }
        return vars;
    }
}
