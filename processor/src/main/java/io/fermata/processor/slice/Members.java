package io.fermata.processor.slice;

import com.palantir.javapoet.TypeName;
import com.sun.source.tree.Tree;
import io.fermata.processor.code.Code;
import io.fermata.processor.slice.Accessor.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
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
    private final Known known;
    private final boolean patterns;
    private final Map<String, Accessor> accessors = new LinkedHashMap<>();

    /** Static methods of these names would clash with those of Object. */
    private static final Set<String> OF_OBJECT =
            Set.of("equals", "wait", "notify", "notifyAll", "getClass", "finalize", "clone", "hashCode", "toString");

    /** @param patterns whether a pattern may have the type of what is tested, as of Java 21 */
    public Members(Elements elements, Types types, TypeElement owner, Denotable denotable, boolean patterns) {
        this.elements = elements;
        this.types = types;
        this.owner = owner;
        this.home = elements.getPackageOf(owner);
        this.denotable = denotable;
        this.known = new Known(elements, types, denotable.standIns());
        this.patterns = patterns;
    }

    /** What the {@code Access} class must offer, in order of first use. */
    public List<Accessor> accessors() {
        return List.copyOf(accessors.values());
    }

    /** Whether the companion can neither name the member nor what it is made of. */
    boolean isInaccessible(Element member) {
        if (member.getEnclosingElement() instanceof TypeElement declaring && Denotable.isLocal(declaring)) {
            return false;
        }
        if (member instanceof TypeElement type && Denotable.isLocal(type)) {
            return false;
        }
        if (member instanceof ExecutableElement method && known.isNameable(method)) {
            return false;
        } else if (isPrivate(member.getEnclosingElement())) {
            return true;
        }
        return isPrivateAround(member)
                || member.getModifiers().contains(Modifier.PROTECTED) && !home.equals(elements.getPackageOf(member))
                || isMadeOfPrivate(member);
    }

    /**
     * Whether the member or a class around it is private to the user's top-level class. What is private to another one is
     * reached there as a member of a class that inherits it.
     */
    private boolean isPrivateAround(Element member) {
        return outermost(member).equals(outermost(owner))
                && Stream.iterate(member, e -> e.getKind() != ElementKind.PACKAGE, Element::getEnclosingElement)
                        .anyMatch(e -> e.getModifiers().contains(Modifier.PRIVATE));
    }

    private static Element outermost(Element member) {
        Element at = member;
        while (at.getEnclosingElement() != null && at.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
            at = at.getEnclosingElement();
        }
        return at;
    }

    /** Whether a private type is in the member's own type, so that the companion's stand-in would not fit. */
    private boolean isMadeOfPrivate(Element member) {
        StandIns standIns = denotable.standIns();
        if (member instanceof ExecutableElement method) {
            return standIns.isIn(method.getReturnType())
                    || method.getParameters().stream().anyMatch(parameter -> standIns.isIn(parameter.asType()));
        }
        return member.getKind().isField() && standIns.isIn(member.asType());
    }

    Denotable denotable() {
        return denotable;
    }

    /** Whether the type has a stand-in. */
    boolean isPrivate(@Nullable Element type) {
        return type instanceof TypeElement element && denotable.standIns().has(element);
    }

    boolean isPrivateEnum(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement().getKind() == ElementKind.ENUM
                && isPrivate(declared.asElement());
    }

    /** How many parameters the function of a functional interface has. */
    int arity(TypeMirror function) {
        return Functions.of((DeclaredType) function, elements).getParameters().size();
    }

    boolean mentionsPrivate(TypeMirror type) {
        return denotable.standIns().isIn(type);
    }

    @Nullable
    Code localType(TypeElement type) {
        return denotable.lifted(type) == null ? null : Code.type(denotable.lifted(type));
    }

    Code read(VariableElement field, Code receiver, Typing typing) {
        if (field.getConstantValue() != null) {
            return Code.text(constant(field) + " /* " + field.getSimpleName() + " */");
        }
        return call(accessor(Kind.GET, field, "", null), arguments(field, receiver, List.of()), typing);
    }

    /** A constant stands for itself, as Java has it (JLS 13.1), cast if a literal of its type cannot be written. */
    private static String constant(VariableElement field) {
        String literal = Literals.of(field.getConstantValue());
        return switch (field.asType().getKind()) {
            case BYTE, SHORT -> "((" + field.asType() + ") " + literal + ")";
            default -> literal.startsWith("-") || literal.contains(" / ") ? "(" + literal + ")" : literal;
        };
    }

    Code write(VariableElement field, Code receiver, Code value) {
        return call(accessor(Kind.SET, field, "", null), arguments(field, receiver, List.of(value)));
    }

    /**
     * {@code receiver.field operator= value}. The old value is read before the right side is evaluated (JLS 15.26.2);
     * where the receiver is no plain variable, an object holds both.
     */
    Code update(VariableElement field, Code receiver, String operator, TypeMirror operand, Code value, Typing typing) {
        if (field.getModifiers().contains(Modifier.STATIC)
                || receiver.variable().isPresent()) {
            Code old = read(field, receiver, typing.untargeted());
            return write(
                    field, receiver, narrowed(field, operator, operand, Code.of(old, " " + operator + " ", value)));
        }
        Accessor reference = accessor(Kind.REFERENCE, field, operator, operand);
        return Code.of(call(reference, receiver), "." + Verbs.of(operator) + "(", value, ")");
    }

    /** The sum, cast back to the field's type where it has become wider. */
    private Code narrowed(VariableElement field, String operator, TypeMirror operand, Code sum) {
        TypeMirror type = Operators.unboxed(field.asType(), types);
        return Operators.widens(type, operator, Operators.unboxed(operand, types))
                ? Code.of("(", TypeName.get(type), ") (", sum, ")")
                : sum;
    }

    Code increment(VariableElement field, Code receiver, Tree.Kind kind) {
        String operator = switch (kind) {
            case PREFIX_INCREMENT -> "++x";
            case PREFIX_DECREMENT -> "--x";
            case POSTFIX_INCREMENT -> "x++";
            default -> "x--";
        };
        return call(accessor(Kind.INCREMENT, field, operator, null), arguments(field, receiver, List.of()));
    }

    /** A call by way of the private class that the receiver is of. */
    Code call(ExecutableElement method, DeclaredType site, Code receiver, List<Code> arguments, Typing typing) {
        Accessor accessor = accessor(Kind.CALL, method, "", null, (TypeElement) site.asElement());
        return call(accessor, arguments(method, receiver, arguments), typing);
    }

    Code call(ExecutableElement method, Code receiver, List<Code> arguments, Typing typing) {
        return call(accessor(Kind.CALL, method, "", null), arguments(method, receiver, arguments), typing);
    }

    /** @param site the class whose superclass is meant */
    Code superCall(ExecutableElement method, TypeElement site, Code self, List<Code> arguments, Typing typing) {
        return call(accessor(Kind.SUPER, method, "", null, site), arguments(method, self, arguments), typing);
    }

    /** @param arguments the enclosing instance first, if the class is an inner one */
    Code create(ExecutableElement constructor, List<Code> arguments, Typing typing) {
        return call(accessor(Kind.CREATE, constructor, "", null), Code.list(arguments), typing);
    }

    // Private types

    /** {@code value instanceof T}, T being a private class or an array of one. */
    Code test(TypeMirror type, Code value) {
        return call(accessor(Kind.TEST, type), value);
    }

    /** The value, its type that of a supertype or left to what it is assigned to. */
    Code widened(@Nullable TypeMirror type, Code value) {
        return Code.of(widening(type), value, ")");
    }

    /** What stands before such a value; a parenthesis closes it. */
    Code widening(@Nullable TypeMirror type) {
        Accessor widen = accessor(Kind.WIDEN, owner, "", null);
        Code witness = type == null ? Code.EMPTY : Code.of("<", Code.type(denotable.name(type)), ">");
        return Code.of("Access.", witness, widen.name() + "(");
    }

    /** {@code (T) value}. */
    Code cast(TypeMirror type, Code value, Typing typing) {
        return call(accessor(Kind.CAST, type), value, typing);
    }

    /** {@code value instanceof T name}; what the name is bound to is to be read with {@link #isBoxed}. */
    Code match(TypeMirror type, Code value, Code name) {
        Code standIn = Code.type(denotable.name(type));
        if (patterns) {
            Code call = call(accessor(Kind.AS, type), value, Typing.exact());
            return Code.of(call, " instanceof ", standIn, " ", name);
        }
        Code call = call(accessor(Kind.MATCH, type), value, Typing.exact());
        return Code.of(call, " instanceof ", Code.text("Access.Match<"), standIn, "> ", name);
    }

    /** Whether {@link #match} binds an object that holds the value. */
    boolean isBoxed() {
        return !patterns;
    }

    /** {@code value instanceof R(patterns)}, R being a private record. */
    Code takeApart(DeclaredType type, Code value, Code patterns) {
        TypeElement element = (TypeElement) type.asElement();
        List<String> accessors = new ArrayList<>();
        element.getRecordComponents()
                .forEach(component -> accessors.add(
                        accessor(Kind.CALL, component.getAccessor(), "", null).name()));
        Accessor parts = accessor(Kind.PARTS, element, String.join(" ", accessors), null);
        Map<String, TypeMirror> meanings = Instantiation.of(types, element, type, null);
        Code call = call(parts, value, new Typing(null, false, List.of(), meanings));
        return Code.of(call, " instanceof Access." + parts.partsName() + "(", patterns, ")");
    }

    /** {@code T.class}. */
    Code literal(TypeMirror type, Typing typing) {
        return call(accessor(Kind.CLASS, type), Code.EMPTY, typing);
    }

    /** {@code new T[length]…}, of so many dimensions. */
    Code newArray(TypeElement type, int dimensions, List<Code> lengths, Typing typing) {
        String open = lengths.size() == dimensions ? "" : " " + (dimensions - lengths.size());
        return call(accessor(Kind.ARRAY, type, dimensions + open, null), Code.list(lengths), typing);
    }

    /** {@code new T[] {elements}}, of so many dimensions. */
    Code array(TypeElement type, int dimensions, List<Code> elements, Typing typing) {
        return call(accessor(Kind.ELEMENTS, type, String.valueOf(dimensions), null), Code.list(elements), typing);
    }

    /** The instance of that class, or of a subclass, that is nearest to the receiver: itself, or one around it. */
    Code outer(TypeElement type, Code self) {
        TypeElement at = owner;
        while (!types.isSubtype(types.erasure(at.asType()), types.erasure(type.asType()))) {
            at = (TypeElement) at.getEnclosingElement();
        }
        return enclosing(at, self);
    }

    /** The instance of that very class around the receiver, or itself. */
    Code enclosing(TypeElement type, Code self) {
        Code code = self;
        TypeElement at = owner;
        while (!at.equals(type)) {
            TypeElement around = (TypeElement) at.getEnclosingElement();
            Map<String, TypeMirror> meanings = Instantiation.of(types, around, at.asType(), null);
            code = call(outer(around, at), code, new Typing(around.asType(), false, List.of(at.asType()), meanings));
            at = around;
        }
        return code;
    }

    private Accessor outer(TypeElement type, TypeElement inner) {
        String key = Kind.OUTER + " " + type + " " + inner;
        return accessors.computeIfAbsent(key, k -> {
            String name = unique("outer" + type.getSimpleName(), type);
            return new Accessor(Kind.OUTER, name, type, "", null, inner).shaped(denotable, types);
        });
    }

    /** {@code super::m}. */
    Code superReference(ExecutableElement method, TypeElement site, Code self, int arity) {
        return lambda(accessor(Kind.SUPER, method, "", null, site), self, arity);
    }

    /** {@code T::m} or {@code T::new}. */
    Code typeReference(ExecutableElement method, Typing typing) {
        Kind kind = method.getKind() == ElementKind.CONSTRUCTOR ? Kind.CREATE : Kind.CALL;
        Accessor accessor = accessor(kind, method, "", null);
        if (typing.of(accessor.shape(), denotable) != Typing.How.WITNESSED) {
            return Code.text("Access::" + accessor.name());
        }
        List<Code> variables = typing.witnesses(accessor.shape(), denotable).orElseThrow().stream()
                .map(Code::type)
                .toList();
        return Code.of("Access::<", Code.list(variables), ">" + accessor.name());
    }

    /** {@code receiver::m}, the receiver being a value that does not change. */
    Code boundReference(ExecutableElement method, Code receiver, int arity) {
        return lambda(accessor(Kind.CALL, method, "", null), receiver, arity);
    }

    /** {@code T[]::new}. */
    Code arrayReference(TypeElement type, TypeMirror array) {
        int dimensions = 0;
        for (TypeMirror at = array; at instanceof ArrayType component; at = component.getComponentType()) {
            dimensions++;
        }
        return Code.text("Access::"
                + accessor(Kind.ARRAY, type, String.valueOf(dimensions), null).name());
    }

    /** {@code receiver::m}, the receiver evaluated once. */
    Code heldReference(ExecutableElement method, Code receiver, Typing typing) {
        Accessor call = accessor(Kind.CALL, method, "", null);
        Accessor bind = accessor(Kind.BIND, method, call.name(), null);
        return Code.of(call(bind, receiver, typing), "::call");
    }

    /** {@code Inner::new}. */
    Code innerReference(ExecutableElement constructor, Code outer, int arity) {
        return lambda(accessor(Kind.CREATE, constructor, "", null), outer, arity);
    }

    private static Code lambda(Accessor accessor, Code receiver, int arity) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < arity; i++) {
            names.add("a" + i);
        }
        String parameters = String.join(", ", names);
        String rest = names.isEmpty() ? "" : ", " + parameters;
        return Code.of("(" + parameters + ") -> Access." + accessor.name() + "(", receiver, rest + ")");
    }

    private static Code call(Accessor accessor, Code arguments) {
        return Code.of("Access." + accessor.name() + "(", arguments, ")");
    }

    /** The call, its result typed as the user's expression was: see {@link Typing}. */
    private Code call(Accessor accessor, Code arguments, Typing typing) {
        return switch (typing.of(accessor.shape(), denotable)) {
            case INFERRED -> call(accessor, arguments);
            case WITNESSED -> {
                List<Code> variables = typing.witnesses(accessor.shape(), denotable).orElseThrow().stream()
                        .map(Code::type)
                        .toList();
                yield Code.of("Access.<", Code.list(variables), ">" + accessor.name() + "(", arguments, ")");
            }
            case CAST -> Code.of("((", Code.type(typing.result(denotable)), ") ", call(accessor, arguments), ")");
        };
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

    /** For a private class, or an array of so many dimensions. */
    private Accessor accessor(Kind kind, TypeMirror type) {
        int dimensions = 0;
        TypeMirror at = type;
        for (; at instanceof ArrayType array; at = array.getComponentType()) {
            dimensions++;
        }
        return accessor(kind, ((DeclaredType) at).asElement(), String.valueOf(dimensions), null);
    }

    private Accessor accessor(Kind kind, Element member, String operator, @Nullable TypeMirror operand) {
        return accessor(kind, member, operator, operand, site(member));
    }

    private Accessor accessor(
            Kind kind, Element member, String operator, @Nullable TypeMirror operand, TypeElement site) {
        String key =
                kind + " " + site + " " + member.getEnclosingElement() + " " + member + " " + operator + " " + operand;
        Accessor known = accessors.get(key);
        if (known == null) {
            String name = name(kind, member, operator);
            known = distinct(new Accessor(kind, name, member, operator, operand, site).shaped(denotable, types));
            accessors.put(key, known);
        }
        return known;
    }

    /** Overloads whose parameters differ only in stand-ins get names of their own. */
    private Accessor distinct(Accessor wanted) {
        Accessor accessor = wanted;
        for (int i = 2; clashes(accessor); i++) {
            accessor = wanted.named(wanted.name() + i);
        }
        return accessor;
    }

    private boolean clashes(Accessor accessor) {
        return accessors.values().stream()
                .anyMatch(other -> other.name().equals(accessor.name())
                        && !(other.kind() == Kind.REFERENCE && accessor.kind() == Kind.REFERENCE)
                        && other.shape().erasure().equals(accessor.shape().erasure()));
    }

    private String name(Kind kind, Element member, String operator) {
        String simple = member.getSimpleName().toString();
        return switch (kind) {
            case GET -> unique("get" + capitalised(simple), member);
            case SET -> unique("set" + capitalised(simple), member);
            case INCREMENT -> unique(Verbs.of(operator) + capitalised(simple), member);
            case REFERENCE -> unique(simple + "Of", member);
            case CALL -> unique(simple, member);
            case BIND -> unique("bind" + capitalised(simple), member);
            case SUPER -> unique("super" + capitalised(simple), member);
            case CREATE -> unique("new" + member.getEnclosingElement().getSimpleName(), member);
            case WIDEN -> unique("widened", member);
            case OUTER -> throw new AssertionError(member);
            case TEST -> unique("is" + array(simple, operator), member);
            case CAST -> unique("to" + array(simple, operator), member);
            case AS -> unique("as" + array(simple, operator), member);
            case MATCH -> unique("match" + array(simple, operator), member);
            case PARTS -> unique("partsOf" + simple, member);
            case CLASS -> unique("class" + array(simple, operator), member);
            case ARRAY -> unique("new" + array(simple, operator), member);
            case ELEMENTS -> unique("array" + simple + (operator.equals("1") ? "" : operator), member);
        };
    }

    private static String array(String type, String dimensions) {
        return switch (dimensions) {
            case "0" -> type;
            case "1" -> type + "Array";
            default -> type + "Array" + dimensions.replace(' ', '_');
        };
    }

    /** The class whose lookup may touch the member: its own, or for a protected one of another package the user's. */
    TypeElement site(Element member) {
        if (member instanceof TypeElement type) {
            return type;
        }
        boolean near = member.getModifiers().contains(Modifier.PRIVATE)
                || home.equals(elements.getPackageOf(member))
                || isPrivate(member.getEnclosingElement());
        return near ? (TypeElement) member.getEnclosingElement() : heir((TypeElement) member.getEnclosingElement());
    }

    /** The innermost class around the user's methods that inherits from that one. */
    private TypeElement heir(TypeElement superclass) {
        for (Element at = owner; at instanceof TypeElement type; at = at.getEnclosingElement()) {
            if (types.isSubtype(types.erasure(type.asType()), types.erasure(superclass.asType()))) {
                return type;
            }
        }
        return owner;
    }

    /** Overloads share a name; the same name of another class gets that class's name too. */
    private String unique(String name, Element member) {
        if (OF_OBJECT.contains(name)) {
            return unique(name + "Of" + member.getEnclosingElement().getSimpleName(), member);
        }
        for (Accessor accessor : accessors.values()) {
            if (accessor.name().equals(name)
                    && !(accessor.member().getEnclosingElement().equals(member.getEnclosingElement())
                            && accessor.member().getKind() == member.getKind()
                            && accessor.member().getSimpleName().equals(member.getSimpleName())
                            && (!accessor.member().equals(member) || accessor.kind() == Kind.REFERENCE))) {
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

    /** What a change is called. */
    private static final class Verbs {
        static String of(String operator) {
            return switch (operator) {
                case "++x" -> "increment";
                case "--x" -> "decrement";
                case "x++" -> "postIncrement";
                case "x--" -> "postDecrement";
                default -> Operators.verb(operator);
            };
        }
    }
}
