package io.fermata.processor.lower;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.fermata.processor.slice.Scope;
import io.fermata.processor.slice.StandIns;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Knows which trees of a method hold an await. Lambdas and class bodies are methods of their own. */
public final class Awaits {

    private final Set<Tree> holders = new HashSet<>();
    private final Set<Tree> awaits = new HashSet<>();

    private Awaits() {}

    static Awaits in(TreePath body, Scope scope, StandIns standIns) {
        Awaits result = new Awaits();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
                if (isAwait(scope.element(getCurrentPath()))) {
                    result.found(getCurrentPath(), body);
                }
                return super.visitMethodInvocation(tree, unused);
            }

            /**
             * A private exception is caught by testing for it, and a private field is no variable here, so that a try
             * with them must be taken apart.
             */
            @Override
            public @Nullable Void visitTry(TryTree tree, @Nullable Void unused) {
                if (catchesPrivate(tree, getCurrentPath(), scope, standIns)
                        || closesPrivate(tree, getCurrentPath(), scope)) {
                    result.hold(getCurrentPath(), body);
                }
                return super.visitTry(tree, unused);
            }

            @Override
            public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
                return null;
            }

            @Override
            public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
                return null;
            }
        }.scan(body, null);
        return result;
    }

    private static boolean closesPrivate(TryTree tree, TreePath path, Scope scope) {
        return tree.getResources().stream()
                .filter(resource -> resource instanceof ExpressionTree)
                .map(resource -> scope.element(new TreePath(path, resource)))
                .anyMatch(field -> field != null && field.getModifiers().contains(Modifier.PRIVATE));
    }

    private static boolean catchesPrivate(TryTree tree, TreePath path, Scope scope, StandIns standIns) {
        for (CatchTree clause : tree.getCatches()) {
            TreePath parameter = new TreePath(new TreePath(path, clause), clause.getParameter());
            TreePath type = new TreePath(parameter, clause.getParameter().getType());
            if (type.getLeaf() instanceof UnionTypeTree union) {
                for (Tree alternative : union.getTypeAlternatives()) {
                    if (standIns.isIn(scope.type(new TreePath(type, alternative)))) {
                        return true;
                    }
                }
            } else if (standIns.isIn(scope.type(type))) {
                return true;
            }
        }
        return false;
    }

    private void found(TreePath await, TreePath body) {
        awaits.add(await.getLeaf());
        hold(await, body);
    }

    private void hold(TreePath await, TreePath body) {
        for (TreePath path = await; path != null; path = path.getParentPath()) {
            if (!holders.add(path.getLeaf()) || path.getLeaf() == body.getLeaf()) {
                return;
            }
        }
    }

    /** Whether the element is {@code Asyncio.await}. */
    public static boolean isAwait(@Nullable Element element) {
        return element != null
                && element.getKind() == ElementKind.METHOD
                && element.getSimpleName().contentEquals("await")
                && element.getEnclosingElement() instanceof TypeElement type
                && type.getQualifiedName().contentEquals("io.fermata.Asyncio");
    }

    boolean isEmpty() {
        return awaits.isEmpty();
    }

    boolean isAwait(Tree tree) {
        return awaits.contains(tree);
    }

    /** Whether the tree must be taken apart: mostly because there is an await in it. */
    boolean in(@Nullable Tree tree) {
        return tree != null && holders.contains(tree);
    }

    boolean in(Iterable<? extends Tree> trees) {
        for (Tree tree : trees) {
            if (in(tree)) {
                return true;
            }
        }
        return false;
    }
}
