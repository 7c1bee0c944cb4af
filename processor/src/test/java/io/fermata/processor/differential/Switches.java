package io.fermata.processor.differential;

import java.util.ArrayList;
import java.util.List;

/** Random switch statements and switch expressions. */
final class Switches {

    private final Body body;
    private final Expressions expressions;
    private boolean mayTry;

    Switches(Body body) {
        this.body = body;
        this.expressions = body.expressions;
    }

    /** A selector with its constants. */
    private record Selector(String text, List<String> constants) {}

    private Selector selector(int depth) {
        switch (body.upTo(5)) {
            case 0:
                return new Selector(
                        "String.valueOf(" + expressions.of(Type.INT, depth - 1) + " & 3)",
                        List.of("\"0\"", "\"1\"", "\"2\"", "\"x\""));
            case 1:
                return new Selector(expressions.of(Type.COLOR, depth - 1).text(), List.of("RED", "GREEN"));
            case 2:
                return new Selector(
                        "((char) ('a' + (" + expressions.of(Type.INT, depth - 1) + " & 3)))",
                        List.of("'a'", "'b'", "'c'"));
            case 3:
                return new Selector(
                        "(Integer) (" + expressions.of(Type.INT, depth - 1) + " & 3)", List.of("0", "1", "2", "9"));
            default:
                return new Selector(
                        "(" + expressions.of(Type.INT, depth - 1) + " & 3)", List.of("0", "1", "2", "3", "77"));
        }
    }

    // --- statements -----------------------------------------------------------------------------------------------

    boolean statement() {
        if (body.release >= 21 && body.chance(35)) {
            return patternStatement();
        }
        Selector selector = selector(2);
        return body.chance(55) ? classic(selector) : arrow(selector);
    }

    private boolean classic(Selector selector) {
        Target target = new Target(Target.Kind.SWITCH, null);
        body.open("switch (" + selector.text + ") {");
        List<List<String>> groups = groups(selector.constants);
        boolean hasDefault = body.chance(70);
        int defaultAt = hasDefault ? body.upTo(groups.size() + 1) : -1;
        boolean last = true;
        int size = body.variables.size();
        for (int i = 0; i <= groups.size(); i++) {
            if (i == defaultAt) {
                body.line("default:");
                last = group(target);
            }
            if (i < groups.size()) {
                for (String constant : groups.get(i)) {
                    body.line("case " + constant + ":");
                }
                last = group(target);
            }
        }
        body.variables.subList(size, body.variables.size()).clear();
        body.close("}");
        return !hasDefault || last || target.broken;
    }

    /** The names that a group declares stay taken in those that follow, which cannot read them. */
    private boolean group(Target target) {
        int size = body.variables.size();
        body.indent += "  ";
        body.groups++;
        boolean completes = body.within(target, () -> body.statements.list(1 + body.upTo(2), true));
        body.groups--;
        if (completes && body.chance(65)) {
            body.line("break;");
            target.broken = true;
            completes = false;
        }
        body.indent = body.indent.substring(2);
        for (int i = size; i < body.variables.size(); i++) {
            body.variables.set(i, Variable.reserved(body.variables.get(i).name()));
        }
        return completes;
    }

    private boolean arrow(Selector selector) {
        Target target = new Target(Target.Kind.SWITCH, null);
        body.open("switch (" + selector.text + ") {");
        boolean completes = false;
        for (List<String> constants : groups(selector.constants)) {
            completes |= rule("case " + String.join(", ", constants), target);
        }
        boolean hasDefault = body.chance(70);
        if (hasDefault) {
            completes |= rule("default", target);
        }
        body.close("}");
        return !hasDefault || completes || target.broken;
    }

    private boolean rule(String label, Target target) {
        if (body.chance(25)) {
            body.line(label + " -> t.log(" + expressions.of(body.usual(), 2) + ");");
            return true;
        }
        if (body.chance(7)) {
            body.line(label + " -> throw new Failure(" + expressions.of(Type.STRING, 1) + ");");
            return false;
        }
        body.open(label + " -> {");
        boolean completes = body.within(target, () -> body.scoped(() -> body.statements.list(1 + body.upTo(2), false)));
        body.close("}");
        return completes;
    }

