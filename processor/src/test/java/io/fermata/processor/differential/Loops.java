package io.fermata.processor.differential;

import org.jspecify.annotations.Nullable;

/** Random loops of every kind, with and without a label. All end, by a counter or because the fuel is used up. */
final class Loops {

    private final Body body;
    private final Expressions expressions;

    Loops(Body body) {
        this.body = body;
        this.expressions = body.expressions;
    }

    boolean statement() {
        @Nullable String label = body.chance(45) ? "L" + body.labels++ : null;
        Target target = new Target(Target.Kind.LOOP, label);
        String prefix = label == null ? "" : label + ": ";
        return switch (body.upTo(8)) {
            case 0, 1 -> body.scoped(() -> counted(prefix, target));
            case 2 -> whileLoop(prefix, target);
            case 3 -> doLoop(prefix, target);
            case 4 -> endless(prefix, target);
            case 5 -> body.scoped(() -> overArray(prefix, target));
            case 6 -> body.scoped(() -> overList(prefix, target));
            default -> body.scoped(() -> countedWithAwaits(prefix, target));
        };
    }

    private boolean inside(Target target) {
        return body.within(target, () -> body.statements.list(1 + body.upTo(3), false));
    }

    private String bound() {
        return Integer.toString(1 + body.upTo(3));
    }

    private boolean counted(String prefix, Target target) {
        String i = body.freshName();
        body.declare(Type.INT, false, false);
        body.open(prefix + "for (int " + i + " = 0; t.fuel() && " + i + " < " + bound() + "; "
                + body.pick("i++", "++i", "i += 1").replace("i", i) + ") {");
        inside(target);
        body.close("}");
        return true;
    }

    /** With awaits in the initialiser, the condition and the update. */
    private boolean countedWithAwaits(String prefix, Target target) {
        String i = body.freshName();
        body.declare(Type.INT, false, false);
        String j = body.freshName();
        body.variables.add(Variable.reserved(j));
        String initialiser = "int " + i + " = 0, " + j + " = " + expressions.of(Type.INT, 2);
        body.variables.set(body.variables.size() - 1, new Variable(j, Type.INT, true, false));
        String condition = "t.fuel() && " + i + " < " + bound();
        if (body.chance(70)) {
            condition += body.pick(" && ", " & ") + expressions.condition(2);
        }
        String update = i + "++" + (body.chance(60) ? ", " + assignment(j) : "");
        body.open(prefix + "for (" + initialiser + "; " + condition + "; " + update + ") {");
        inside(target);
        body.close("}");
        return true;
    }

    private String assignment(String variable) {
        return expressions.assignmentText(new Expr(variable, Type.INT), 3);
    }

    private boolean whileLoop(String prefix, Target target) {
        String counter = body.freshName();
        body.line("int " + counter + " = 0;");
        body.declare(Type.INT, false, false);
        String test = counter + "++ < " + bound();
        String condition = body.mayAwait && body.chance(50) ? "await(t.val(" + test + "))" : test;
        body.open(
                prefix + "while (t.fuel() && " + condition + body.pick("", " && " + expressions.condition(2)) + ") {");
        inside(target);
        body.close("}");
        return true;
    }

    private boolean doLoop(String prefix, Target target) {
        String counter = body.freshName();
        body.line("int " + counter + " = 0;");
        body.declare(Type.INT, false, false);
        body.open(prefix + "do {");
        boolean completes = inside(target);
        body.close("} while (t.fuel() && ++" + counter + " < " + bound()
                + body.pick("", " && " + expressions.condition(2)) + ");");
        return completes || target.continued || target.broken;
    }

    private boolean endless(String prefix, Target target) {
        String counter = body.freshName();
        body.line("int " + counter + " = 0;");
        body.declare(Type.INT, false, false);
        body.open(prefix + body.pick("while (true) {", "for (;;) {", "do {"));
        boolean isDo = body.text.toString().endsWith("do {\n");
        body.open("if (!t.fuel() || " + counter + "++ >= " + bound() + ") {");
        boolean leaves = body.chance(70);
        if (leaves) {
            body.line("break;");
            target.broken = true;
        } else {
            body.line("throw new Failure(\"endless\");");
        }
        body.close("}");
        inside(target);
        body.close(isDo ? "} while (true);" : "}");
        return target.broken;
    }

    private boolean overArray(String prefix, Target target) {
        Type array = body.pick(Type.ARRAYS);
        Expr operand = expressions.of(array, 3);
        return over(prefix, target, array.element(), array.element(), operand.text());
    }

    private boolean overList(String prefix, Target target) {
        return over(
                prefix,
                target,
                body.pick(Type.BOXED_INT, Type.INT),
                Type.BOXED_INT,
                expressions.of(Type.LIST, 3).text());
    }

    private boolean over(String prefix, Target target, Type element, Type inOperand, String operand) {
        boolean stable = body.chance(60);
        String name = body.freshName();
        Type declared = element;
        String text = element.text;
        if (body.chance(25)) {
            text = element == inOperand ? "var" : element.text;
        } else if (element == Type.INT && body.chance(20)) {
            declared = Type.LONG;
            text = "long";
        }
        body.open(prefix + "for (" + (stable && body.chance(30) ? "final " : "") + text + " " + name + " : " + operand
                + ") {");
        body.declare(declared, !stable, stable);
        body.open("if (!t.fuel()) {");
        body.line("break;");
        body.close("}");
        inside(target);
        body.close("}");
        return true;
    }
}
