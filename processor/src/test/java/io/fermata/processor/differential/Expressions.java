package io.fermata.processor.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Random expressions, awaits among their operands. Each result is the text of a primary or is parenthesised. */
final class Expressions {

    private static final Pattern CONDITION = Pattern.compile("&&|\\|\\||!| \\? |switch|instanceof|[<>=]=| [<>] ");

    private final Body body;

    Expressions(Body body) {
        this.body = body;
    }

    /** An expression that can be assigned to the type. */
    Expr of(Type type) {
        return of(type, 3);
    }

    Expr of(Type type, int depth) {
        body.budget--;
        if (depth <= 0 || body.budget <= 0) {
            return leaf(type);
        }
        if (body.mayAwait && body.chance(28)) {
            Expr awaited = awaited(type, depth);
            if (awaited != null) {
                return awaited;
            }
        }
        if (body.chance(18)) {
            Expr general = general(type, depth);
            if (general != null) {
                return general;
            }
        }
        if (body.chance(20)) {
            return leaf(type);
        }
        switch (type) {
            case INT, LONG, FLOAT, DOUBLE, BYTE, SHORT, CHAR:
                return numeric(type, depth);
            case BOOLEAN:
                return condition(depth);
            case BOXED_INT, BOXED_LONG, BOXED_DOUBLE, BOXED_FLOAT, BOXED_BYTE, BOXED_SHORT, BOXED_CHAR, BOXED_BOOLEAN:
                return boxed(type, depth);
            case STRING:
                return string(depth);
            case OBJECT:
                return object(depth);
            case COLOR:
                return new Expr("Color.values()[" + of(Type.INT, depth - 1) + " & 1]", type);
            case NODE:
                return body.chance(40)
                        ? new Expr("new Leaf(" + of(Type.INT, depth - 1) + ")", type)
                        : new Expr("new Twin(" + of(type, depth - 1) + ", " + of(type, depth - 1) + ")", type);
            case HIDDEN:
                return new Expr("new Hidden(" + of(Type.INT, depth - 1) + ")", type);
            case VARIABLE:
                return leaf(type);
            case PAIR:
                return new Expr("new Pair(" + of(Type.OBJECT, depth - 1) + ", " + of(Type.INT, depth - 1) + ")", type);
            default:
                return array(type, depth);
        }
    }

    // --- leaves ---------------------------------------------------------------------------------------------------

    Expr leaf(Type type) {
        if (body.chance(65)) {
            Variable variable = body.find(v -> v.type() == type);
            if (variable != null) {
                return new Expr(variable.name(), type);
            }
        }
        if (body.chance(35) && type.hasFields() && !body.isApart()) {
            return field(type);
        }
        return new Expr(literal(type), type);
    }

    Expr field(Type type) {
        if (body.hasOuter() && body.chance(60)) {
            String qualifier = body.owner.equals("In")
                    ? body.pick("P.this.", "")
                    : body.thisIsOwner ? body.pick("this.", "") : body.pick("P.this.", "");
            return new Expr(qualifier + "f" + type.camel(), type);
        }
        if (body.mayAwait && body.chance(8)) {
            return new Expr("await(t.val(ME)).f" + type.camel(), type);
        }
        return new Expr(body.pick("s", "s", "P.s", "ME.f", "t.p(ME).f") + type.camel(), type);
    }

