package io.fermata.processor.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random programs: the same seed gives the same program. Every program is valid Java (JLS 14.22 and 16 are obeyed by
 * construction), ends, and prints what it does. Its shape: a class P with fields of every type, member classes of every
 * kind, async methods in all of them that call each other, and an entry.
 */
final class ProgramGenerator {

    private final Random random;
    private final int release;
    private final StringBuilder text = new StringBuilder();
    private final List<Callee> callees = new ArrayList<>();

    private ProgramGenerator(long seed, int release) {
        this.random = new Random(seed * 0x5DEECE66DL + 11);
        this.release = release;
    }

    static Program generate(long seed, int release) {
        String packageName = "fuzz.s" + seed;
        String source =
                "package " + packageName + ";\n" + Program.IMPORTS + new ProgramGenerator(seed, release).generate();
        return Program.of("seed " + seed, packageName + ".P", source);
    }

    private String generate() {
        int methods = 2 + random.nextInt(4);
        for (int i = 1; i <= methods; i++) {
            callees.add(callee(i));
        }
        text.append("public class P {\n");
        fields();
        members();
        entry();
        methodsOf("P", "  ");
        memberClass("class In", "In", "    int inner = 5;\n");
        memberClass(
                "static class Checked extends Exception",
                "Checked",
                "    Checked(String m) { super(m, null, true, false); }\n");
        memberClass(
                "record Pair(Object left, int right)",
                "Pair",
                "    public String toString() { return \"Pair \" + right; }\n");
        memberClass("enum Color", "Color", "    RED, GREEN;\n");
        memberClass("interface Shape", "Shape", "");
        text.append("}\n");
        return text.toString();
    }

    private Callee callee(int index) {
        String[] owners = {"P", "P", "P", "P", "In", "Pair", "Color", "Shape"};
        String owner = owners[random.nextInt(owners.length)];
        boolean isStatic = owner.equals("P") && random.nextInt(100) < 60;
        Type result = random.nextInt(8) == 0 ? Type.VOID : Type.USUAL.get(random.nextInt(Type.USUAL.size()));
        List<Type> parameters = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parameters.add(Type.USUAL.get(random.nextInt(Type.USUAL.size())));
        }
        return new Callee(owner, "m" + index, isStatic, result, parameters, random.nextInt(5) == 0, index);
    }

    private void fields() {
        Body body = body("P", true, 1000, 0);
        for (Type type : Type.values()) {
            if (type == Type.VOID) {
                continue;
            }
            String value = type.unbox() == Type.BOOLEAN ? "true" : body.expressions.literal(type);
            text.append("  ")
                    .append(random.nextInt(3) == 0 ? "private " : "")
                    .append("static ")
                    .append(type.text)
                    .append(" s")
                    .append(type.camel())
                    .append(" = ")
                    .append(value)
                    .append(";\n");
            text.append("  ")
                    .append(random.nextInt(3) == 0 ? "private " : "")
                    .append(type.text)
                    .append(" f")
                    .append(type.camel())
                    .append(" = ")
                    .append(value)
                    .append(";\n");
        }
    }

    private void members() {
        text.append("  static final List<Callable<?>> later = new ArrayList<>();\n");
        text.append("  static final P ME = new P();\n");
        text.append("  static final Shape SHAPE = new Shape() {};\n");
        text.append("  final In in = new In();\n");
        text.append(
                "  private static int sum(int... ints) { int s = 0; for (int i : ints) s = 31 * s + i; return s; }\n");
        text.append(
                "  private static String join(Trace t, Object... parts) { String s = \"\"; for (Object p : parts) s += t.text(p) + \";\"; return s; }\n");
    }

    private void entry() {
        text.append("  @Async public static Object main(Trace t) throws Exception {\n");
        Body body = body("P", true, 0, 170);
        body.mayThrowChecked = true;
        body.returns = Type.OBJECT;
        if (body.statements.list(5 + random.nextInt(5), true)) {
            body.line("t.callAll(later);");
            body.line("return " + body.expressions.of(Type.OBJECT) + ";");
        }
        text.append(body.text).append("  }\n");
    }

    private void memberClass(String heading, String owner, String members) {
        text.append("  ").append(heading).append(" {\n").append(members);
        methodsOf(owner, "    ");
        text.append("  }\n");
    }

    private void methodsOf(String owner, String indent) {
        for (Callee callee : callees) {
            if (callee.owner().equals(owner)) {
                method(callee, indent);
            }
        }
    }

    private void method(Callee callee, String indent) {
        Body body = body(callee.owner(), callee.isStatic(), callee.index(), 90);
        body.indent = indent + "  ";
        body.returns = callee.result();
        body.mayThrowChecked = callee.throwsChecked();
        List<String> parameters = new ArrayList<>();
        parameters.add("Trace t");
        for (Type type : callee.parameters()) {
            boolean stable = body.chance(50);
            parameters.add((stable && body.chance(20) ? "final " : "") + type.text + " " + body.freshName());
            body.declare(type, !stable, stable);
        }
        String modifiers = callee.owner().equals("Shape")
                ? "default "
                : (callee.owner().equals("P") && body.chance(40) ? "private " : "")
                        + (callee.isStatic() ? "static " : "");
        text.append(indent)
                .append("@Async ")
                .append(modifiers)
                .append(callee.result().text)
                .append(' ')
                .append(callee.name())
                .append('(')
                .append(String.join(", ", parameters))
                .append(')')
                .append(callee.throwsChecked() ? " throws Checked" : "")
                .append(" {\n");
        body.line("t.enter(\"" + callee.name() + "\");");
        if (body.statements.list(2 + random.nextInt(4), true)) {
            body.statements.exit();
        }
        text.append(body.text).append(indent).append("}\n");
    }

    private Body body(String owner, boolean isStatic, int index, int budget) {
        return new Body(random, callees, release, owner, isStatic, index, budget, "    ");
    }
}
