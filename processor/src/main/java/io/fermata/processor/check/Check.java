package io.fermata.processor.check;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.fermata.processor.lower.Awaits;
import io.fermata.processor.message.Message;
import io.fermata.processor.message.Messages;
import io.fermata.processor.model.AsyncClass;
import io.fermata.processor.shadow.ShadowClass;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Rejects, in the bodies of one class and the classes in it, what cannot be lowered or is certainly a mistake. A method
 * with an error is left out of the passes that follow; the others are compiled.
 */
public final class Check extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private static final String ASYNC = "io.fermata.Async";

    /** Annotations that change the statements of a method, each with what does the same in an async method. */
    private static final Map<String, String> CHANGING = Map.of(
            "lombok.Cleanup", "Use try-with-resources",
            "lombok.Synchronized", "Use io.fermata.Lock",
            "lombok.Locked", "Use io.fermata.Lock",
            "lombok.Locked.Read", "Use io.fermata.Lock",
            "lombok.Locked.Write", "Use io.fermata.Lock");

    private final ShadowClass shadow;
    private final Types types;
    private final Messages messages;
    private final Set<Tree> rejected = new HashSet<>();

    private Check(ShadowClass shadow, Types types, Messages messages) {
        this.shadow = shadow;
        this.types = types;
        this.messages = messages;
    }

    /**
     * Checks a class.
     *
     * @return the methods that have errors
     */
    public static Set<Tree> run(ShadowClass shadow, Types types, Messages messages) {
        Check check = new Check(shadow, types, messages);
        check.scan(shadow.path(), null);
        return check.rejected;
    }

    /** Whether the method carries the annotation. */
    public static boolean isAsync(@Nullable Element element) {
        return element != null
                && element.getAnnotationMirrors().stream()
                        .anyMatch(annotation -> ((TypeElement)
                                        annotation.getAnnotationType().asElement())
                                .getQualifiedName()
                                .contentEquals(ASYNC));
    }

    private void error(Tree at, Message message, Object... arguments) {
        messages.error(shadow.outer(at), shadow.element(), message, arguments);
        for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof MethodTree) {
                rejected.add(path.getLeaf());
            }
        }
    }

    private void warning(Tree at, Message message, Object... arguments) {
        if (!isSuppressed()) {
            messages.warning(shadow.outer(at), shadow.element(), message, arguments);
        }
    }

    private boolean isSuppressed() {
        for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
            boolean declaration = path.getLeaf() instanceof MethodTree
                    || path.getLeaf() instanceof ClassTree
                    || path.getLeaf() instanceof com.sun.source.tree.VariableTree;
            Element element = declaration ? shadow.element(path) : null;
            SuppressWarnings annotation = element == null ? null : element.getAnnotation(SuppressWarnings.class);
            if (annotation != null && Set.of(annotation.value()).contains("fermata")) {
                return true;
            }
        }
        return false;
    }

    /** A kind of tree that is newer than this processor. */
    @Override
    public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        if (tree != null && !Kinds.isKnown(tree.getKind()) && isInAsync()) {
            error(tree, Message.UNSUPPORTED, Kinds.name(tree.getKind()));
        }
        return super.scan(tree, unused);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
        Element element = shadow.element(getCurrentPath());
        if (Awaits.isAwait(element)) {
            await(tree);
        } else if (isAsync(element) && isInAsync()) {
            TypeElement owner = (TypeElement) element.getEnclosingElement();
            error(
                    tree,
                    Message.DIRECT_CALL,
                    element.getSimpleName(),
                    AsyncClass.companion(owner).simpleName() + "." + element.getSimpleName());
        }
        return super.visitMethodInvocation(tree, unused);
    }

    /** Finds out what the await stands in, from the inside out. */
    private void await(MethodInvocationTree tree) {
        Tree child = tree;
        for (TreePath path = getCurrentPath().getParentPath(); path != null; path = path.getParentPath()) {
            Tree at = path.getLeaf();
            if (at instanceof LambdaExpressionTree) {
                if (isInAsync(path)) {
                    error(tree, Message.AWAIT_IN_LAMBDA);
                } else {
                    warning(tree, Message.AWAIT_BLOCKS, "a lambda");
                }
                return;
            } else if (at instanceof SynchronizedTree block) {
                if (child == block.getBlock() && isInAsync(path)) {
                    error(tree, Message.AWAIT_IN_SYNCHRONIZED, "block");
                    return;
                }
            } else if (at instanceof CaseTree arm) {
                if (isGuard(child, arm) && isInAsync(path)) {
                    error(tree, Message.AWAIT_IN_GUARD);
                    return;
                }
            } else if (at instanceof MethodTree method) {
                method(tree, path, method);
                return;
            } else if (at instanceof ClassTree) {
                initialiser(tree, path);
                return;
            }
            child = at;
        }
    }

    private void method(MethodInvocationTree await, TreePath path, MethodTree method) {
        Element element = shadow.element(path);
        if (isAsync(element)) {
            if (element.getModifiers().contains(Modifier.SYNCHRONIZED)) {
                error(await, Message.AWAIT_IN_SYNCHRONIZED, "method");
            }
        } else if (isInAsync(path.getParentPath())) {
            error(await, Message.AWAIT_IN_CLASS_BODY);
        } else if (method.getReturnType() == null) {
            warning(await, Message.AWAIT_BLOCKS, "a constructor");
        } else {
            warning(await, Message.AWAIT_BLOCKS, "the method " + method.getName() + ", which is not @Async,");
        }
    }

    private void initialiser(MethodInvocationTree await, TreePath type) {
        if (isInAsync(type)) {
            error(await, Message.AWAIT_IN_CLASS_BODY);
        } else {
            warning(await, Message.AWAIT_BLOCKS, "an initialiser");
        }
    }

    /** Whether the child of a case is its guard, for which JDK 17 has no name. */
    private static boolean isGuard(Tree child, CaseTree arm) {
        return child != arm.getBody()
                && (arm.getStatements() == null || !arm.getStatements().contains(child));
    }

    private boolean isInAsync() {
        return isInAsync(getCurrentPath()) && isDirectly();
    }

    /** Whether no lambda or class lies between here and the async method. */
    private boolean isDirectly() {
        for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof LambdaExpressionTree || path.getLeaf() instanceof ClassTree) {
                return false;
            } else if (path.getLeaf() instanceof MethodTree) {
                return isAsync(shadow.element(path));
            }
        }
        return false;
    }

    private boolean isInAsync(@Nullable TreePath from) {
        for (TreePath path = from; path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof MethodTree && isAsync(shadow.element(path))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void unused) {
        Element type = shadow.element(new TreePath(getCurrentPath(), tree.getAnnotationType()));
        String advice = type == null ? null : CHANGING.get(type.toString());
        if (advice != null && isInAsync()) {
            Tree declaration = getCurrentPath().getParentPath().getParentPath().getLeaf();
            error(declaration, Message.BODY_CHANGED, type.getSimpleName(), advice);
        }
        return super.visitAnnotation(tree, unused);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
        if (Awaits.isAwait(shadow.element(getCurrentPath()))) {
            error(tree, Message.AWAIT_REFERENCE);
        }
        return super.visitMemberReference(tree, unused);
    }

    @Override
    public @Nullable Void visitExpressionStatement(ExpressionStatementTree tree, @Nullable Void unused) {
        dropped(tree.getExpression());
        return super.visitExpressionStatement(tree, unused);
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
        if (tree.getBody() instanceof ExpressionTree value
                && shadow.type(getCurrentPath()) instanceof DeclaredType type
                && isVoidFunction(type)) {
            dropped(value);
        }
        return super.visitLambdaExpression(tree, unused);
    }

    private void dropped(ExpressionTree value) {
        if (value instanceof MethodInvocationTree
                && shadow.element(new TreePath(getCurrentPath(), value)) instanceof ExecutableElement method
                && method.getKind() == ElementKind.METHOD
                && isLazy(method.getReturnType())) {
            warning(
                    value,
                    Message.NEVER_AWAITED,
                    isA(method.getReturnType(), "io.fermata.Coro") ? "coroutine" : "awaitable");
        }
    }

    /** Whether the one method of a functional interface gives nothing back. */
    private boolean isVoidFunction(DeclaredType type) {
        for (ExecutableElement method : ElementFilter.methodsIn(type.asElement().getEnclosedElements())) {
            if (method.getModifiers().contains(Modifier.ABSTRACT)
                    && method.getReturnType().getKind() == TypeKind.VOID) {
                return true;
            }
        }
        return types.directSupertypes(type).stream()
                .anyMatch(supertype -> supertype instanceof DeclaredType declared && isVoidFunction(declared));
    }

    /** Whether a value of the type does nothing until it is awaited. */
    private boolean isLazy(TypeMirror type) {
        return isA(type, "io.fermata.Awaitable") && !isA(type, "io.fermata.Task") && !isA(type, "io.fermata.Gather");
    }

    private boolean isA(TypeMirror type, String name) {
        if (!(type instanceof DeclaredType declared)) {
            return false;
        }
        if (((TypeElement) declared.asElement()).getQualifiedName().contentEquals(name)) {
            return true;
        }
        return types.directSupertypes(type).stream().anyMatch(supertype -> isA(supertype, name));
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
        Element element = shadow.element(getCurrentPath());
        if (isAsync(element) && isLocal(element)) {
            error(tree, Message.ASYNC_IN_LOCAL_CLASS);
            return null;
        }
        return super.visitMethod(tree, unused);
    }

    private static boolean isLocal(Element method) {
        Element type = method.getEnclosingElement();
        while (type instanceof TypeElement) {
            Element outer = type.getEnclosingElement();
            if (!(outer instanceof TypeElement) && outer.getKind() != ElementKind.PACKAGE) {
                return true;
            }
            type = outer;
        }
        return false;
    }
}