    String literal(Type type) {
        switch (type) {
            case INT:
                return body.pick("0", "1", "2", "3", "(-1)", "7", "'a'", "Integer.MAX_VALUE", "100_000")
                        .replace("'a'", "97");
            case LONG:
                return body.pick("0L", "1L", "5L", "(-2L)", "(1L << 40)", "Long.MIN_VALUE");
            case DOUBLE:
                return body.pick("0.0", "1.5", "(-2.25)", "1e10", "Double.NaN");
            case FLOAT:
                return body.pick("0f", "2.5f", "(-1f)", "1e20f");
            case BYTE:
                return body.pick("(byte) 1", "(byte) -128", "(byte) 127").transform(Expressions::parens);
            case SHORT:
                return body.pick("(short) 2", "(short) -300", "(short) 32767").transform(Expressions::parens);
            case CHAR:
                return body.pick("'x'", "'a'", "'\\uffff'", "'\\n'");
            case BOOLEAN:
                // never a constant, so that no loop or statement is unreachable or endless by the rules of the language
                return body.pick("t.p(true)", "t.p(false)", body.isApart() ? "t.p(true)" : "sBoolean");
            case STRING:
                return body.pick("\"s\"", "\"\"", "\"ab\"", "\"\"\"\n    two\n      lines\\\n    \"\"\"");
            case COLOR:
                return body.pick("Color.RED", "Color.GREEN");
            case PAIR:
                return "new Pair(" + literal(Type.STRING) + ", " + literal(Type.INT) + ")";
            case OBJECT:
                return body.chance(12)
                        ? "null"
                        : "((Object) "
                                + literal(
                                        body.pick(Type.INT, Type.STRING, Type.LONG, Type.CHAR, Type.DOUBLE, Type.COLOR))
                                + ")";
            case NODE:
                return body.pick("new Leaf(1)", "new Twin(new Leaf(2), new Leaf(3))");
            case HIDDEN:
                return "new Hidden(3)";
            case VARIABLE:
                return body.hasVariable() ? "v0" : "null";
            case LIST:
                return "List.of(" + literal(Type.INT) + ", " + literal(Type.INT) + ")";
            case GRID:
                return "new int[][] {{1, 2}, {" + literal(Type.INT) + "}}";
            default:
                if (type.boxed()) {
                    return body.chance(3)
                            ? "((" + type.text + ") null)"
                            : type.text + ".valueOf(" + literal(type.unbox()) + ")";
                }
                return "new " + type.text + " {" + literal(type.element()) + ", " + literal(type.element()) + "}";
        }
    }

    private static String parens(String text) {
        return "(" + text + ")";
    }

    // --- awaits ---------------------------------------------------------------------------------------------------

    private @Nullable Expr awaited(Type type, int depth) {
        switch (body.upTo(10)) {
            case 0, 1, 2, 3, 4:
                return new Expr("await(t.val(" + argument(type, depth) + "))", type.box());
            case 5:
                return new Expr(
                        "await(t." + body.pick("coro", "task", "future") + "(" + argument(type, depth) + "))",
                        type.box());
            default:
                return call(type, depth, false);
        }
    }

    /** An argument whose static type, boxed, is that of the awaited value. */
    private String argument(Type type, int depth) {
        Expr value = of(type, depth - 1);
        return value.type() == type || value.type() == type.box() ? value.text() : cast(type, value);
    }

    static String cast(Type type, Expr value) {
        return "((" + type.text + ") (" + value + "))";
    }

    /** A call of an async method of the program. */
    @Nullable
    Expr call(Type type, int depth, boolean anyResult) {
        List<Callee> fitting = new ArrayList<>();
        for (Callee callee : body.callees) {
            if (callee.index() > body.index
                    && (!body.isApart() || callee.isApart())
                    && (anyResult
                            || callee.result() == type
                            || callee.result() == type.unbox()
                            || callee.result() == Type.VARIABLE && type != Type.VOID)
                    && (!callee.throwsChecked() || body.mayThrowChecked)) {
                fitting.add(callee);
            }
        }
        if (fitting.isEmpty()) {
            return null;
        }
        Callee callee = body.pick(fitting);
        Type variable = type == Type.VOID || callee.result() != Type.VARIABLE ? body.usual() : type;
        String coroutine = coroutine(callee, variable.box(), "t", depth);
        return new Expr(
                body.chance(12) ? "await(createTask(" + coroutine + "))" : "await(" + coroutine + ")",
                callee.result() == Type.VARIABLE
                        ? variable.box()
                        : callee.result().box());
    }

