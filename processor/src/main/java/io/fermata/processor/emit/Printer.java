package io.fermata.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import io.fermata.processor.slice.Denotable;
import io.fermata.processor.trace.Marks;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.type.IntersectionType;

/** Fills the holes of {@link Code}. */
final class Printer {

    private final Machine machine;
    private final Layout layout;
    private final Denotable denotable;
    private final StaticImports imports;
    private final Flow flow;

    /** How text that is carried over leaves its place. */
    interface Flow {
        /** A jump to a block, from inside other statements. */
        CodeBlock nestedJump(Block target);

        /** What stands before the value that is returned. */
        CodeBlock leaveStart(boolean hasValue);

        /** What stands after it. */
        CodeBlock leaveEnd(boolean hasValue);
    }

    Printer(Machine machine, Denotable denotable, StaticImports imports, Flow flow) {
        this.machine = machine;
        this.layout = machine.layout();
        this.denotable = denotable;
        this.imports = imports;
        this.flow = flow;
    }

    /** Text that needs something declared before it. */
    record Printed(CodeBlock before, CodeBlock text, Map<Var, String> bindings) {}

    /**
     * Writes the code. A lambda that captures a variable declared at the head of the method captures a copy of its own,
     * made right before: each round of a loop has its own variable.
     */
    Printed print(Code code) {
        CodeBlock.Builder before = CodeBlock.builder();
        Map<Var, String> bindings = bindings(code);
        Map<Var, String> copies = new HashMap<>();
        Set<Var> captured = code.captures();
        for (Var var : captured) {
            if (needsCopy(var) && !bindings.containsKey(var)) {
                String copy = layout.fresh(layout.name(var) + "Copy");
                copies.put(var, copy);
                before.addStatement("final $T $L = $L", type(var), copy, machine.reference(var));
            }
        }
        CodeBlock.Builder text = CodeBlock.builder();
        for (Part part : code.parts()) {
            add(text, part, copies, bindings);
        }
        return new Printed(before.build(), text.build(), bindings);
    }

    private boolean needsCopy(Var var) {
        return layout.isHoisted(var) || var.isParameter() && (var.isWritten() || machine.inFrame());
    }

    /** Fresh names for the pattern variables that are declared elsewhere. */
    private Map<Var, String> bindings(Code code) {
        Map<Var, String> bindings = new LinkedHashMap<>();
        for (Part part : code.parts()) {
            if (part instanceof Part.Binding binding && layout.isHoisted(binding.var())) {
                bindings.computeIfAbsent(binding.var(), var -> layout.fresh(var.name() + "Bound"));
            }
        }
        return bindings;
    }

    TypeName type(Var var) {
        return var.generatedType().orElseGet(() -> denotable.name(var.type()));
    }

    /** The declarations of the constant variables. */
    CodeBlock constants() {
        CodeBlock.Builder out = CodeBlock.builder();
        for (Var var : layout.constants()) {
            out.addStatement(
                    "final $T $L = $L",
                    type(var),
                    layout.name(var),
                    var.constant().orElseThrow());
        }
        return out.build();
    }

    /** A variable of an intersection type is held by its first bound; where it is read, it has all of them again. */
    private CodeBlock typed(Var var, String name) {
        if (var.type() instanceof IntersectionType type && needsCopy(var)) {
            CodeBlock bounds = type.getBounds().stream()
                    .map(bound -> CodeBlock.of("$T", denotable.name(bound)))
                    .collect(CodeBlock.joining(" & "));
            return CodeBlock.of("(($L) $L)", bounds, name);
        }
        return CodeBlock.of("$L", name);
    }

    /** The type in a variable's declaration where its value stands beside it. */
    CodeBlock declaration(Var var) {
        return var.generatedType().isPresent() || denotable.isExact(var.type())
                ? CodeBlock.of("$T", type(var))
                : CodeBlock.of("var");
    }

    private void add(CodeBlock.Builder out, Part part, Map<Var, String> copies, Map<Var, String> bindings) {
        if (part instanceof Part.Text text) {
            out.add("$L", Marks.in(text.text(), text.line()));
        } else if (part instanceof Part.Type type) {
            out.add("$T", type.name());
        } else if (part instanceof Part.Callee callee) {
            out.add("$T", callee.frame());
        } else if (part instanceof Part.Static member) {
            imports.add(out, member);
        } else if (part instanceof Part.Use use) {
            Var var = use.var();
            String bound = bindings.get(var);
            String copy = use.captured() ? copies.get(var) : null;
            String name = bound != null ? bound : copy != null ? copy : machine.reference(var);
            out.add(use.write() ? CodeBlock.of("$L", name) : typed(var, name));
            if (var.isBoxed() && (bound != null || !layout.isHoisted(var))) {
                out.add(".value");
            }
        } else if (part instanceof Part.Name name) {
            out.add("$L", layout.name(name.var()));
        } else if (part instanceof Part.Binding binding) {
            String bound = bindings.get(binding.var());
            out.add("$L", bound != null ? bound : layout.name(binding.var()));
        } else if (part instanceof Part.BindStart start) {
            if (start.vars().stream().anyMatch(bindings::containsKey)) {
                out.add("(");
            }
        } else if (part instanceof Part.Bound bound) {
            close(out, bound, bindings);
        } else if (part instanceof Part.Jump target) {
            out.add(flow.nestedJump(target.target()));
        } else if (part instanceof Part.Leave leave) {
            out.add(leave.start() ? flow.leaveStart(leave.hasValue()) : flow.leaveEnd(leave.hasValue()));
        } else if (part instanceof Part.Internal internal) {
            out.add("$L", internal.kind() == Part.Internal.Kind.STEP ? machine.step() : machine.depth());
        }
    }

    /** Text that is a scope of its own: its variables keep their names. */
    CodeBlock printApart(Code code) {
        CodeBlock.Builder out = CodeBlock.builder();
        for (Part part : code.parts()) {
            if (part instanceof Part.Use use) {
                out.add("$L", use.var().name());
                if (use.var().isBoxed() && use.var().isInner()) {
                    out.add(".value");
                }
            } else if (part instanceof Part.Name name) {
                out.add("$L", name.var().name());
            } else if (part instanceof Part.Binding binding) {
                out.add("$L", binding.var().name());
            } else {
                add(out, part, Map.of(), Map.of());
            }
        }
        return out.build();
    }

    CodeBlock leaveStart(boolean hasValue) {
        return flow.leaveStart(hasValue);
    }

    CodeBlock leaveEnd(boolean hasValue) {
        return flow.leaveEnd(hasValue);
    }

    private void close(CodeBlock.Builder out, Part.Bound bound, Map<Var, String> bindings) {
        boolean any = false;
        for (Var var : bound.vars()) {
            if (bindings.containsKey(var)) {
                any = true;
                String value = bindings.get(var) + (var.isBoxed() ? ".value" : "");
                out.add(" && $T.bound($L = $L)", Names.STEP, machine.reference(var), value);
            }
        }
        if (any) {
            out.add(")");
        }
    }
}
