package io.fermata.processor.differential;

import java.util.ArrayList;
import java.util.List;

/**
 * Random statements. Each method tells whether the statement can complete normally by the rules of JLS 14.22, since what
 * follows one that cannot would not compile.
 */
final class Statements {

    private final Body body;
    private int depth;

    Statements(Body body) {
        this.body = body;
    }

    private Expressions expressions() {
        return body.expressions;
    }

    /** Some statements; declarations stay in scope for the caller to end. */
    boolean list(int count, boolean keepsScope) {
        int size = body.variables.size();
        boolean completes = true;
        for (int i = 0; i < count && completes; i++) {
            completes = statement();
        }
        if (!keepsScope) {
            body.variables.subList(size, body.variables.size()).clear();
        }
        return completes;
    }

    /** A block with its braces; the heading ends with the opening one. */
    boolean block(String heading, int count) {
        body.open(heading);
        boolean completes = list(count, false);
        body.close("}");
        return completes;
    }

    boolean statement() {
        body.budget--;
        if (depth > 5 || body.budget <= 0) {
            return log();
        }
        depth++;
        try {
            return draw();
        } finally {
            depth--;
        }
    }

    private boolean draw() {
        int draw = body.upTo(100);
        if (draw < 17) {
            return declaration();
        }
        if (draw < 34) {
            return effect();
        }
        if (draw < 40) {
            return log();
        }
        if (draw < 48) {
            return branch();
        }
        if (draw < 60) {
            return new Loops(body).statement();
        }
        if (draw < 70 && (body.yields == null || body.mayTryInYield)) {
            return new Tries(body).statement();
        }
        if (draw < 76) {
            return new Switches(body).statement();
        }
        if (draw < 86) {
            return jump();
        }
        if (draw < 90) {
            return labelled();
        }
        if (draw < 95) {
            // javac 25 refuses what a class inside a guard assigns
            return body.mayAssign && !body.isApart() ? new Captures(body).statement() : log();
        }
        switch (body.upTo(11)) {
            case 8:
                return intersection();
            case 9:
                return iterated();
            case 10:
                return hidden();
            case 0:
                return block("{", 1 + body.upTo(3));
            case 1:
                return deferred();
            case 2:
                body.line("assert " + expressions().condition(2)
                        + (body.chance(50) ? " : " + expressions().of(Type.STRING, 2) : "") + ";");
                return true;
            case 3:
                if (body.yields != null) {
                    return log(); // javac 17 writes a wrong stack map for a monitor inside a switch expression
                }
                return body.withoutAwait(() -> block("synchronized (ME) {", 1 + body.upTo(2)));
            case 4:
                return held();
            case 5:
                return background();
            case 6: {
                Type type = body.usual();
                String name = body.freshName();
                body.variables.add(Variable.reserved(name));
                body.line(type.text + " " + name + " = " + new Switches(body).expression(type, 3, true) + ";");
                body.variables.set(body.variables.size() - 1, new Variable(name, type, true, false));
                return true;
            }
            default:
                return bindingBeyond();
        }
    }

    boolean log() {
        body.line("t.log(" + (body.chance(50) ? "\"" + body.pick("a", "b", "c", "d") + body.upTo(100) + "\", " : "")
                + expressions().of(body.usual(), 3) + ");");
        return true;
    }

    private boolean declaration() {
        Type type = body.usual();
        String name = body.freshName();
        // in scope in its own initialiser, where its name is taken
        body.variables.add(Variable.reserved(name));
        Expr value = expressions().of(type, 3);
        boolean stable = body.chance(45);
        String declared = type.text;
        Type declaredType = type;
        String text = value.text();
        if (text.startsWith("new ") && text.endsWith("}") && body.chance(40)) {
            text = text.substring(text.indexOf('{')); // an array initialiser without "new"
        } else if (!text.equals("null") && type != Type.NODE && body.chance(20)) { // which may be a Leaf or a Twin
            declared = "var";
            declaredType = value.type();
        }
        body.line((stable && body.chance(30) ? "final " : "") + declared + " " + name + " = " + text + ";");
        body.variables.set(body.variables.size() - 1, new Variable(name, declaredType, !stable, stable));
        return true;
    }

