package io.fermata.processor;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Var;
import io.fermata.processor.emit.Companion;
import io.fermata.processor.emit.Signature;
import io.fermata.processor.emit.SourceFile;
import io.fermata.processor.lower.Lowering;
import io.fermata.processor.lower.Unsupported;
import io.fermata.processor.message.Message;
import io.fermata.processor.message.Messages;
import io.fermata.processor.model.AsyncClass;
import io.fermata.processor.model.AsyncMethod;
import io.fermata.processor.shadow.Shadow;
import io.fermata.processor.shadow.ShadowClass;
import io.fermata.processor.slice.Denotable;
import io.fermata.processor.slice.Members;
import io.fermata.processor.slice.PrivateTypeException;
import io.fermata.processor.slice.Scope;
import io.fermata.processor.slice.StandIns;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** Takes one class through the passes, from its attributed source to the companion. */
final class Translation {

    private static final int JAVA_21 = 21;

    private final AsyncClass source;
    private final ShadowClass shadowClass;
    private final Shadow shadow;
    private final Denotable denotable;
    private final Members members;
    private final CompanionCalls callees;
    private final Messages messages;
    private final Options options;
    private final Set<ExecutableElement> rejected = new HashSet<>();
    private final Set<Tree> rejectedTrees = new HashSet<>();

    Translation(
            AsyncClass source,
            ShadowClass shadowClass,
            Shadow shadow,
            Map<String, AsyncClass> known,
            SourceVersion version,
            Messages messages,
            Options options) {
        this.options = options;
        this.messages = messages;
        this.source = source;
        this.shadowClass = shadowClass;
        this.shadow = shadow;
        this.denotable = new Denotable(new StandIns(shadowClass.element()));
        this.members = new Members(
                shadow.elements(), shadow.types(), shadowClass.element(), denotable, version.ordinal() >= JAVA_21);
        this.callees = new CompanionCalls(known, shadow.elements(), shadowClass.element());
    }

    /** Leaves out methods with errors: by their elements, or by the shadow's trees. */
    void reject(Set<ExecutableElement> elements, Set<Tree> trees) {
        rejected.addAll(elements);
        rejectedTrees.addAll(trees);
    }

    SourceFile file() {
        Map<String, TreePath> trees = methodTrees();
        List<Companion.Lowered> lowered = new ArrayList<>();
        for (AsyncMethod method : source.methods()) {
            TreePath path = trees.get(CompanionCalls.key(method.element()));
            if (path == null) {
                throw new AssertionError("no source of " + method.element());
            }
            if (!rejected.contains(method.element()) && !rejectedTrees.contains(path.getLeaf())) {
                tryLower(method, path).ifPresent(lowered::add);
            }
        }
        return new Companion(source)
                .file(
                        lowered,
                        rejected,
                        members.accessors(),
                        shadowClass.element(),
                        shadow.elements(),
                        shadow.types(),
                        denotable,
                        sourceFile(),
                        options.debug());
    }

    private String sourceFile() {
        String name = shadowClass.unit().getSourceFile().getName();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private Map<String, TreePath> methodTrees() {
        Map<String, TreePath> trees = new HashMap<>();
        for (Tree member : ((ClassTree) shadowClass.path().getLeaf()).getMembers()) {
            TreePath path = new TreePath(shadowClass.path(), member);
            if (member instanceof MethodTree && shadowClass.element(path) instanceof ExecutableElement element) {
                trees.put(CompanionCalls.key(element), path);
            }
        }
        return trees;
    }

    /** A fault of ours in one method does not keep the others from being compiled. */
    private Optional<Companion.Lowered> tryLower(AsyncMethod method, TreePath path) {
        try {
            return Optional.of(lower(method, path));
        } catch (Unsupported e) {
            messages.error(shadowClass.outer(e.tree()), method.element(), Message.UNSUPPORTED, e.getMessage());
            return Optional.empty();
        } catch (PrivateTypeException e) {
            messages.error(
                    shadowClass.outer(e.tree()),
                    method.element(),
                    Message.PRIVATE_TYPE,
                    e.need().use(),
                    method.name(),
                    e.need().what(),
                    e.need().access());
            return Optional.empty();
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            messages.error(shadowClass.outer(path.getLeaf()), method.element(), Message.INTERNAL, trace);
            return Optional.empty();
        }
    }

    private Companion.Lowered lower(AsyncMethod method, TreePath path) {
        MethodTree tree = (MethodTree) path.getLeaf();
        ExecutableElement element = (ExecutableElement) shadowClass.element(path);
        if (element == null) {
            throw new AssertionError("no element for " + tree.getName());
        }
        List<Var> parameters = new ArrayList<>();
        Var self = method.isStatic()
                ? null
                : Var.parameter("self", shadowClass.element().asType());
        if (self != null) {
            parameters.add(self);
        }
        Scope scope = new Scope(shadowClass, shadow.elements(), shadow.types(), shadowClass.element(), self);
        for (VariableElement parameter : element.getParameters()) {
            Var var = Var.parameter(parameter.getSimpleName().toString(), parameter.asType());
            scope.declare(parameter, var);
            parameters.add(var);
        }
        Signature signature = new Signature(method);
        denotable.hidden(method.isStatic() ? Set.of() : signature.hidden());
        Lowering.Result result = Lowering.lower(
                path,
                scope,
                members,
                denotable,
                callees,
                element.getReturnType(),
                method.frame(),
                signature.typeVariables());
        return new Companion.Lowered(method, result, parameters);
    }
}
