package io.fermata.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import io.fermata.processor.model.AsyncMethod;
import io.fermata.processor.slice.Denotable;
import io.fermata.processor.slice.Instances;
import io.fermata.processor.slice.StandIns;
import io.fermata.processor.slice.TypeVariables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** How an async method appears in its companion: its type variables, parameters, result and visibility. */
public final class Signature {

    private final AsyncMethod method;
    private final TypeElement owner;
    private final StandIns standIns;
    private final Denotable denotable;

    public Signature(AsyncMethod method) {
        this.method = method;
        this.owner = (TypeElement) method.element().getEnclosingElement();
        this.standIns = new StandIns(owner);
        this.denotable = new Denotable(standIns);
    }

    /**
     * The type variables of the classes around the method that it sees, then its own, then the stand-ins for private
     * types in its signature.
     */
    public List<TypeVariableName> typeVariables() {
        TypeVariables all = new TypeVariables(this::name);
        Map<String, TypeVariableName> variables = method.isStatic() ? new LinkedHashMap<>() : ofOwner();
        all.add(variables, method.element());
        List<TypeName> used = new ArrayList<>(List.of(name(method.element().getReturnType())));
        parameters(names()).forEach(parameter -> used.add(parameter.type()));
        variables.values().forEach(variable -> used.addAll(variable.bounds()));
        List<TypeMirror> types = new ArrayList<>(List.of(method.element().getReturnType()));
        method.element().getParameters().forEach(parameter -> types.add(parameter.asType()));
        if (!method.isStatic()) {
            types.add(owner.asType());
        }
        standIns.declare(used, this::name, Instances.of(types, denotable))
                .forEach(standIn -> variables.put(standIn.name(), standIn));
        return List.copyOf(variables.values());
    }

    /**
     * The type variables of the factory. A stand-in that only the result mentions has no bounds there: javac does not
     * infer one that is bounded by itself where {@code await} of the call is assigned.
     */
    private List<TypeVariableName> factoryVariables() {
        Set<String> open = openStandIns();
        return typeVariables().stream()
                .map(variable -> open.contains(variable.name()) ? TypeVariableName.get(variable.name()) : variable)
                .toList();
    }

    private Set<String> openStandIns() {
        Set<String> open = new TreeSet<>(standIns.in(name(method.element().getReturnType())));
        parameters(names()).forEach(parameter -> open.removeAll(standIns.in(parameter.type())));
        return open;
    }

    /** Whether the factory's type variables differ from those of the continuation class. */
    boolean isFactoryUnchecked() {
        Set<String> open = openStandIns();
        return typeVariables().stream()
                .anyMatch(variable ->
                        open.contains(variable.name()) && !variable.bounds().isEmpty());
    }

    private TypeName name(TypeMirror type) {
        return standIns.isIn(type) ? denotable.name(type) : TypeName.get(type);
    }

    /** Whether private types are in the signature. */
    boolean hasStandIns() {
        return typeVariables().stream().anyMatch(standIns::isStandIn);
    }

    TypeName returns() {
        return name(method.element().getReturnType());
    }

    /** The class's type variables, those that the method hides under other names, also in each other's bounds. */
    private Map<String, TypeVariableName> ofOwner() {
        Set<String> hidden = hidden();
        Map<String, TypeVariableName> renamed = new LinkedHashMap<>();
        new TypeVariables(this::seenByOwner).byName(owner).forEach((name, variable) -> {
            String now = hidden.contains(name) ? Denotable.renamed(name) : name;
            renamed.put(now, TypeVariableName.get(now, variable.bounds().toArray(new TypeName[0])));
        });
        return renamed;
    }

    /** The class's type variables whose names the method gives to its own. */
    public Set<String> hidden() {
        Set<String> own = new TreeSet<>();
        method.element()
                .getTypeParameters()
                .forEach(parameter -> own.add(parameter.getSimpleName().toString()));
        own.retainAll(new TypeVariables(this::name).byName(owner).keySet());
        return own;
    }

    /** A type as the class writes it, whose type variables the method may hide. */
    private TypeName seenByOwner(TypeMirror type) {
        if (hidden().isEmpty()) {
            return name(type);
        }
        denotable.hidden(hidden());
        TypeName name = denotable.name(type);
        denotable.hidden(Set.of());
        return name;
    }

    /** The receiver, if any, then the parameters, under the names given. */
    public List<ParameterSpec> parameters(List<String> names) {
        List<ParameterSpec> parameters = new ArrayList<>();
        int i = 0;
        if (!method.isStatic()) {
            parameters.add(ParameterSpec.builder(seenByOwner(owner.asType()), names.get(i++))
                    .build());
        }
        for (VariableElement parameter : method.element().getParameters()) {
            parameters.add(ParameterSpec.builder(name(parameter.asType()), names.get(i++))
                    .build());
        }
        return parameters;
    }

    /** The receiver's name and those of the parameters. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        method.element()
                .getParameters()
                .forEach(parameter -> names.add(parameter.getSimpleName().toString()));
        if (!method.isStatic()) {
            names.add(0, names.contains("self") ? "self_" : "self");
        }
        return names;
    }

    boolean isVarArgs() {
        return method.element().isVarArgs();
    }

    /** {@code @SafeVarargs} where the user's method has it, or a stand-in makes javac ask for it. */
    List<AnnotationSpec> safeVarargs() {
        List<ParameterSpec> parameters = parameters(names());
        boolean safe = isVarArgs()
                && (method.element().getAnnotation(SafeVarargs.class) != null
                        || !standIns.in(parameters.get(parameters.size() - 1).type())
                                .isEmpty());
        if (!safe) {
            return List.of();
        }
        List<AnnotationSpec> annotations = new ArrayList<>();
        annotations.add(AnnotationSpec.builder(SafeVarargs.class).build());
        annotations.addAll(suppressions("varargs"));
        return annotations;
    }

    TypeName coro() {
        return ParameterizedTypeName.get(Names.CORO, result());
    }

    TypeName result() {
        return method.element().getReturnType().getKind() == TypeKind.VOID
                ? ClassName.get(Void.class)
                : returns().box();
    }

    List<TypeName> exceptions() {
        return method.element().getThrownTypes().stream().map(TypeName::get).toList();
    }

    Modifier[] visibility() {
        Set<Modifier> modifiers = method.element().getModifiers();
        for (Modifier modifier : List.of(Modifier.PUBLIC, Modifier.PROTECTED)) {
            if (modifiers.contains(modifier)) {
                return new Modifier[] {modifier};
            }
        }
        return new Modifier[0];
    }

    /** The factory's head: everything but its body. */
    MethodSpec.Builder factory() {
        ExecutableElement element = method.element();
        return MethodSpec.methodBuilder(method.name())
                .addAnnotations(safeVarargs())
                .addModifiers(visibility())
                .addModifiers(Modifier.STATIC)
                .addTypeVariables(factoryVariables())
                .returns(coro())
                .addParameters(parameters(names()))
                .varargs(element.isVarArgs())
                .addExceptions(exceptions());
    }

    /** Warnings that the user has turned off for the method are off in what is made of it. */
    List<AnnotationSpec> suppressions(String... more) {
        return Suppressions.of(method.element(), more);
    }
}