    /** An expression statement. */
    private boolean effect() {
        if (body.mayAwait && body.chance(30)) {
            Expr call = expressions().call(Type.VOID, 3, true);
            if (call != null) {
                body.line(call + ";");
                return true;
            }
        }
        Type type = body.usual();
        Expr variable = body.chance(30)
                ? expressions().elementVariable(type, 3)
                : expressions().variable(type);
        if (variable == null) {
            return log();
        }
        body.line(expressions().assignmentText(variable, 3) + ";");
        return true;
    }

    private boolean branch() {
        int form = body.upTo(6);
        if (form > 3) {
            return body.scoped(() -> matching(form == 4));
        }
        String condition = expressions().of(Type.BOOLEAN, 3).text();
        if (form == 0) {
            block("if (" + condition + ") {", 1 + body.upTo(3));
            return true;
        }
        boolean completes = block("if (" + condition + ") {", 1 + body.upTo(2));
        if (form == 1) {
            completes |= block("else if (" + expressions().of(Type.BOOLEAN, 2) + ") {", 1 + body.upTo(2));
        }
        completes |= block("else {", 1 + body.upTo(2));
        return completes;
    }

    /** With a pattern that binds variables for one of the branches. */
    private boolean matching(boolean positive) {
        List<Variable> bindings = new ArrayList<>();
        String pattern = new Switches(body).pattern(bindings);
        String test = expressions().tested(3) + " instanceof " + pattern;
        boolean completes = !positive;
        if (positive) {
            String more = body.scoped(() -> {
                body.variables.addAll(bindings);
                return expressions().condition(2).text();
            });
            body.open("if (" + test + " && " + more + ") {");
        } else {
            body.open("if (!(" + test + ")) {");
            completes = list(1, false);
            body.close("}");
            body.open("else {");
        }
        completes |= body.scoped(() -> {
            body.variables.addAll(bindings);
            return list(1 + body.upTo(2), true);
        });
        body.close("}");
        return completes || positive;
    }

    // --- jumps ----------------------------------------------------------------------------------------------------

    private boolean jump() {
        List<String> jumps = new ArrayList<>();
        List<Runnable> marks = new ArrayList<>();
        boolean swallowed = false;
        boolean innermostBreak = true;
        boolean innermostContinue = true;
        for (int i = body.targets.size() - 1; i >= 0; i--) {
            Target target = body.targets.get(i);
            if (target.kind == Target.Kind.ABRUPT_FINALLY) {
                swallowed = true;
                continue;
            }
            boolean reaches = !swallowed;
            Runnable broken = () -> target.broken |= reaches;
            if (target.label != null) {
                jumps.add("break " + target.label + ";");
                marks.add(broken);
            }
            if (target.kind != Target.Kind.BLOCK && innermostBreak) {
                innermostBreak = false;
                jumps.add("break;");
                marks.add(broken);
            }
            if (target.kind == Target.Kind.LOOP) {
                Runnable continued = () -> target.continued |= reaches;
                if (innermostContinue) {
                    innermostContinue = false;
                    jumps.add("continue;");
                    marks.add(continued);
                }
                if (target.label != null) {
                    jumps.add("continue " + target.label + ";");
                    marks.add(continued);
                }
            }
        }
        int chosen = body.upTo(jumps.size() + 2);
        if (body.chance(55)) {
            // most jumps are conditional, so that what follows lives
            body.open("if (" + expressions().of(Type.BOOLEAN, 2) + ") {");
            leave(jumps, marks, chosen);
            body.close("}");
            return true;
        }
        return leave(jumps, marks, chosen);
    }