    /** The companion call. */
    String coroutine(Callee callee, Type variable, String trace, int depth) {
        List<String> arguments = new ArrayList<>();
        if (!callee.isStatic()) {
            arguments.add(
                    callee.owner().equals("Box")
                            ? "new Box<" + variable.text + ">(" + exact(variable, depth - 1) + ")"
                            : receiver(callee.owner(), depth - 1));
        }
        arguments.add(trace);
        List<Type> parameters = callee.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Type parameter = parameters.get(i);
            boolean last = i == parameters.size() - 1;
            if (parameter == Type.VARIABLE) {
                arguments.add(exact(variable, depth - 1));
            } else if (last && callee.form() == Callee.Form.VARARGS && body.chance(70)) {
                for (int n = body.upTo(4); n > 0; n--) {
                    arguments.add(exact(parameter.element(), depth - 1));
                }
            } else if (callee.form() == Callee.Form.VARARGS) {
                arguments.add(exact(parameter, depth - 1));
            } else {
                arguments.add(of(parameter, depth - 1).text());
            }
        }
        return callee.companion() + "." + callee.name() + "(" + String.join(", ", arguments) + ")";
    }

    private String receiver(String owner, int depth) {
        switch (owner) {
            case "P":
                if (!body.isStatic && body.owner.equals("P") && body.thisIsOwner && body.chance(70)) {
                    return "this";
                }
                return body.mayAwait && body.chance(20) ? "await(t.val(ME))" : "ME";
            case "Shape":
                return "SHAPE";
            case "In":
                return !body.isStatic && body.owner.equals("In") && body.thisIsOwner
                        ? "this"
                        : body.pick("ME.in", "ME.in", "ME.new In()");
            case "Pair":
                return of(Type.PAIR, depth).text();
            case "Color":
                return of(Type.COLOR, depth).text();
            default:
                throw new AssertionError(owner);
        }
    }

    // --- forms that every type has ----------------------------------------------------------------------------------

    private @Nullable Expr general(Type type, int depth) {
        switch (body.upTo(12)) {
            case 9:
                return type == Type.VARIABLE
                        ? null
                        : new Expr("P.<" + type.box().text + ">id(" + exact(type.box(), depth - 1) + ")", type.box());
            case 10:
                return applied(type, depth);
            case 11:
                return matched(type, depth);
            case 0:
                return probe(type, depth);
            case 1, 2:
                return conditional(type, depth);
            case 3, 4:
                return assignment(type, depth);
            case 5:
                return new Expr(
                        "((" + type.text + ") (" + new Switches(body).expression(type, depth, false) + "))", type);
            case 6:
                return element(type, depth);
            case 7:
                return cell(type, depth);
            default:
                return new Expr(
                        "((Supplier<" + type.box().text + ">) () -> "
                                + body.<String>captive(null, () -> cast(type, of(type, depth - 2))) + ").get()",
                        type.box());
        }
    }

    /** A lambda with parameters, called in place. */
    private Expr applied(Type type, int depth) {
        Type parameter = body.usual().box();
        String lambda = body.captive(null, () -> {
            String name = body.freshName();
            body.declare(parameter, true, false);
            return name + " -> " + cast(type, of(type, depth - 2));
        });
        return new Expr(
                "((Function<" + parameter.text + ", " + type.box().text + ">) " + lambda + ").apply("
                        + exact(parameter, depth - 1) + ")",
                type.box());
    }

    /** A conditional whose condition binds a variable that one of the operands reads. */
    private Expr matched(Type type, int depth) {
        Type tested = body.pick(Type.BOXED_INT, Type.STRING, Type.PAIR);
        Variable binding = new Variable(body.freshBinding(), tested, false, true);
        String test = tested(depth) + " instanceof " + tested.text + " " + binding.name();
        String bound = body.scoped(() -> {
            body.variables.add(binding);
            return of(type, depth - 1).text();
        });
        return new Expr("((" + type.text + ") (" + test + " ? " + bound + " : " + of(type, depth - 1) + "))", type);
    }

    private Expr probe(Type type, int depth) {
        Expr value = of(type, depth - 1);
        return new Expr("t.p(" + value + ")", value.type().box());
    }

    private Expr conditional(Type type, int depth) {
        Type one = type;
        Type other = type;
        if (type.primitive() && body.chance(30)) {
            other = type.box();
        } else if (type == Type.OBJECT) {
            // boxes and primitives of different types are promoted to a common one (JLS 15.25)
            one = body.usual();
            other = body.usual();
        } else if (type == Type.DOUBLE || type == Type.LONG) {
            other = body.pick(Type.INT, Type.BOXED_INT, Type.CHAR);
        }
        return new Expr(
                "((" + type.text + ") (" + condition(depth - 1) + " ? " + of(one, depth - 1) + " : "
                        + of(other, depth - 1) + "))",
                type);
    }

    /** A local or field that can be assigned. */
    @Nullable
    Expr variable(Type type) {
        if (!body.mayAssign) {
            return null;
        }
        if (body.chance(75)) {
            Variable variable = body.find(v -> v.type() == type && v.assignable() && body.isLocal(v));
            if (variable != null) {
                return new Expr(variable.name(), type);
            }
        }
        return type.hasFields() && !body.isApart() && body.chance(60) ? field(type) : null;
    }

    private @Nullable Expr assignment(Type type, int depth) {
        Expr variable = variable(type);
        if (variable == null) {
            return null;
        }
        String text = assignmentText(variable, depth);
        return new Expr("(" + text + ")", type);
    }

    /** An assignment, compound assignment or increment of a variable. */
    String assignmentText(Expr variable, int depth) {
        Type type = variable.type();
        int form = body.upTo(3);
        if (form == 0 && type.numeric()) {
            return body.chance(50) ? variable + body.pick("++", "--") : body.pick("++", "--") + variable;
        }
        if (form == 1) {
            if (type == Type.STRING) {
                return variable + " += " + printable(depth);
            }
            if (type.unbox() == Type.BOOLEAN) {
                return variable + body.pick(" &= ", " |= ", " ^= ") + of(Type.BOOLEAN, depth - 1);
            }
            if (type.numeric()
                    && (type.primitive()
                            || type == Type.BOXED_INT
                            || type == Type.BOXED_LONG
                            || type == Type.BOXED_FLOAT
                            || type == Type.BOXED_DOUBLE)) {
                String operator = type.integral() && body.chance(50)
                        ? body.pick(" &= ", " |= ", " ^= ", " <<= ", " >>= ", " >>>= ")
                        : body.pick(" += ", " -= ", " *= ", " /= ", " %= ");
                boolean bits = !operator.matches(" [-+*/%]= ");
                Type right;
                if (type.primitive()) {
                    right = bits ? body.pick(Type.INTEGRAL) : body.pick(Type.NUMERIC);
                } else {
                    right = type == Type.BOXED_INT
                            ? body.pick(Type.SMALL)
                            : type == Type.BOXED_LONG
                                    ? body.pick(Type.INTEGRAL)
                                    : type == Type.BOXED_FLOAT
                                            ? body.pick(Type.INT, Type.LONG, Type.FLOAT, Type.BYTE)
                                            : body.pick(Type.NUMERIC);
                }
                return variable + operator + of(right, depth - 1);
            }
        }
        return variable + " = " + of(type, depth - 1);
    }

    /** An element of an array, read. */
    private @Nullable Expr element(Type type, int depth) {
        Expr lvalue = elementVariable(type, depth);
        return lvalue;
    }

    /** An element of an array, as a variable. */
    @Nullable
    Expr elementVariable(Type type, int depth) {
        for (Type array : Type.ARRAYS) {
            if (array.element() == type) {
                return new Expr(arrayOperand(array, depth) + "[" + index(depth) + "]", type);
            }
        }
        return type == Type.INTS ? new Expr(arrayOperand(Type.GRID, depth) + "[" + index(depth) + "]", type) : null;
    }

    private String arrayOperand(Type array, int depth) {
        Expr operand = of(array, depth - 1);
        return operand.text().startsWith("new ") ? "(" + operand + ")" : operand.text();
    }

    private String index(int depth) {
        return body.chance(96)
                ? "(" + of(Type.INT, depth - 1) + " & 1)"
                : of(Type.INT, depth - 1).text();
    }

    /** An element of an array, assigned or changed. */
    private @Nullable Expr cell(Type type, int depth) {
        Expr variable = elementVariable(type, depth);
        return variable == null ? null : new Expr("(" + assignmentText(variable, depth) + ")", type);
    }

    // --- numbers --------------------------------------------------------------------------------------------------

    private Expr numeric(Type type, int depth) {
        if (type == Type.BYTE || type == Type.SHORT || type == Type.CHAR) {
            Expr value = of(body.pick(Type.NUMERIC), depth - 1);
            return new Expr("((" + type.text + ") " + value.primitive() + ")", type);
        }
        if (type == Type.INT && body.chance(15)) {
            return body.pick(
                    new Expr(stringOperand(depth) + ".length()", type),
                    new Expr(arrayOperand(body.pick(Type.ARRAYS), depth) + ".length", type),
                    new Expr("Math.max(" + of(Type.INT, depth - 1) + ", " + of(Type.INT, depth - 1) + ")", type),
                    new Expr(of(Type.PAIR, depth - 1).receiver() + ".right()", type),
                    hidden(depth),
                    level(depth),
                    new Expr(
                            "sum(" + of(Type.INT, depth - 1) + ", " + of(Type.INT, depth - 1) + ", "
                                    + of(Type.INT, depth - 1) + ")",
                            type));
        }
        switch (body.upTo(6)) {
            case 0:
                return new Expr(
                        "(" + body.pick("-", "+", type == Type.INT || type == Type.LONG ? "~" : "-")
                                + body.pick("", " ") + "(" + of(type, depth - 1) + "))",
                        type);
            case 1:
                return new Expr(
                        "((" + type.text + ") "
                                + of(body.pick(Type.NUMERIC), depth - 1).primitive() + ")",
                        type);
            case 2:
                if (type == Type.INT || type == Type.LONG) {
                    return new Expr(
                            "(" + of(type, depth - 1) + body.pick(" << ", " >> ", " >>> ")
                                    + of(body.pick(Type.INTEGRAL), depth - 1) + ")",
                            type);
                }
                return chain(type, depth);
            case 3:
                if (type == Type.INT || type == Type.LONG) {
                    return new Expr(
                            "(" + of(type, depth - 1) + body.pick(" & ", " | ", " ^ ")
                                    + of(type == Type.INT ? body.pick(Type.SMALL) : body.pick(Type.INTEGRAL), depth - 1)
                                    + ")",
                            type);
                }
                return chain(type, depth);
            default:
                return chain(type, depth);
        }
    }

    /** Some operands without parentheses between them; at least the first has the type itself. */
    private Expr chain(Type type, int depth) {
        List<Type> others = switch (type) {
            case INT -> Type.SMALL;
            case LONG -> Type.INTEGRAL;
            case FLOAT -> List.of(Type.INT, Type.LONG, Type.FLOAT, Type.BYTE);
            default -> Type.NUMERIC;
        };
        StringBuilder text = new StringBuilder("(").append(of(type, depth - 1));
        int operands = 1 + body.upTo(3);
        for (int i = 0; i < operands; i++) {
            Type other = body.pick(others);
            String operator = body.pick(" + ", " - ", " * ", " + ", " * ", " / ", " % ");
            Expr operand = of(body.chance(25) ? other.box() : other, depth - 1);
            boolean divides = operator.equals(" / ") || operator.equals(" % ");
            text.append(operator)
                    .append(divides && other.integral() && body.chance(90) ? "(" + operand + " | 1)" : operand);
        }
        return new Expr(text.append(')').toString(), type);
    }

    private Expr boxed(Type type, int depth) {
        if (body.chance(50)) {
            return new Expr("((" + type.text + ") (" + exact(type.unbox(), depth - 1) + "))", type);
        }
        return new Expr(type.text + ".valueOf(" + exact(type.unbox(), depth - 1) + ")", type);
    }

    /** With exactly this static type. */
    private String exact(Type type, int depth) {
        Expr value = of(type, depth);
        return value.type() == type ? value.text() : "(" + type.text + ") " + value;
    }

    // --- conditions -----------------------------------------------------------------------------------------------

    Expr condition(int depth) {
        Type type = Type.BOOLEAN;
        body.budget--;
        if (depth <= 0 || body.budget <= 0) {
            return leaf(type);
        }
        switch (body.upTo(12)) {
            case 0, 1:
                return new Expr("(" + of(type, depth - 1) + " && " + of(type, depth - 1) + ")", type);
            case 2, 3:
                return new Expr(
                        "(" + of(type, depth - 1) + " || " + of(type, depth - 1)
                                + (body.chance(30) ? " || " + of(type, depth - 1) : "") + ")",
                        type);
            case 4:
                return new Expr("!(" + of(type, depth - 1) + ")", type);
            case 5:
                return new Expr(
                        "(" + of(type, depth - 1) + body.pick(" & ", " | ", " ^ ", " == ", " != ")
                                + exact(type, depth - 1) + ")",
                        type);
            case 6: {
                String binding = body.freshBinding();
                Type tested = body.pick(Type.BOXED_INT, Type.STRING, Type.COLOR, Type.PAIR, Type.BOXED_LONG);
                String test = tested(depth) + " instanceof " + tested.text;
                return body.chance(40)
                        ? new Expr("(" + test + ")", type)
                        : new Expr("(" + test + " " + binding + " && " + about(binding, tested, depth) + ")", type);
            }
            case 7:
                return new Expr(
                        "Objects.equals(" + of(Type.OBJECT, depth - 1) + ", " + of(Type.OBJECT, depth - 1) + ")", type);
            default: {
                Type left = body.pick(Type.NUMERIC);
                Type right = body.pick(Type.NUMERIC);
                return new Expr(
                        "(" + of(left, depth - 1) + body.pick(" < ", " <= ", " > ", " >= ", " == ", " != ")
                                + exact(right, depth - 1) + ")",
                        type);
            }
        }
    }

    /**
     * The operand of {@code instanceof}. javac 17 fails on a pattern, or writes a wrong stack map, where the operand
     * holds a condition, unless that is an argument.
     */
    String tested(int depth) {
        String operand = of(Type.OBJECT, depth - 1).text();
        return body.release < 21 && CONDITION.matcher(operand).find()
                ? "t.p((Object) " + operand + ")"
                : "((Object) " + operand + ")";
    }

    private String about(String binding, Type type, int depth) {
        return switch (type) {
            case BOXED_INT, BOXED_LONG -> "(" + binding + " > " + of(Type.INT, depth - 1) + ")";
            case STRING -> binding + ".equals(" + of(Type.STRING, depth - 1) + ")";
            case COLOR -> "(" + binding + " == " + of(Type.COLOR, depth - 1) + ")";
            default -> "Objects.equals(" + of(Type.OBJECT, depth - 1) + ", " + binding + ".left())";
        };
    }

    // --- references -----------------------------------------------------------------------------------------------

    private String stringOperand(int depth) {
        return of(Type.STRING, depth - 1).receiver();
    }

    private Expr string(int depth) {
        switch (body.upTo(8)) {
            case 6:
                return new Expr(
                        "new StringBuilder().append(" + printable(depth) + ").append(" + printable(depth)
                                + ").toString()",
                        Type.STRING);
            case 7:
                return inherited(depth);
            case 0:
                return new Expr(
                        "String.valueOf(" + of(body.pick(Type.INT, Type.LONG, Type.COLOR, Type.BOOLEAN), depth - 1)
                                + ")",
                        Type.STRING);
            case 1:
                return new Expr(stringOperand(depth) + ".concat(" + of(Type.STRING, depth - 1) + ")", Type.STRING);
            case 2:
                return new Expr(
                        "join(t, " + of(Type.STRING, depth - 1) + ", " + printable(depth) + ", " + printable(depth)
                                + ")",
                        Type.STRING);
            default: {
                StringBuilder text = new StringBuilder("(").append(of(Type.STRING, depth - 1));
                for (int i = body.upTo(3); i >= 0; i--) {
                    text.append(" + ").append(printable(depth));
                }
                return new Expr(text.append(')').toString(), Type.STRING);
            }
        }
    }

    /** A call of a method of a superclass or superinterface. */
    private Expr inherited(int depth) {
        if (body.isApart()) {
            return new Expr(literal(Type.STRING), Type.STRING);
        }
        String of = "ME.base";
        if (!body.isStatic && body.owner.equals("P")) {
            of = body.thisIsOwner ? body.pick("super.base", "this.base", "P.super.base") : "P.super.base";
        } else if (!body.isStatic && body.owner.equals("In")) {
            of = body.pick("P.super.base", "P.this.base");
        } else if (!body.isStatic && body.owner.equals("Shape") && body.thisIsOwner) {
            of = body.pick("Top.super.top", "this.top");
        }
        return new Expr(of + "(t, " + of(Type.INT, depth - 1) + ")", Type.STRING);
    }

    /** A field of the superclass. */
    private Expr level(int depth) {
        if (body.isApart()) {
            return new Expr(literal(Type.INT), Type.INT);
        }
        String field = body.isStatic || !body.owner.equals("P") || !body.thisIsOwner
                ? "ME.level"
                : body.pick("level", "super.level", "this.level");
        return new Expr(
                body.mayAssign && body.chance(40) ? "(" + field + " -= " + of(Type.INT, depth - 1) + ")" : field,
                Type.INT);
    }

    /** Private members of a private class. */
    private Expr hidden(int depth) {
        String object = of(Type.HIDDEN, depth - 1).receiver();
        return new Expr(
                body.pick(
                        object + ".bump(" + of(Type.INT, depth - 1) + ")",
                        object + ".n",
                        "Hidden.twice(" + object + ")",
                        body.isApart() ? object + ".n" : "((int) Hidden.count" + (body.mayAssign ? "++" : "") + ")",
                        body.mayAssign ? "(" + object + ".n += " + of(Type.INT, depth - 1) + ")" : object + ".n"),
                Type.INT);
    }

    /** An operand of a concatenation: arrays have no text that is the same in two runs. */
    String printable(int depth) {
        Type type = body.usual();
        return of(type, depth - 1).printable();
    }

    private Expr object(int depth) {
        Type type = body.usual();
        if (body.chance(15)) {
            return new Expr(
                    "t.call(" + stringOperand(depth) + body.pick("::length", "::isEmpty", "::trim") + ")", Type.OBJECT);
        }
        return new Expr("((Object) " + of(type, depth - 1) + ")", Type.OBJECT);
    }

    private Expr array(Type type, int depth) {
        if (type == Type.LIST) {
            return new Expr(
                    "Arrays.asList(" + exact(Type.INT, depth - 1) + ", " + exact(Type.INT, depth - 1) + ")", type);
        }
        if (type == Type.GRID) {
            return body.chance(50)
                    ? new Expr(
                            "new int[(" + of(Type.INT, depth - 1) + " & 3) + 1]["
                                    + body.pick("2", of(Type.INT, depth - 1) + " & 3") + "]",
                            type)
                    : new Expr(
                            "new int[][] {{" + of(Type.INT, depth - 1) + "}, " + of(Type.INTS, depth - 1) + "}", type);
        }
        Type element = type.element();
        if (body.chance(25)) {
            return new Expr(
                    "new " + element.text + "["
                            + (body.chance(10)
                                    ? of(Type.INT, depth - 1).text()
                                    : "(" + of(Type.INT, depth - 1) + " & 1) + 2")
                            + "]",
                    type);
        }
        StringBuilder text = new StringBuilder("new " + type.text + " {");
        int length = 2 + body.upTo(2);
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : ", ").append(of(element, depth - 1));
        }
        return new Expr(text.append('}').toString(), type);
    }
}