    private boolean patternStatement() {
        Target target = new Target(Target.Kind.SWITCH, null);
        body.open("switch ((Object) " + expressions.of(Type.OBJECT, 2) + ") {");
        boolean completes = false;
        if (body.chance(60)) {
            completes |= rule("case null", target);
        }
        for (Case label : patterns()) {
            completes |= body.scoped(() -> {
                body.variables.addAll(label.bindings);
                return rule("case " + label.text, target);
            });
        }
        completes |= rule("default", target);
        body.close("}");
        return completes || target.broken;
    }

    /** A pattern for an object of any class; the variables that it binds are added. */
    String pattern(List<Variable> bindings) {
        if (body.release < 21 || body.chance(40)) {
            Type type = body.pick(Type.BOXED_INT, Type.STRING, Type.PAIR, Type.NODE, Type.BOXED_LONG, Type.INTS);
            return body.pick("", "", "final ") + type.text + " " + binding(type, bindings);
        }
        return record(2, bindings);
    }

    private String record(int depth, List<Variable> bindings) {
        switch (body.upTo(3)) {
            case 0:
                return "Pair("
                        + component(body.pick("Object", "var"), Type.OBJECT, depth, bindings) + ", "
                        + component(body.pick("int", "var"), Type.INT, depth, bindings) + ")";
            case 1:
                return "Leaf(" + component(body.pick("int", "var"), Type.INT, depth, bindings) + ")";
            default:
                return "Twin("
                        + component(body.pick("Node", "var"), Type.NODE, depth, bindings) + ", "
                        + component(body.pick("Node", "var"), Type.NODE, depth, bindings) + ")";
        }
    }

    private String component(String declared, Type type, int depth, List<Variable> bindings) {
        if (body.release >= 22 && body.chance(20)) {
            return body.pick("_", declared + " _");
        }
        if (depth > 0 && type != Type.INT && body.chance(40)) {
            if (type == Type.NODE) {
                return body.chance(50)
                        ? "Leaf(" + component("int", Type.INT, depth - 1, bindings) + ")"
                        : "Twin(" + component("Node", Type.NODE, depth - 1, bindings) + ", "
                                + component("var", Type.NODE, depth - 1, bindings) + ")";
            }
            return record(depth - 1, bindings);
        }
        return declared + " " + binding(type, bindings);
    }

    private String binding(Type type, List<Variable> bindings) {
        Variable binding = new Variable(body.freshBinding(), type, false, true);
        bindings.add(binding);
        return binding.name();
    }

    private record Case(String text, List<Variable> bindings) {}

    private List<Case> patterns() {
        List<Case> cases = new ArrayList<>();
        if (body.chance(70)) {
            Variable number = new Variable(body.freshBinding(), Type.BOXED_INT, false, true);
            String guard = body.scoped(() -> {
                body.variables.add(number);
                return guard();
            });
            cases.add(new Case("Integer " + number.name() + " when " + guard, List.of(number)));
            Variable other = new Variable(body.freshBinding(), Type.BOXED_INT, true, false);
            cases.add(new Case("Integer " + other.name(), List.of(other)));
        }
        if (body.chance(60)) {
            Variable text = new Variable(body.freshBinding(), Type.STRING, false, true);
            cases.add(new Case("String " + text.name(), List.of(text)));
        }
        if (body.chance(60)) {
            Variable left = new Variable(body.freshBinding(), Type.STRING, false, true);
            Variable right = new Variable(body.freshBinding(), Type.INT, false, true);
            cases.add(new Case(
                    "Pair(String " + left.name() + ", " + body.pick("int ", "var ") + right.name() + ")",
                    List.of(left, right)));
            Variable pair = new Variable(body.freshBinding(), Type.PAIR, false, true);
            cases.add(new Case("Pair " + pair.name(), List.of(pair)));
        }
        if (body.chance(50)) {
            List<Variable> bindings = new ArrayList<>();
            String twin = "Twin(Leaf(" + component("int", Type.INT, 0, bindings) + "), "
                    + component("var", Type.NODE, 1, bindings) + ")";
            cases.add(new Case(twin, bindings));
        }
        return cases;
    }

    /** No constant, which javac refuses; reads locals as a lambda does, and assigns nothing (JLS 14.11.1). */
    private String guard() {
        return "t.p("
                + body.<String>captive(
                        null,
                        () -> body.withoutAssignments(
                                () -> expressions.condition(2).text()))
                + ")";
    }

