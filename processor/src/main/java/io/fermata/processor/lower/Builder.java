package io.fermata.processor.lower;

import io.fermata.processor.code.Code;
import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Instruction;
import io.fermata.processor.flow.Region;
import io.fermata.processor.flow.Terminator;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Builds the flow graph: appends to the current block, and keeps the region that new blocks belong to. */
final class Builder {

    private final List<Block> blocks = new ArrayList<>();
    private final Temporaries temporaries = new Temporaries();
    private @Nullable Region region;
    private Block current = new Block(null);
    private int line;

    Builder() {
        blocks.add(current);
    }

    /** All blocks in the order of the source; the first is the entry. */
    List<Block> blocks() {
        return blocks;
    }

    Block block() {
        return new Block(region);
    }

    @Nullable
    Region region() {
        return region;
    }

    void region(@Nullable Region now) {
        region = now;
    }

    /** Goes on in that block. A current block that is still open has ended before. */
    void begin(Block block) {
        jump(block);
        current = block;
        blocks.add(block);
    }

    /** What is appended from here on belongs to that line of the source, where it does not know better. */
    void line(long line) {
        this.line = (int) line;
        current.line(line);
    }

    private Code placed(Code code) {
        return code.line() == 0 ? code.at(line) : code;
    }

    void execute(Code code) {
        current.add(new Instruction.Execute(placed(code)));
    }

    void assign(Var var, Code value) {
        current.add(new Instruction.Assign(var, placed(value), false));
    }

    void declare(Var var, @Nullable Code value) {
        current.add(new Instruction.Assign(var, value == null ? null : placed(value), true));
    }

    /** Ends the current block; what is appended afterwards cannot be reached. */
    void end(Terminator terminator) {
        if (current.isOpen()) {
            current.end(placed(terminator));
        }
        current = new Block(region);
        blocks.add(current);
    }

    private Terminator placed(Terminator end) {
        if (end instanceof Terminator.If branch) {
            return new Terminator.If(
                    placed(branch.condition()), placed(branch.negated()), branch.whenTrue(), branch.whenFalse());
        } else if (end instanceof Terminator.Switch choice) {
            return new Terminator.Switch(
                    placed(choice.selector()), choice.cases(), choice.otherwise(), choice.unconditional());
        } else if (end instanceof Terminator.Return back && back.value() != null) {
            return new Terminator.Return(placed(back.value()));
        } else if (end instanceof Terminator.Throw raise) {
            return new Terminator.Throw(placed(raise.exception()));
        }
        return end;
    }

    void jump(Block target) {
        if (current.isOpen()) {
            current.end(new Terminator.Goto(target));
        }
    }

    Var temporary(String name, TypeMirror type) {
        return temporaries.take(name, type);
    }

    /** Builds a statement. */
    void statement(Runnable body) {
        int mark = temporaries.mark();
        body.run();
        temporaries.release(mark);
    }

    /** Gives the value a name, at this point of the evaluation. */
    Var save(String name, TypeMirror type, Code value) {
        Var var = temporary(name, type);
        declare(var, value);
        return var;
    }
}