    private boolean leave(List<String> jumps, List<Runnable> marks, int chosen) {
        if (chosen < jumps.size()) {
            body.line(jumps.get(chosen));
            marks.get(chosen).run();
            return false;
        }
        if (chosen == jumps.size() && (body.returns != null || body.yields != null)) {
            exit();
            return false;
        }
        if (body.chance(60)) {
            return log();
        }
        body.line("throw " + throwable() + ";");
        return false;
    }

    /** A return or yield statement. */
    void exit() {
        if (body.yields != null) {
            yieldOf(body.yields, 3);
        } else if (body.returns == Type.VOID) {
            body.line("return;");
        } else {
            body.line("return " + expressions().of(body.returns, 3) + ";");
        }
    }

    /** A yield statement; javac takes some that begin with a parenthesis for calls. */
    void yieldOf(Type type, int depth) {
        String name = body.freshName();
        body.variables.add(Variable.reserved(name));
        String value = expressions().of(type, depth).bare();
        if (value.startsWith("(") && value.contains(",")) {
            body.line(type.text + " " + name + " = " + value + ";");
            value = name;
        }
        body.line("yield " + value + ";");
    }

    private String throwable() {
        if (body.mayAwait && body.chance(25)) {
            return "await(t.val(new Failure(" + expressions().of(Type.STRING, 1) + ")))";
        }
        return body.mayThrowChecked && body.chance(40)
                ? "new Checked(" + expressions().of(Type.STRING, 2) + ")"
                : "new " + body.pick("Failure", "IllegalStateException", "ArithmeticException") + "("
                        + expressions().of(Type.STRING, 2) + ")";
    }

    private boolean labelled() {
        Target target = new Target(Target.Kind.BLOCK, "L" + body.labels++);
        boolean completes = body.within(target, () -> block(target.label + ": {", 1 + body.upTo(3)));
        return completes | target.broken;
    }

    // --- declarations of a special kind ------------------------------------------------------------------------------

    /** A local that is assigned after its declaration. */
    private boolean deferred() {
        if (body.release < 21 && body.groups > 0) {
            return log(); // javac 17 writes a wrong stack map for it behind a pattern whose variable stays in scope
        }
        Type type = body.usual();
        String name = body.freshName();
        body.line(body.pick("", "final ") + type.text + " " + name + ";");
        body.variables.add(Variable.reserved(name));
        body.open("if (" + expressions().of(Type.BOOLEAN, 2) + ") {");
        list(1, false);
        body.close("}");
        body.open("if (" + expressions().of(Type.BOOLEAN, 2) + ") {");
        body.line(name + " = " + expressions().of(type, 2) + ";");
        body.close("} else {");
        body.indent += "  ";
        body.line(name + " = " + expressions().of(type, 2) + ";");
        body.close("}");
        body.variables.set(body.variables.size() - 1, new Variable(name, type, false, true));
        return true;
    }

    /** A variable of a type that has no name. */
    private boolean intersection() {
        String name = body.freshName();
        body.variables.add(Variable.reserved(name));
        Type one = body.pick(Type.BOXED_INT, Type.STRING, Type.COLOR, Type.NODE);
        Type other = body.pick(Type.BOXED_LONG, Type.STRING, Type.BOXED_DOUBLE, Type.PAIR);
        body.line("var " + name + " = " + expressions().condition(2) + " ? "
                + expressions().of(one, 2) + " : " + expressions().of(other, 2) + ";");
        body.variables.set(body.variables.size() - 1, new Variable(name, Type.OBJECT, false, true));
        return true;
    }

