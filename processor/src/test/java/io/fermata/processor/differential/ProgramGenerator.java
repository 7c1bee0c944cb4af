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
import org.jspecify.annotations.Nullable;

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
            new Member(
                    "Shape",
                    "interface Shape extends Top",
                    "    default String top(Trace t, int x) { return \"shape\" + x; }\n"),
            new Member(
                    "Top",
                    "interface Top",
                    "    default String top(Trace t, int x) { t.log(x); return \"top\" + x; }\n"),
            new Member("Box", "static class Box<T>", "    T held;\n    Box(T held) { this.held = held; }\n"),
            new Member("Hidden", "private static final class Hidden", """
                        private int n;
                        private static long count;
                        private Hidden(int n) { this.n = n; }
                        private int bump(int by) { n = n * 3 + by; return n; }
                        private static int twice(Hidden of) { return of.n * 2; }
                    """),
            new Member("Node", "interface Node", ""),
            new Member("Leaf", "record Leaf(int n) implements Node", ""),
            new Member("Twin", "record Twin(Node left, Node right) implements Node", ""),
            new Member(
                    "Checked",
                    "static class Checked extends Exception",
                    "    Checked(String m) { super(m, null, true, false); }\n"),
            new Member(
                    "Pair",
                    "record Pair(Object left, int right)",
                    "    public String toString() { return \"Pair \" + right; }\n"),
            new Member("Color", "enum Color", "    RED, GREEN;\n"));

    /** The superclass of P. */
    private static final String BASE = """
            class Base {
              protected int level = 4;
              String base(Trace t, int x) { t.log("base", x); return "base" + x + level++; }
              static <T> T id(T x) { return x; }
            }
            """;

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

    /** What needs other members; in the order of its keys. */
    private static final Map<String, String> NEEDS = new TreeMap<>(Map.of(
            "Leaf", "Node Twin",
            "Node", "Leaf Twin",
            "Twin", "Node Leaf",
            "SHAPE", "Shape Top",
            "Shape", "Top",
            "base", "Base",
            "id", "Base",
            "level", "Base"));

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
        mentioned.addAll(methodsOf.keySet());
        String fields = fields();
        for (Map.Entry<String, String> need : NEEDS.entrySet()) {
            if (mentioned.contains(need.getKey())) {
                mention(need.getValue());
            }
        }
        StringBuilder classes = new StringBuilder();
        for (Member member : MEMBERS) {
            StringBuilder own = methodsOf.getOrDefault(member.name, new StringBuilder());
            if (own.length() > 0 || mentioned.contains(member.name)) {
                String sealed = member.name.equals("Node") && release >= 21 ? "sealed " : "";
                classes.append("  ")
                        .append(sealed + member.heading)
                        .append(" {\n")
                        .append(member.text);
                classes.append(own).append("  }\n");
            }
        }
        boolean hasBase = mentioned.contains("Base");
        return "public class P " + (hasBase ? "extends Base " : "") + "{\n" + fields + helpers() + methodsOf.get("P")
                + classes + "}\n" + (hasBase ? BASE : "");
    }

    private Callee callee(int index) {
        String[] owners = {"P", "P", "P", "P", "P", "In", "Pair", "Color", "Shape", "Box"};
        String owner = owners[random.nextInt(owners.length)];
        boolean isStatic = owner.equals("P") && random.nextInt(100) < 60;
        Type result = random.nextInt(8) == 0 ? Type.VOID : usual();
        List<Type> parameters = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parameters.add(usual());
        }
        String name = "m" + index;
        Callee.Form form = Callee.Form.PLAIN;
        Type last = parameters.isEmpty() ? Type.VOID : parameters.get(parameters.size() - 1);
        int draw = random.nextInt(100);
        if (owner.equals("Box") || draw < 12) {
            form = Callee.Form.GENERIC;
            result = random.nextInt(3) == 0 ? result : Type.VARIABLE;
            parameters.add(0, Type.VARIABLE);
        } else if (draw < 30 && Type.ARRAYS.contains(last)) {
            form = Callee.Form.VARARGS;
        } else if (draw > 75) {
            Callee other = overloaded(owner, parameters);
            if (other != null) {
                form = Callee.Form.OVERLOAD;
                name = other.name();
            }
        }
        return new Callee(owner, name, isStatic, result, parameters, random.nextInt(5) == 0, form, index);
    }

    private Type usual() {
        return Type.USUAL.get(random.nextInt(Type.USUAL.size()));
    }

    /** A method of that class that the parameters tell apart by their number. */
    private @Nullable Callee overloaded(String owner, List<Type> parameters) {
        for (Callee other : callees) {
            if (other.owner().equals(owner) && other.form() == Callee.Form.PLAIN) {
                boolean apart = callees.stream()
                        .filter(callee -> callee.name().equals(other.name()))
                        .noneMatch(callee -> callee.parameters().size() == parameters.size());
                return apart ? other : null;
            }
        }
        return null;
    }

    /** The fields that the methods mention. */
    private String fields() {
        Body body = body("P", true, 1000, 0);
        StringBuilder fields = new StringBuilder();
        for (Type type : Type.values()) {
            if (!type.hasFields()) {
                continue;
            }
            String value = type.unbox() == Type.BOOLEAN
                    ? "true"
                    : type == Type.BOOLEANS ? "{true, false}" : body.expressions.literal(type);
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
            body.declare(type, !stable && type != Type.VARIABLE, stable || type == Type.VARIABLE);
        }
        if (callee.form() == Callee.Form.VARARGS) {
            int last = parameters.size() - 1;
            parameters.set(last, parameters.get(last).replace("[]", "..."));
        }
        String modifiers = callee.owner().equals("Shape")
                ? "default " + (callee.form() == Callee.Form.GENERIC ? "<T> " : "")
                : (callee.owner().equals("P") && body.chance(40) ? "private " : "")
                        + (callee.isStatic() ? "static " : "")
                        + (callee.form() == Callee.Form.GENERIC
                                        && !callee.owner().equals("Box")
                                ? "<T> "
                                : "");
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
