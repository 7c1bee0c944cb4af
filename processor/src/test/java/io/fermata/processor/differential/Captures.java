package io.fermata.processor.differential;

/** Random lambdas, method references, anonymous and local classes that capture locals and run later. */
final class Captures {

    private final Body body;
    private final Expressions expressions;

    Captures(Body body) {
        this.body = body;
        this.expressions = body.expressions;
    }

    boolean statement() {
        switch (body.upTo(6)) {
            case 0:
                body.line("later.add(() -> "
                        + body.<String>captive(
                                null, () -> expressions.of(body.usual(), 3).text()) + ");");
                return true;
            case 1:
                return blockLambda();
            case 2:
                return anonymous();
            case 3:
                return localClass();
            case 4:
                return localRecord();
            default:
                body.line("later.add((" + expressions.of(Type.STRING, 2) + ")"
                        + body.pick("::length", "::trim", "::isEmpty", "::toString") + ");");
                return true;
        }
    }

    private boolean blockLambda() {
        body.open("later.add(() -> {");
        body.captive(Type.OBJECT, this::bodyWithReturn);
        body.close("});");
        return true;
    }

    private boolean bodyWithReturn() {
        if (body.statements.list(1 + body.upTo(2), true)) {
            body.line("return " + expressions.of(Type.OBJECT, 2) + ";");
        }
        return false;
    }

    private boolean anonymous() {
        body.open("later.add(new Callable<Object>() {");
        body.line("int calls = 0;");
        body.open("public Object call() {");
        body.line("t.log(\"calls\", calls++);");
        body.captiveClass(Type.OBJECT, this::bodyWithReturn);
        body.close("}");
        body.close("});");
        return true;
    }

    private boolean localClass() {
        String name = "Local" + body.labels++;
        Type type = body.pick(Type.INT, Type.STRING, Type.LONG);
        body.open("class " + name + " {");
        body.line("final " + type.text + " kept = "
                + body.<String>captiveClass(null, () -> expressions.of(type, 2).text()) + ";");
        body.line("final Object given;");
        body.line(name + "(Object given) { this.given = given; }");
        body.open("Object both() {");
        body.line("t.log(\"given\", given);");
        body.captiveClass(Type.OBJECT, this::bodyWithReturn);
        body.close("}");
        body.close("}");
        String variable = body.freshName();
        body.variables.add(Variable.reserved(variable));
        body.line("var " + variable + " = new " + name + "(" + expressions.of(Type.OBJECT, 2) + ");");
        body.line("t.log(" + variable + ".kept);");
        body.line("t.log(" + variable + ".both());");
        if (body.chance(50)) {
            body.line("later.add(" + variable + "::both);");
        }
        return true;
    }

    private boolean localRecord() {
        String name = "Point" + body.labels++;
        body.line("record " + name + "(int x, String y) { String both() { return y + x; } }");
        String variable = body.freshName();
        body.variables.add(Variable.reserved(variable));
        body.line(name + " " + variable + " = new " + name + "(" + expressions.of(Type.INT, 2) + ", "
                + expressions.of(Type.STRING, 2) + ");");
        body.line("t.log(" + variable + ".both() + " + expressions.of(Type.INT, 2) + " + " + variable + ".x());");
        return true;
    }
}
