package io.fermata.processor.differential;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Random try statements: catches, multi-catches, rethrows, finally blocks that leave abruptly, resources. */
final class Tries {

    private static final List<List<String>> CATCHES = List.of(
            List.of("Failure", "RuntimeException"),
            List.of("Failure | IllegalStateException", "Exception"),
            List.of("ArithmeticException | NullPointerException | ClassCastException", "Failure", "Throwable"),
            List.of("RuntimeException", "Error"),
            List.of("Exception", "Throwable"),
            List.of("Throwable"),
            List.of("IndexOutOfBoundsException", "IllegalStateException | AssertionError", "RuntimeException"));

    private final Body body;
    private final Expressions expressions;

    Tries(Body body) {
        this.body = body;
        this.expressions = body.expressions;
    }

    boolean statement() {
        boolean resources = body.chance(25);
        boolean hasFinally = body.chance(50);
        boolean hasCatches = body.chance(70) || (!hasFinally && !resources);
        boolean checked = hasCatches && body.chance(25);
        String existing = resources && body.chance(30) ? existing() : "";
        // the finally block is written first: whether it completes decides which jumps across it count
        boolean[] finallyCompletes = {true};
        String finallyBlock = !hasFinally
                ? ""
                : body.captured(() -> {
                    body.indent += "  ";
                    body.line("t.log(\"finally\");");
                    finallyCompletes[0] = body.statements.list(1 + body.upTo(2), false);
                    body.indent = body.indent.substring(2);
                });
        boolean[] completes = {false};
        Runnable guarded = () -> completes[0] = guarded(resources ? existing : null, hasCatches, checked);
        if (finallyCompletes[0]) {
            guarded.run();
        } else {
            body.within(new Target(Target.Kind.ABRUPT_FINALLY, null), () -> {
                guarded.run();
                return true;
            });
        }
        if (hasFinally) {
            body.text.append(body.indent).append("finally {\n").append(finallyBlock);
            body.line("}");
        }
        return completes[0] && finallyCompletes[0];
    }

    private boolean guarded(@Nullable String resources, boolean hasCatches, boolean checked) {
        boolean outerChecked = body.mayThrowChecked;
        boolean completes = body.scoped(() -> {
            body.open("try " + (resources == null ? "" : resources(resources)) + "{");
            body.mayThrowChecked = outerChecked || checked;
            if (checked) {
                body.open("if (" + expressions.of(Type.BOOLEAN, 2) + ") {");
                body.line("throw new Checked(" + expressions.of(Type.STRING, 2) + ");");
                body.close("}");
            }
            boolean inner = body.statements.list(1 + body.upTo(3), false);
            body.mayThrowChecked = outerChecked;
            body.close("}");
            return inner;
        });
        if (hasCatches) {
            List<String> types = new ArrayList<>();
            if (checked) {
                types.add("Checked");
            }
            List<String> others = body.pick(CATCHES);
            int count = body.upTo(others.size() + (checked ? 1 : 0)) + (checked ? 0 : 1);
            types.addAll(others.subList(0, Math.min(count, others.size())));
            for (String type : types) {
                completes |= catchBlock(type);
            }
        }
        return completes;
    }

    private boolean catchBlock(String type) {
        return body.scoped(() -> {
            String name = body.freshName();
            body.variables.add(Variable.reserved(name));
            body.open("catch (" + (body.chance(20) ? "final " : "") + type + " " + name + ") {");
            body.line("t.log(\"caught\", " + name + ");");
            boolean completes = body.statements.list(body.upTo(3), true);
            if (completes && body.chance(20)) {
                boolean rethrows = !type.equals("Checked") || body.mayThrowChecked;
                body.line(body.pick(
                        rethrows ? "throw " + name + ";" : "throw new Failure(\"again\", " + name + ");",
                        "throw new Failure(" + expressions.of(Type.STRING, 2) + ");"));
                completes = false;
            }
            body.close("}");
            return completes;
        });
    }

    /** A resource that is opened before the statement. */
    private String existing() {
        String name = body.freshName();
        body.variables.add(Variable.reserved(name));
        body.line("Resource " + name + " = t.open(\"e\" + " + expressions.of(Type.INT, 1) + ");");
        return name + "; ";
    }

    /** The resources, those first that are there already. */
    private String resources(String existing) {
        int count = 1 + body.upTo(3);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = body.freshName();
            body.variables.add(Variable.reserved(name));
            String label = "\"" + body.pick("r", "q", "r!", "q!") + "\" + " + expressions.of(Type.INT, 1)
                    + (body.chance(20) ? " + \"!\"" : "");
            String opened = body.chance(10) ? "t.open(null)" : "t.open(" + label + ")";
            texts.add(body.pick("var ", "Resource ", "final Resource ") + name + " = "
                    + (body.mayAwait && body.chance(40) ? "await(t.val(" + opened + "))" : opened));
        }
        return "(" + existing + String.join("; ", texts) + ") ";
    }
}
