package io.fermata.processor.slice;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Types;

/**
 * The head of a method in {@code Access}.
 *
 * @param typeVariables those of the member's class, its own, then the stand-ins
 * @param own the names of the member's own
 * @param parameters the receiver, if any, then the member's own
 */
public record AccessorShape(
        List<TypeVariableName> typeVariables,
        Set<String> own,
        List<ParameterSpec> parameters,
        TypeName result,
        boolean varArgs) {

    static final AccessorShape NONE = new AccessorShape(List.of(), Set.of(), List.of(), TypeName.VOID, false);

    public AccessorShape {
        typeVariables = List.copyOf(typeVariables);
        own = Set.copyOf(own);
        parameters = List.copyOf(parameters);
    }

    /**
     * The head for a member.
     *
     * @param site the class that the member is looked up in
     */
    static AccessorShape of(Accessor accessor, TypeElement site, Denotable denotable, Types types) {
        return new Maker(site, denotable, types).make(accessor);
    }

    /** The parameters as the virtual machine tells overloads apart. */
    List<String> erasure() {
        return parameters.stream().map(parameter -> erased(parameter.type())).toList();
    }

    private String erased(TypeName type) {
        if (type instanceof ArrayTypeName array) {
            return erased(array.componentType()) + "[]";
        } else if (type instanceof ParameterizedTypeName parameterized) {
            return parameterized.rawType().toString();
        } else if (type instanceof TypeVariableName variable) {
            return typeVariables.stream()
                    .filter(declared -> declared.name().equals(variable.name())
                            && !declared.bounds().isEmpty())
                    .findFirst()
                    .map(declared -> erased(declared.bounds().get(0)))
                    .orElse("java.lang.Object");
        }
        return type.toString();
    }

    /** A name that no parameter has. */
    public String unused(String wanted) {
        return unused(parameters, wanted);
    }

    private static String unused(List<ParameterSpec> parameters, String wanted) {
        String name = wanted;
        while (isTaken(parameters, name)) {
            name += "_";
        }
        return name;
    }

    private static boolean isTaken(List<ParameterSpec> parameters, String name) {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    /** Whether a class's instances have an enclosing one. */
    static boolean isInner(TypeElement type) {
        return type.getNestingKind() == NestingKind.MEMBER
                && type.getKind() == ElementKind.CLASS
                && !type.getModifiers().contains(Modifier.STATIC)
                && !type.getEnclosingElement().getKind().isInterface();
    }

    private static final class Maker {

        private final TypeElement site;
        private final Denotable denotable;
        private final Types types;
        private final Map<String, TypeVariableName> variables = new LinkedHashMap<>();
        private final Set<String> own = new HashSet<>();
        private final List<ParameterSpec> parameters = new ArrayList<>();
        private final List<TypeName> inBody = new ArrayList<>();

        Maker(TypeElement site, Denotable denotable, Types types) {
            this.types = types;
            this.site = site;
            this.denotable = denotable;
        }

        AccessorShape make(Accessor accessor) {
            Element member = accessor.member();
            return switch (accessor.kind()) {
                case GET, INCREMENT, REFERENCE -> {
                    self(member);
                    yield shape(denotable.name(seen(member)), false);
                }
                case SET -> {
                    self(member);
                    TypeName type = denotable.name(seen(member));
                    parameters.add(ParameterSpec.builder(type, "value").build());
                    yield shape(type, false);
                }
                case CALL, BIND, SUPER, CREATE -> executable((ExecutableElement) member, accessor.kind());
                case OUTER -> {
                    variables.putAll(new TypeVariables(denotable::name).byName(site));
                    self(denotable.name(site.asType()));
                    yield shape(denotable.name(member.asType()), false);
                }
                case TEST -> value(TypeName.BOOLEAN);
                case CAST, AS -> value(array(accessor));
                case MATCH -> value(ParameterizedTypeName.get(ClassName.get(Supplier.class), array(accessor)));
                case WIDEN -> {
                    variables.put("T", TypeVariableName.get("T"));
                    yield value(TypeVariableName.get("T"));
                }
                case PARTS -> parts(accessor, (TypeElement) member);
                case CLASS -> shape(ParameterizedTypeName.get(ClassName.get(Class.class), array(accessor)), false);
                case ARRAY -> {
                    parameters.add(ParameterSpec.builder(ArrayTypeName.of(TypeName.INT), "lengths")
                            .build());
                    yield shape(array(accessor), true);
                }
                case ELEMENTS -> {
                    TypeName type = array(accessor);
                    parameters.add(ParameterSpec.builder(type, "elements").build());
                    yield shape(type, true);
                }
            };
        }

        /** The member's type in the class that it is looked up in, which may be a subclass of the one that declares it. */
        private TypeMirror seen(Element member) {
            boolean inherited = !site.equals(member.getEnclosingElement())
                    && !member.getModifiers().contains(Modifier.STATIC)
                    && types.isSubtype(
                            types.erasure(site.asType()),
                            types.erasure(member.getEnclosingElement().asType()));
            return inherited ? types.asMemberOf((DeclaredType) site.asType(), member) : member.asType();
        }

        private AccessorShape value(TypeName result) {
            parameters.add(ParameterSpec.builder(ClassName.OBJECT, "value").build());
            return shape(result, false);
        }

        /** The stand-in, or an array of it. */
        private TypeName array(Accessor accessor) {
            TypeName type = denotable.name(accessor.member().asType());
            for (int i = 0; i < accessor.dimensions(); i++) {
                type = ArrayTypeName.of(type);
            }
            return type;
        }

        /** The type variables of the parts are those that the components mention. */
        private AccessorShape parts(Accessor accessor, TypeElement record) {
            variables.putAll(new TypeVariables(denotable::name).byName(record));
            Set<String> mentioned = new LinkedHashSet<>();
            record.getRecordComponents()
                    .forEach(component -> mentioned.addAll(StandIns.variables(denotable.name(component.asType()))));
            inBody.add(denotable.name(record.asType()));
            ClassName name = ClassName.get("", accessor.partsName());
            return value(
                    mentioned.isEmpty()
                            ? name
                            : ParameterizedTypeName.get(
                                    name,
                                    mentioned.stream()
                                            .map(TypeVariableName::get)
                                            .toArray(TypeName[]::new)));
        }

        private void self(Element member) {
            if (!member.getModifiers().contains(Modifier.STATIC)) {
                variables.putAll(new TypeVariables(denotable::name).byName(site));
                self(denotable.name(site.asType()));
            }
        }

        private void self(TypeName type) {
            parameters.add(ParameterSpec.builder(type, "self").build());
        }

        private AccessorShape executable(ExecutableElement method, Accessor.Kind kind) {
            ExecutableType type = (ExecutableType) seen(method);
            TypeName result = denotable.name(type.getReturnType());
            boolean hiddenArray = false;
            if (kind == Accessor.Kind.CREATE) {
                variables.putAll(new TypeVariables(denotable::name).byName(site));
                result = denotable.name(site.asType());
                if (isInner(site)) {
                    parameters.add(ParameterSpec.builder(
                                    denotable.name(site.getEnclosingElement().asType()), "outer")
                            .build());
                }
            } else {
                self(method);
            }
            for (TypeVariable variable : type.getTypeVariables()) {
                TypeMirror bound = variable.getUpperBound();
                List<? extends TypeMirror> bounds =
                        bound instanceof IntersectionType both ? both.getBounds() : List.of(bound);
                String name = variable.asElement().getSimpleName().toString();
                variables.put(
                        name,
                        TypeVariableName.get(
                                name, bounds.stream().map(denotable::name).toArray(TypeName[]::new)));
            }
            method.getThrownTypes().stream()
                    .filter(thrown -> !denotable.standIns().isIn(thrown))
                    .forEach(thrown -> inBody.add(denotable.name(thrown)));
            method.getTypeParameters()
                    .forEach(parameter -> own.add(parameter.getSimpleName().toString()));
            for (int i = 0; i < method.getParameters().size(); i++) {
                String name = method.getParameters().get(i).getSimpleName().toString();
                TypeName declared = denotable.name(type.getParameterTypes().get(i));
                parameters.add(ParameterSpec.builder(declared, unused(parameters, name))
                        .build());
            }
            if (method.isVarArgs()) {
                TypeName last = parameters.get(parameters.size() - 1).type();
                hiddenArray = !denotable.standIns().in(last).isEmpty();
            }
            return shape(
                    method.getReturnType().getKind() == TypeKind.VOID && kind != Accessor.Kind.CREATE
                            ? TypeName.VOID
                            : result,
                    method.isVarArgs() && !hiddenArray);
        }

        private AccessorShape shape(TypeName result, boolean varArgs) {
            List<TypeName> used = new ArrayList<>(List.of(result));
            parameters.forEach(parameter -> used.add(parameter.type()));
            used.addAll(inBody);
            variables.values().forEach(variable -> used.addAll(variable.bounds()));
            denotable
                    .standIns()
                    .declare(used, denotable::name, Instances.NONE)
                    .forEach(standIn -> variables.put(standIn.name(), standIn));
            Set<String> needed = new HashSet<>();
            used.subList(0, 1 + parameters.size() + inBody.size()).forEach(type -> need(type, needed));
            List<TypeVariableName> kept = variables.values().stream()
                    .filter(variable -> needed.contains(variable.name()))
                    .toList();
            return new AccessorShape(kept, own, parameters, result, varArgs);
        }

        private void need(TypeName type, Set<String> needed) {
            for (String name : StandIns.variables(type)) {
                TypeVariableName variable = variables.get(name);
                if (variable != null && needed.add(name)) {
                    variable.bounds().forEach(bound -> need(bound, needed));
                }
            }
        }
    }
}
