package io.fermata.processor.lower;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import io.fermata.processor.code.Var;
import io.fermata.processor.slice.Denotable;
import io.fermata.processor.slice.PrivateTypeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Lifts local classes out of the method: see {@link LocalClass}. */
final class LocalClasses {

    private final Lowering lowering;
    private final Denotable denotable;
    private final ClassName frame;
    private final List<TypeVariableName> typeVariables;
    private final List<LocalClass> lifted = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    LocalClasses(Lowering lowering, Denotable denotable, ClassName frame, List<TypeVariableName> typeVariables) {
        this.lowering = lowering;
        this.denotable = denotable;
        this.frame = frame;
        this.typeVariables = typeVariables;
        names.add(frame.simpleName());
    }

    List<LocalClass> lifted() {
        return lifted;
    }

    void lift(TreePath path) {
        TypeElement element = (TypeElement) lowering.scope().element(path);
        if (element == null) {
            throw new AssertionError("no element for " + path.getLeaf());
        }
        place(
                path,
                element,
                element.getSimpleName().toString(),
                lowering.slicer().slice(path));
    }

    /** Finds the place for a class, and says what stands before its arguments where it is instantiated. */
    private Code place(TreePath path, TypeElement element, String simple, Code text) {
        List<Var> captures = new ArrayList<>(text.captures());
        boolean isClass = element.getKind() == ElementKind.CLASS;
        List<TypeVariableName> carried = typeVariables(path, element, text, captures);
        boolean generic = !carried.isEmpty();
        boolean inner = !captures.isEmpty() || generic;
        boolean anonymous = element.getSimpleName().isEmpty();
        String holder = inner || !anonymous && !names.add(simple) ? unused(simple + "Scope") : null;
        ClassName name = holder == null
                ? frame.nestedClass(simple)
                : frame.nestedClass(holder).nestedClass(simple);
        lifted.add(new LocalClass(holder, captures, carried, isClass && !inner, text));
        if (!inner || holder == null) {
            denotable.lifted(element, name);
            return Code.of("new ", Code.type(name));
        }
        ClassName holderName = frame.nestedClass(holder);
        TypeName type = generic
                ? ParameterizedTypeName.get(
                        holderName,
                        carried.stream()
                                .map(variable -> TypeVariableName.get(variable.name()))
                                .toArray(TypeName[]::new))
                : holderName;
        if (type instanceof ParameterizedTypeName parameterized) {
            denotable.lifted(element, parameterized, simple);
        } else {
            denotable.lifted(element, name);
        }
        Var scope = Var.named(
                Character.toLowerCase(holder.charAt(0)) + holder.substring(1),
                lowering.scope().elements().getTypeElement("java.lang.Object").asType(),
                type);
        List<Code> values = captures.stream().map(Code::read).toList();
        lowering.builder().declare(scope, Code.of("new ", Code.type(type), "(", Code.list(values), ")"));
        lowering.scope().instances(element, scope);
        return Code.of(scope, ".new " + simple);
    }

    /**
     * Lifts the anonymous class that {@code var x = new S(…) {…}} gives its type to.
     *
     * @return what makes the instance, the arguments aside
     */
    Code liftAnonymous(TreePath creation, String variable) {
        NewClassTree tree = (NewClassTree) creation.getLeaf();
        TypeElement element = (TypeElement) lowering.scope().element(new TreePath(creation, tree.getClassBody()));
        if (element == null) {
            throw new AssertionError("no element for " + tree);
        }
        String simple = unused(Character.toUpperCase(variable.charAt(0)) + variable.substring(1));
        Code body = lowering.slicer().classBody(creation);
        TypeName supertype = denotable.name(
                element.getInterfaces().isEmpty()
                        ? element.getSuperclass()
                        : element.getInterfaces().get(0));
        String relation = element.getInterfaces().isEmpty() ? " extends " : " implements ";
        Code text = Code.of("class " + simple + relation, supertype, " ", withConstructor(simple, element, body));
        return place(creation, element, simple, text);
    }

