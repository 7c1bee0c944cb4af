package io.fermata.processor.slice;

import com.palantir.javapoet.TypeName;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import io.fermata.processor.slice.Accessor.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Members of the user's classes that the companion, a class of its own, may not touch: private ones, protected ones of
 * superclasses in other packages, {@code super.m()}, enclosing instances. For each it hands out a call to the
 * companion's {@code Access} class, and remembers what that class must offer.
 */
public final class Members {

    private final Elements elements;
    private final Types types;
    private final TypeElement owner;
    private final PackageElement home;
    private final Denotable denotable;
    private final Map<String, Accessor> accessors = new LinkedHashMap<>();

    public Members(Elements elements, Types types, TypeElement owner, Denotable denotable) {
        this.elements = elements;
        this.types = types;
        this.owner = owner;
        this.home = elements.getPackageOf(owner);
        this.denotable = denotable;
    }

    /** What the {@code Access} class must offer, in order of first use. */
    public List<Accessor> accessors() {
        return List.copyOf(accessors.values());
    }

    boolean isInaccessible(Element member) {
        if (member.getEnclosingElement() instanceof TypeElement declaring && Denotable.isLocal(declaring)) {
            return false;
        }
        for (Element e = member; e != null && e.getKind() != ElementKind.PACKAGE; e = e.getEnclosingElement()) {
            if (e.getModifiers().contains(Modifier.PRIVATE)) {
                return true;
            }
        }
        return member.getModifiers().contains(Modifier.PROTECTED) && !home.equals(elements.getPackageOf(member));
    }

    @Nullable
    Code localType(TypeElement type) {
        return denotable.lifted(type) == null ? null : Code.type(denotable.lifted(type));
    }

    Code read(VariableElement field, Code receiver) {
        if (field.getConstantValue() != null) {
            return Code.text(constant(field));
        }
        return call(accessor(Kind.GET, field, "", null), arguments(field, receiver, List.of()));
    }

    /** A constant's value, cast if a literal of its type cannot be written. */
    private static String constant(VariableElement field) {
        String literal = Literals.of(field.getConstantValue());
        return switch (field.asType().getKind()) {
            case BYTE, SHORT -> "(" + field.asType() + ") " + literal;
            default -> literal;
        };
    }

    Code write(VariableElement field, Code receiver, Code value) {
        return call(accessor(Kind.SET, field, "", null), arguments(field, receiver, List.of(value)));
    }

    /**
     * {@code receiver.field operator= value}. The old value is read before the right side is evaluated (JLS 15.26.2);
     * where the receiver is no plain variable, a method does both at once.
     */
    Code update(VariableElement field, Code receiver, String operator, TypeMirror operand, Code value) {
        if (field.getModifiers().contains(Modifier.STATIC)
                || receiver.variable().isPresent()) {
            return write(
                    field,
                    receiver,
                    narrowed(field, operator, operand, Code.of(read(field, receiver), " " + operator + " ", value)));
        }
        return call(accessor(Kind.UPDATE, field, operator, operand), arguments(field, receiver, List.of(value)));
    }

    /** The sum, cast back to the field's type where it has become wider. */
    private Code narrowed(VariableElement field, String operator, TypeMirror operand, Code sum) {
        TypeMirror type = unboxed(field.asType());
        return Operators.widens(type, operator, unboxed(operand))
                ? Code.of("(", TypeName.get(type), ") (", sum, ")")
                : sum;
    }

    private TypeMirror unboxed(TypeMirror type) {
        try {
            return types.unboxedType(type);
        } catch (IllegalArgumentException notBoxed) {
            return type;
        }
    }

    Code increment(VariableElement field, Code receiver, Tree.Kind kind) {
        String operator = switch (kind) {
            case PREFIX_INCREMENT -> "++x";
            case PREFIX_DECREMENT -> "--x";
            case POSTFIX_INCREMENT -> "x++";
            default -> "x--";
        };
        return call(accessor(Kind.UPDATE, field, operator, null), arguments(field, receiver, List.of()));
    }

    Code call(ExecutableElement method, Code receiver, List<Code> arguments) {
        return call(accessor(Kind.CALL, method, "", null), arguments(method, receiver, arguments));
    }

