package io.fermata.processor.slice;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Var;
import io.fermata.processor.shadow.ShadowClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What the names inside one async method mean: its variables, its receiver, its class. */
public final class Scope {

    private final ShadowClass shadow;
    private final Elements elements;
    private final Types types;
    private final TypeElement owner;
    private final @Nullable Var self;
    private final Map<Element, Var> vars = new HashMap<>();
    private final Map<TypeElement, Var> holders = new HashMap<>();

    /**
     * @param owner the class that declares the method, as the shadow knows it
     * @param self the parameter that stands for {@code this}, null in a static method
     */
    public Scope(ShadowClass shadow, Elements elements, Types types, TypeElement owner, @Nullable Var self) {
        this.shadow = shadow;
        this.elements = elements;
        this.types = types;
        this.owner = owner;
        this.self = self;
    }

    public ShadowClass shadow() {
        return shadow;
    }

    public Elements elements() {
        return elements;
    }

    public Types types() {
        return types;
    }

    public TypeElement owner() {
        return owner;
    }

    public Var self() {
        if (self == null) {
            throw new AssertionError("this in a static method");
        }
        return self;
    }

    public void declare(Element element, Var var) {
        vars.put(element, var);
    }

    /** The variable of a local, parameter, resource, exception parameter or pattern variable. */
    public Var var(Element element) {
        return vars.computeIfAbsent(element, Scope::local);
    }

    private static Var local(Element element) {
        String name = element.getSimpleName().isEmpty()
                ? "unnamed"
                : element.getSimpleName().toString();
        Object constant = ((VariableElement) element).getConstantValue();
        return constant == null
                ? Var.local(name, element.asType())
                : Var.constant(name, element.asType(), Literals.of(constant));
    }

    public boolean isDeclared(Element element) {
        return vars.containsKey(element);
    }

    /** A local class whose instances are made by way of that variable. */
    public void instances(TypeElement local, Var holder) {
        holders.put(local, holder);
    }

    /** The variable that the local class's instances are made by, if any. */
    public @Nullable Var holder(TypeElement local) {
        return holders.get(local);
    }

    /** All variables seen so far. */
    public Iterable<Var> vars() {
        return vars.values();
    }

    /** The warnings that are suppressed where variables are declared. */
    public Set<String> suppressed() {
        Set<String> names = new TreeSet<>();
        for (Element element : vars.keySet()) {
            SuppressWarnings annotation = element.getAnnotation(SuppressWarnings.class);
            if (annotation != null) {
                names.addAll(List.of(annotation.value()));
            }
        }
        return names;
    }

    public @Nullable Element element(TreePath path) {
        return shadow.element(path);
    }

    /** The type of an expression or a declaration. */
    public TypeMirror type(TreePath path) {
        TypeMirror type = shadow.type(path);
        if (type == null) {
            throw new AssertionError("no type for " + path.getLeaf().getKind() + " " + path.getLeaf());
        }
        return type;
    }

    /** The primitive type of a boxed one; any other as it is. */
    public TypeMirror unboxed(TypeMirror type) {
        return Operators.unboxed(type, types);
    }

    public int start(Tree tree) {
        return shadow.start(tree);
    }

    public int end(Tree tree) {
        return shadow.end(tree);
    }

    public long line(Tree tree) {
        int start = start(tree);
        return start < 0 ? 0 : shadow.unit().getLineMap().getLineNumber(start);
    }

    public static boolean isVariable(Element element) {
        return switch (element.getKind()) {
            case LOCAL_VARIABLE, PARAMETER, EXCEPTION_PARAMETER, RESOURCE_VARIABLE, BINDING_VARIABLE -> true;
            default -> false;
        };
    }
}
