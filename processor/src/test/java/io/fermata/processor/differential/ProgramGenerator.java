package io.fermata.processor.differential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Random programs: the same seed gives the same program. Every program is valid Java (JLS 14.22 and 16 are obeyed by
 * construction), ends, and prints what it does. Its shape: a class P with fields of every type, member classes of every
 * kind, async methods in all of them that call each other, and an entry.
 */
final class ProgramGenerator {

    private static final Pattern WORD = Pattern.compile("\\w+");

    /** A class beside the methods. */
    private record Member(String name, String heading, String text) {}

    private static final List<Member> MEMBERS = List.of(
            new Member("In", "class In", "    int inner = 5;\n"),
            new Member("Shape", "interface Shape", ""),
            new Member(
                    "Checked",
                    "static class Checked extends Exception",
                    "    Checked(String m) { super(m, null, true, false); }\n"),
            new Member(
                    "Pair",
                    "record Pair(Object left, int right)",
                    "    public String toString() { return \"Pair \" + right; }\n"),
            new Member("Color", "enum Color", "    RED, GREEN;\n"));

    /** Members of P by the name that needs them. */
    private static final Map<String, String> HELPERS = new TreeMap<>(
            Map.of(
                    "later", "static final List<Callable<?>> later = new ArrayList<>();",
                    "ME", "static final P ME = new P();",
                    "SHAPE", "static final Shape SHAPE = new Shape() {};",
                    "in", "final In in = new In();",
                    "sum",
                            "private static int sum(int... ints) { int s = 0; for (int i : ints) s = 31 * s + i; return s; }",
                    "join",
                            "private static String join(Trace t, Object... parts) { String s = \"\"; for (Object p : parts) s += t.text(p) + \";\"; return s; }"));

    /** Most programs are small, since a difference shows in them as well, and sooner. */
    private enum Size {
        SMALL(1, 2, 30, 20),
        MEDIUM(2, 4, 70, 40),
        LARGE(3, 5, 170, 90);

        private final int methods;
        private final int statements;
        private final int entryBudget;
        private final int methodBudget;

        Size(int methods, int statements, int entryBudget, int methodBudget) {
            this.methods = methods;
            this.statements = statements;
            this.entryBudget = entryBudget;
            this.methodBudget = methodBudget;
        }
    }

    private final Random random;
    private final int release;
    private final Size size;
    private final List<Callee> callees = new ArrayList<>();
    private final Set<String> mentioned = new HashSet<>();

    private ProgramGenerator(long seed, int release) {
        this.random = new Random(seed * 0x5DEECE66DL + 11);
        this.release = release;
        int draw = random.nextInt(100);
        this.size = draw < 70 ? Size.SMALL : draw < 97 ? Size.MEDIUM : Size.LARGE;
    }

    static Program generate(long seed, int release) {
        String packageName = "fuzz.s" + seed;
        String source =
                "package " + packageName + ";\n" + Program.IMPORTS + new ProgramGenerator(seed, release).generate();
        return Program.of("seed " + seed, packageName + ".P", source);
    }

    private String generate() {
        int methods = size.methods + random.nextInt(size.methods + 1);
        for (int i = 1; i <= methods; i++) {
            callees.add(callee(i));
        }
        Map<String, StringBuilder> methodsOf = new HashMap<>();
        methodsOf.put("P", new StringBuilder(entry()));
        for (Callee callee : callees) {
            methodsOf
                    .computeIfAbsent(callee.owner(), owner -> new StringBuilder())
                    .append(method(callee, callee.owner().equals("P") ? "  " : "    "));
        }
        methodsOf.values().forEach(this::mention);
        String fields = fields();
        StringBuilder classes = new StringBuilder();
        for (Member member : MEMBERS) {
            StringBuilder own = methodsOf.getOrDefault(member.name, new StringBuilder());
            if (own.length() > 0 || mentioned.contains(member.name)) {
                classes.append("  ").append(member.heading).append(" {\n").append(member.text);
                classes.append(own).append("  }\n");
            }
        }
        return "public class P {\n" + fields + helpers() + methodsOf.get("P") + classes + "}\n";
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

    /** The fields that the methods mention. */
    private String fields() {
        Body body = body("P", true, 1000, 0);
        StringBuilder fields = new StringBuilder();
        for (Type type : Type.values()) {
            if (type == Type.VOID) {
                continue;
            }
            String value = type.unbox() == Type.BOOLEAN ? "true" : body.expressions.literal(type);
            field(fields, "static " + type.text, "s" + type.camel(), value);
            field(fields, type.text, "f" + type.camel(), value);
        }
        mention(fields);
        return fields.toString();
    }

    private void field(StringBuilder fields, String type, String name, String value) {
        String access = random.nextInt(3) == 0 ? "private " : "";
        if (mentioned.contains(name)) {
            fields.append("  " + access + type + " " + name + " = " + value + ";\n");
        }
    }

    private String helpers() {
        return HELPERS.entrySet().stream()
                .filter(helper -> mentioned.contains(helper.getKey()))
                .map(helper -> "  " + helper.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** Notes the words of a text. */
    private void mention(CharSequence text) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            mentioned.add(word.group());
        }
    }

    private String entry() {
        Body body = body("P", true, 0, size.entryBudget);
        body.mayThrowChecked = true;
        body.returns = Type.OBJECT;
        if (body.statements.list(size.statements + random.nextInt(size.statements), true)) {
            if (body.text.indexOf("later.") >= 0) {
                body.line("t.callAll(later);");
            }
            body.line("return " + body.expressions.of(Type.OBJECT) + ";");
        }
        return "  @Async public static Object main(Trace t) throws Exception {\n" + body.text + "  }\n";
    }

    private String method(Callee callee, String indent) {
        Body body = body(callee.owner(), callee.isStatic(), callee.index(), size.methodBudget);
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
        StringBuilder text = new StringBuilder(indent)
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
        return text.append(body.text).append(indent).append("}\n").toString();
    }

    private Body body(String owner, boolean isStatic, int index, int budget) {
        return new Body(random, callees, release, owner, isStatic, index, budget, "    ");
    }
}