    Code superCall(ExecutableElement method, Code self, List<Code> arguments) {
        return call(accessor(Kind.SUPER, method, "", null), arguments(method, self, arguments));
    }

    Code create(ExecutableElement constructor, List<Code> arguments) {
        return call(accessor(Kind.CREATE, constructor, "", null), Code.list(arguments));
    }

    /** The enclosing instance of that class. */
    Code outer(TypeElement type, Code self) {
        return call(accessor(Kind.OUTER, type, "", null), self);
    }

    @Nullable
    Code superReference(ExecutableElement method, Code self) {
        return lambda(accessor(Kind.SUPER, method, "", null), method, self);
    }

    @Nullable
    Code reference(ExecutableElement method, boolean onType, Code qualifier, TreePath path) {
        if (method.getKind() == ElementKind.CONSTRUCTOR) {
            return Code.text(
                    "Access::" + accessor(Kind.CREATE, method, "", null).name());
        }
        Accessor accessor = accessor(Kind.CALL, method, "", null);
        if (onType) {
            return Code.text("Access::" + accessor.name());
        }
        return lambda(accessor, method, qualifier);
    }

    private static @Nullable Code lambda(Accessor accessor, ExecutableElement method, Code receiver) {
        if (method.isVarArgs()) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < method.getParameters().size(); i++) {
            names.add("a" + i);
        }
        String parameters = String.join(", ", names);
        String rest = names.isEmpty() ? "" : ", " + parameters;
        return Code.of("(" + parameters + ") -> Access." + accessor.name() + "(", receiver, rest + ")");
    }

    private static Code call(Accessor accessor, Code arguments) {
        return Code.of("Access." + accessor.name() + "(", arguments, ")");
    }

    private static Code arguments(Element member, Code receiver, List<Code> rest) {
        if (member.getModifiers().contains(Modifier.STATIC)) {
            return Code.list(rest);
        }
        List<Code> all = new ArrayList<>();
        all.add(receiver);
        all.addAll(rest);
        return Code.list(all);
    }

    private Accessor accessor(Kind kind, Element member, String operator, @Nullable TypeMirror operand) {
        String key = kind + " " + member.getEnclosingElement() + " " + member + " " + operator + " " + operand;
        return accessors.computeIfAbsent(
                key, k -> new Accessor(kind, name(kind, member, operator), member, operator, operand));
    }

    private String name(Kind kind, Element member, String operator) {
        String simple = member.getSimpleName().toString();
        return switch (kind) {
            case GET -> unique("get" + capitalised(simple), member);
            case SET -> unique("set" + capitalised(simple), member);
            case UPDATE -> unique(Verbs.of(operator) + capitalised(simple), member);
            case CALL -> unique(simple, member);
            case SUPER -> unique("super" + capitalised(simple), member);
            case CREATE -> unique("new" + member.getEnclosingElement().getSimpleName(), member);
            case OUTER -> unique("outer" + simple, member);
        };
    }

    /** Overloads share a name; the same name of another class gets that class's name too. */
    private String unique(String name, Element member) {
        for (Accessor accessor : accessors.values()) {
            if (accessor.name().equals(name)
                    && !(accessor.member().getEnclosingElement().equals(member.getEnclosingElement())
                            && accessor.member().getKind() == member.getKind()
                            && accessor.member().getSimpleName().equals(member.getSimpleName())
                            && !accessor.member().equals(member))) {
                return unique(name + "Of" + member.getEnclosingElement().getSimpleName(), member);
            }
        }
        return name;
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    TypeElement owner() {
        return owner;
    }

    /** What an update is called. */
    private static final class Verbs {
        static String of(String operator) {
            return switch (operator) {
                case "+" -> "addTo";
                case "-" -> "subtractFrom";
                case "*" -> "multiply";
                case "/" -> "divide";
                case "%" -> "remainderOf";
                case "<<" -> "shiftLeft";
                case ">>" -> "shiftRight";
                case ">>>" -> "shiftRightUnsigned";
                case "&" -> "andTo";
                case "|" -> "orTo";
                case "^" -> "xorTo";
                case "++x" -> "increment";
                case "--x" -> "decrement";
                case "x++" -> "postIncrement";
                default -> "postDecrement";
            };
        }
    }
}