    private List<List<String>> groups(List<String> constants) {
        List<List<String>> groups = new ArrayList<>();
        for (String constant : constants) {
            if (body.chance(20)) {
                continue;
            }
            if (!groups.isEmpty() && body.chance(25)) {
                groups.get(groups.size() - 1).add(constant);
            } else {
                groups.add(new ArrayList<>(List.of(constant)));
            }
        }
        if (groups.isEmpty()) {
            groups.add(List.of(constants.get(0)));
        }
        return groups;
    }

    // --- expressions ----------------------------------------------------------------------------------------------

    /** Without a default, since the interface is sealed. */
    private String exhaustive(Type type, int depth) {
        String inner = body.indent + "  ";
        StringBuilder text = new StringBuilder("switch ((Node) " + expressions.of(Type.NODE, depth - 1) + ") {\n");
        List<Variable> leaf = new ArrayList<>();
        List<Variable> twin = new ArrayList<>();
        Case one = new Case("Leaf(" + component("int", Type.INT, 0, leaf) + ")", leaf);
        Case other = new Case(
                "Twin(" + component("Node", Type.NODE, 0, twin) + ", " + component("var", Type.NODE, 0, twin) + ")",
                twin);
        text.append(inner).append(body.<String>scoped(() -> {
            body.variables.addAll(leaf);
            return result("case " + one.text, type, depth);
        }));
        text.append(inner).append(body.<String>scoped(() -> {
            body.variables.addAll(twin);
            return "case " + other.text + " -> " + expressions.of(type, depth - 1) + ";\n";
        }));
        return text.append(body.indent).append('}').toString();
    }

    /** {@code mayTry}: where no operand has been evaluated before it. */
    String expression(Type type, int depth, boolean mayTry) {
        this.mayTry = mayTry;
        if (body.release >= 21 && body.chance(12)) {
            return exhaustive(type, depth);
        }
        if (body.release >= 21 && body.chance(25)) {
            return patternExpression(type, depth);
        }
        Selector selector = selector(depth);
        String inner = body.indent + "  ";
        StringBuilder text = new StringBuilder("switch (" + selector.text + ") {\n");
        boolean arrow = body.chance(75);
        for (List<String> constants : groups(selector.constants)) {
            text.append(inner);
            text.append(
                    arrow
                            ? result("case " + String.join(", ", constants), type, depth)
                            : oldResult("case " + String.join(", ", constants), type, depth));
        }
        text.append(inner)
                .append(
                        arrow
                                ? "default -> " + expressions.of(type, depth - 1) + ";\n"
                                : "default: {\n" + lastBlock(type, depth) + inner + "}\n");
        return text.append(body.indent).append('}').toString();
    }

    private String patternExpression(Type type, int depth) {
        String inner = body.indent + "  ";
        StringBuilder text = new StringBuilder("switch ((Object) " + expressions.of(Type.OBJECT, depth - 1) + ") {\n");
        for (Case label : patterns()) {
            text.append(inner).append(body.<String>scoped(() -> {
                body.variables.addAll(label.bindings);
                return result("case " + label.text, type, depth);
            }));
        }
        text.append(inner).append(body.pick("default", "case null, default")).append(" -> ");
        text.append(expressions.of(type, depth - 1)).append(";\n");
        return text.append(body.indent).append('}').toString();
    }

    private String result(String label, Type type, int depth) {
        if (body.chance(10)) {
            return label + " -> throw new Failure(" + expressions.of(Type.STRING, 1) + ");\n";
        }
        if (depth < 2 || body.chance(50)) {
            return label + " -> " + expressions.of(type, depth - 1) + ";\n";
        }
        return label + " -> {\n" + block(type, depth) + body.indent + "  }\n";
    }

    private String oldResult(String label, Type type, int depth) {
        return label + ": {\n" + block(type, depth) + body.indent + "  }\n";
    }

    private String block(Type type, int depth) {
        return block(type, () -> {
            if (body.statements.list(1 + body.upTo(2), true)) {
                body.statements.yieldOf(type, depth - 1);
            }
        });
    }

    /** A switch expression needs a result. */
    private String lastBlock(Type type, int depth) {
        return block(type, () -> {
            body.statements.log();
            body.statements.yieldOf(type, depth - 1);
        });
    }

    private String block(Type type, Runnable statements) {
        String outer = body.indent;
        body.indent += "    ";
        String text = body.captured(() -> body.yielding(type, mayTry, () -> {
            statements.run();
            return true;
        }));
        body.indent = outer;
        return text;
    }
}