    /** Elements of a type that has no name. */
    private boolean iterated() {
        return body.scoped(() -> {
            String list = body.pick("List.of", "Arrays.asList") + "("
                    + expressions().of(Type.INT, 2).printable() + ", "
                    + expressions().of(Type.STRING, 2) + " + \"\", "
                    + expressions().of(Type.DOUBLE, 2).printable()
                    + ")";
            String name = body.freshName();
            body.open("for (var " + name + " : " + list + ") {");
            body.variables.add(new Variable(name, Type.OBJECT, false, true));
            list(1 + body.upTo(2), false);
            body.close("}");
            return true;
        });
    }

    /** An object of a private class. */
    private boolean hidden() {
        String name = body.freshName();
        body.variables.add(Variable.reserved(name));
        body.line("Hidden " + name + " = " + expressions().of(Type.HIDDEN, 2) + ";");
        body.variables.set(body.variables.size() - 1, new Variable(name, Type.HIDDEN, false, true));
        body.line("t.log(" + name + ".bump(" + expressions().of(Type.INT, 2) + "));");
        body.line(name + ".n " + body.pick("+=", "-=", "=", "<<=") + " "
                + expressions().of(Type.INT, 2) + ";");
        body.line("t.log(\"n\", " + name + ".n);");
        return true;
    }

    /** A coroutine, task or future that is held before it is awaited. */
    private boolean held() {
        if (!body.mayAwait) {
            return log();
        }
        Type type = body.usual();
        String name = body.freshName();
        body.variables.add(Variable.reserved(name));
        String boxed = type.box().text;
        Expr value = expressions().of(type, 2);
        String argument = value.type().box() == type.box() ? value.text() : Expressions.cast(type, value);
        body.line(body.pick(
                "Awaitable<" + boxed + "> " + name + " = t.val(" + argument + ");",
                "Coro<" + boxed + "> " + name + " = t.coro(" + argument + ");",
                "Task<" + boxed + "> " + name + " = t.task(" + argument + ");",
                "CompletableFuture<" + boxed + "> " + name + " = t.future(" + argument + ");",
                "var " + name + " = t.val(" + argument + ");"));
        if (body.chance(60) && !list(1 + body.upTo(2), true)) {
            return false;
        }
        String result = body.freshName();
        body.line(type.text + " " + result + " = await(" + name + ");");
        body.declare(type, true, false);
        return true;
    }

    /** An async method that runs beside this one, with a trace of its own; they share nothing that changes. */
    private boolean background() {
        List<Callee> alone = body.callees.stream()
                .filter(callee -> callee.index() > body.index
                        && callee.isApart()
                        && !callee.throwsChecked()
                        && Type.IMMUTABLE.containsAll(callee.parameters()))
                .toList();
        if (!body.mayAwait || alone.isEmpty()) {
            return log();
        }
        Callee callee = body.pick(alone);
        String trace = body.freshName();
        body.line("Trace " + trace + " = t.fork();");
        body.variables.add(Variable.reserved(trace));
        String task = body.freshName();
        body.variables.add(Variable.reserved(task));
        body.line("var " + task + " = createTask(" + expressions().coroutine(callee, Type.STRING, trace, 2) + ");");
        if (!list(1 + body.upTo(2), true)) {
            return false;
        }
        body.line("t.log(await(" + task + "));");
        body.line("t.join(" + trace + ");");
        return true;
    }

    /** A pattern whose binding is in scope after the statement. */
    private boolean bindingBeyond() {
        if (body.returns == null && body.yields == null) {
            return log();
        }
        Type type = body.pick(Type.BOXED_INT, Type.STRING, Type.PAIR, Type.COLOR);
        String name = body.freshBinding();
        Variable inner = body.chance(50) ? null : Variable.reserved(name);
        String test = expressions().tested(3) + " instanceof " + type.text + " " + name;
        body.open("if (!(" + test + ")) {");
        if (inner != null) {
            log();
        }
        exit();
        body.close("}");
        boolean assignable = body.chance(30);
        body.variables.add(new Variable(name, type, assignable, !assignable));
        body.line("t.log(\"" + name + "\", " + name + ");");
        return true;
    }
}
