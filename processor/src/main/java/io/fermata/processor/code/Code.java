package io.fermata.processor.code;

import com.palantir.javapoet.TypeName;
import io.fermata.processor.flow.Block;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A piece of Java text: an expression or statements, in parts. Immutable. */
public record Code(List<Part> parts) {

    public static final Code EMPTY = new Code(List.of());

    public Code {
        parts = List.copyOf(parts);
    }

    public static Code text(String text) {
        return new Code(List.of(new Part.Text(text)));
    }

    public static Code type(TypeName name) {
        return new Code(List.of(new Part.Type(name)));
    }

    public static Code read(Var var) {
        return new Code(List.of(new Part.Use(var, true, false, false)));
    }

    public static Code write(Var var) {
        return new Code(List.of(new Part.Use(var, false, true, false)));
    }

    public static Code jump(Block target) {
        return new Code(List.of(new Part.Jump(target)));
    }

    public static Code step() {
        return new Code(List.of(new Part.Internal(Part.Internal.Kind.STEP)));
    }

    /** Concatenates; each piece is a Code, Var (read), TypeName or String. */
    public static Code of(Object... pieces) {
        List<Part> parts = new ArrayList<>();
        for (Object piece : pieces) {
            if (piece instanceof Code code) {
                parts.addAll(code.parts);
            } else if (piece instanceof Var var) {
                parts.add(new Part.Use(var, true, false, false));
            } else if (piece instanceof TypeName type) {
                parts.add(new Part.Type(type));
            } else if (piece instanceof Part part) {
                parts.add(part);
            } else {
                parts.add(new Part.Text((String) piece));
            }
        }
        return new Code(parts);
    }

    /** Separates by commas. */
    public static Code list(List<Code> items) {
        List<Part> parts = new ArrayList<>();
        for (Code item : items) {
            if (!parts.isEmpty()) {
                parts.add(new Part.Text(", "));
            }
            parts.addAll(item.parts);
        }
        return new Code(parts);
    }

    /** The variable, if this is nothing but the value of one. */
    public java.util.Optional<Var> variable() {
        return parts.size() == 1 && parts.get(0) instanceof Part.Use use && use.read() && !use.write()
                ? java.util.Optional.of(use.var())
                : java.util.Optional.empty();
    }

    /** The source line that this code begins on, as far as it is known; else 0. */
    public int line() {
        for (Part part : parts) {
            if (part instanceof Part.Text text && text.line() != 0) {
                return text.line();
            }
        }
        return 0;
    }

    /** The same code, known to stand on that line of the source. */
    public Code at(int line) {
        return line == 0 ? this : of(new Part.Text("", line), this);
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Variables whose value before this code matters, as far as one can see without its inner control flow. */
    public Set<Var> reads() {
        return vars(part -> part instanceof Part.Use use && use.read() ? List.of(use.var()) : List.of());
    }

    /** Variables that begin in this code: a use of one, here or later, does not look further back. */
    public Set<Var> declares() {
        return vars(part -> {
            if (part instanceof Part.Name name) {
                return List.of(name.var());
            }
            return part instanceof Part.Binding binding ? List.of(binding.var()) : List.of();
        });
    }

    /** Variables that may be written. */
    public Set<Var> writes() {
        return vars(part -> {
            if (part instanceof Part.Use use && use.write()) {
                return List.of(use.var());
            }
            return part instanceof Part.Binding binding ? List.of(binding.var()) : List.of();
        });
    }

    /** Variables that lambdas and class bodies in this code capture. */
    public Set<Var> captures() {
        return vars(part -> part instanceof Part.Use use && use.captured() ? List.of(use.var()) : List.of());
    }

    /** All variables mentioned. */
    public Set<Var> mentions() {
        return vars(part -> {
            if (part instanceof Part.Use use) {
                return List.of(use.var());
            } else if (part instanceof Part.Name name) {
                return List.of(name.var());
            }
            return part instanceof Part.Binding binding ? List.of(binding.var()) : List.of();
        });
    }

    /** Blocks that this code jumps to. */
    public Set<Block> jumps() {
        Set<Block> targets = new LinkedHashSet<>();
        for (Part part : parts) {
            if (part instanceof Part.Jump jump) {
                targets.add(jump.target());
            }
        }
        return targets;
    }

    private Set<Var> vars(Function<Part, List<Var>> select) {
        Set<Var> vars = new LinkedHashSet<>();
        for (Part part : parts) {
            vars.addAll(select.apply(part));
        }
        return vars;
    }

    /** The same code with its jumps led elsewhere. */
    public Code retarget(Function<Block, Block> targets) {
        if (jumps().isEmpty()) {
            return this;
        }
        List<Part> moved = new ArrayList<>();
        for (Part part : parts) {
            moved.add(part instanceof Part.Jump jump ? new Part.Jump(targets.apply(jump.target())) : part);
        }
        return new Code(moved);
    }
}