    /** A constructor that hands its arguments on, where the anonymous class had one. */
    private Code withConstructor(String name, TypeElement element, Code body) {
        List<? extends VariableElement> parameters =
                ElementFilter.constructorsIn(element.getEnclosedElements()).stream()
                        .findFirst()
                        .map(ExecutableElement::getParameters)
                        .orElse(List.of());
        if (parameters.isEmpty()) {
            return Code.of("{", body, "}");
        }
        List<Code> declared = new ArrayList<>();
        List<Code> handed = new ArrayList<>();
        for (VariableElement parameter : parameters) {
            String argument = "a" + declared.size();
            declared.add(Code.of(denotable.name(parameter.asType()), " " + argument));
            handed.add(Code.text(argument));
        }
        return Code.of(
                "{\n    " + name + "(",
                Code.list(declared),
                ") {\n        super(",
                Code.list(handed),
                ");\n    }\n",
                body,
                "}");
    }

    /** What the class's holder must declare: the method's type variables, if they are used, and stand-ins. */
    private List<TypeVariableName> typeVariables(TreePath path, TypeElement element, Code text, List<Var> captures) {
        boolean generic = !typeVariables.isEmpty()
                && (mentionsTypeVariable(path) || captures.stream().anyMatch(LocalClasses::isGeneric));
        Map<String, TypeVariableName> carried = new LinkedHashMap<>();
        if (generic) {
            typeVariables.forEach(variable -> carried.put(variable.name(), variable));
        }
        List<TypeName> used = new ArrayList<>();
        captures.forEach(var -> used.add(var.generatedType().orElseGet(() -> denotable.name(var.type()))));
        for (Part part : text.parts()) {
            if (part instanceof Part.Type type) {
                used.add(type.name());
            }
        }
        List<TypeVariableName> standIns = denotable.standIns().declare(used, denotable::name, lowering.instances());
        if (element.getKind() != ElementKind.CLASS) {
            if (!standIns.isEmpty()) {
                throw PrivateTypeException.ofClass(
                        path.getLeaf(), standIns.get(0).name());
            }
            return List.of();
        }
        standIns.forEach(standIn -> carried.putIfAbsent(standIn.name(), standIn));
        return List.copyOf(carried.values());
    }

    private static boolean isGeneric(Var var) {
        return var.generatedType().map(ParameterizedTypeName.class::isInstance).orElse(mentions(var.type()));
    }

    private static boolean mentions(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return mentions(array.getComponentType());
        } else if (type instanceof WildcardType wildcard) {
            return wildcard.getExtendsBound() != null && mentions(wildcard.getExtendsBound())
                    || wildcard.getSuperBound() != null && mentions(wildcard.getSuperBound());
        } else if (type instanceof DeclaredType declared) {
            return declared.getTypeArguments().stream().anyMatch(LocalClasses::mentions)
                    || mentions(declared.getEnclosingType());
        }
        return type.getKind() == TypeKind.TYPEVAR;
    }

    private String unused(String name) {
        String unused = name;
        for (int i = 2; !names.add(unused); i++) {
            unused = name + i;
        }
        return unused;
    }

    /** Whether the class mentions a type variable of the method or of the classes around it. */
    private boolean mentionsTypeVariable(TreePath path) {
        boolean[] found = {false};
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
                Element element = lowering.scope().element(getCurrentPath());
                if (element != null && element.getKind() == ElementKind.TYPE_PARAMETER) {
                    found[0] |= !isInside(element, path);
                }
                return super.visitIdentifier(tree, unused);
            }
        }.scan(path, null);
        return found[0];
    }

    private boolean isInside(Element variable, TreePath path) {
        Element local = lowering.scope().element(path);
        for (Element at = variable.getEnclosingElement(); at != null; at = at.getEnclosingElement()) {
            if (at.equals(local)) {
                return true;
            }
        }
        return false;
    }
}
