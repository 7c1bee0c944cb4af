package io.fermata.processor.lower;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeVariableName;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Terminator;
import io.fermata.processor.slice.Bounds;
import io.fermata.processor.slice.Denotable;
import io.fermata.processor.slice.Instances;
import io.fermata.processor.slice.Members;
import io.fermata.processor.slice.Scope;
import io.fermata.processor.slice.Slicer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Takes one async method apart into a flow graph whose blocks hold no await but at their ends.
 *
 * <p>Statements and expressions without an await are carried over by the {@link Slicer}; the others are handled by the
 * class that is named for them. All share this object.
 */
public final class Lowering {

    private final Scope scope;
    private final Builder builder = new Builder();
    private final Awaits awaits;
    private final Instances instances;
    private final Slicer slicer;
    private final Jumps jumps;
    private final Constants constants;
    private final Completion completion;
    private final Expressions expressions;
    private final Conditions conditions;
    private final Statements statements;
    private final Callees callees;
    private final TypeMirror returnType;
    private final LocalClasses localClasses;
    private final Set<String> suppressed = new TreeSet<>();

    private Lowering(
            TreePath method,
            Scope scope,
            Members members,
            Denotable denotable,
            Callees callees,
            TypeMirror returnType,
            ClassName frame,
            List<TypeVariableName> typeVariables) {
        this.localClasses = new LocalClasses(this, denotable, frame, typeVariables);
        this.scope = scope;
        this.callees = callees;
        this.returnType = returnType;
        MethodTree tree = (MethodTree) method.getLeaf();
        this.awaits = Awaits.in(new TreePath(method, tree.getBody()), scope, denotable.standIns());
        this.instances = Instances.of(method, scope, denotable);
        this.jumps = new Jumps(this);
        this.slicer =
                new Slicer(scope, members, jumps, new Bounds(scope.elements(), denotable, instances, typeVariables));
        this.constants = new Constants(scope);
        this.completion = new Completion(constants, new Switches.Labels(scope));
        this.expressions = new Expressions(this, denotable);
        this.conditions = new Conditions(this);
        this.statements = new Statements(this);
    }

    /**
     * A method taken apart.
     *
     * @param blocks its blocks in the order of the source, the entry first
     * @param localClasses its local classes, which are to become members
     * @param instances the type arguments that private classes have in it
     * @param suppressed the warnings to suppress: those that its variables' declarations do, and some that the form of the code brings
     */
    public record Result(
            List<Block> blocks, List<LocalClass> localClasses, Instances instances, Set<String> suppressed) {}

    /**
     * Lowers the method.
     *
     * @param frame its continuation class
     * @param typeVariables those of the continuation class
     */
    public static Result lower(
            TreePath method,
            Scope scope,
            Members members,
            Denotable denotable,
            Callees callees,
            TypeMirror returnType,
            ClassName frame,
            List<TypeVariableName> typeVariables) {
        Lowering lowering = new Lowering(method, scope, members, denotable, callees, returnType, frame, typeVariables);
        BlockTree body = ((MethodTree) method.getLeaf()).getBody();
        lowering.statements.block(new TreePath(method, body));
        lowering.builder.end(
                returnType.getKind() == TypeKind.VOID ? new Terminator.Return(null) : new Terminator.Never());
        lowering.suppressed.addAll(scope.suppressed());
        return new Result(
                lowering.builder.blocks(), lowering.localClasses.lifted(), lowering.instances, lowering.suppressed);
    }

    /** The generated code has to suppress such warnings, which its own form brings. */
    void suppress(String warning) {
        suppressed.add(warning);
    }

    LocalClasses localClasses() {
        return localClasses;
    }

    Scope scope() {
        return scope;
    }

    Builder builder() {
        return builder;
    }

    Instances instances() {
        return instances;
    }

    Awaits awaits() {
        return awaits;
    }

    Slicer slicer() {
        return slicer;
    }

    Jumps jumps() {
        return jumps;
    }

    Constants constants() {
        return constants;
    }

    Completion completion() {
        return completion;
    }

    Expressions expressions() {
        return expressions;
    }

    Conditions conditions() {
        return conditions;
    }

    Statements statements() {
        return statements;
    }

    Callees callees() {
        return callees;
    }

    TypeMirror returnType() {
        return returnType;
    }
}
