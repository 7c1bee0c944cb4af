package io.fermata.processor.shadow;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Counts the expressions of attributed classes and keeps those that the shadow cannot type, resolve or place. */
final class Census {
    int classes;
    int expressions;
    int invocations;
    final List<String> errors = new ArrayList<>();
    final List<String> unresolved = new ArrayList<>();

    void add(ShadowClass shadow) {
        classes++;
        shadow.errors().forEach(error -> errors.add(error.toString()));
        new Scanner(shadow).scan(shadow.path(), null);
    }

    private final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final ShadowClass shadow;

        Scanner(ShadowClass shadow) {
            this.shadow = shadow;
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void none) {
            if (tree != null) {
                check(new TreePath(getCurrentPath(), tree));
            }
            return super.scan(tree, none);
        }

        /** Names of annotation arguments are no expressions. */
        @Override
        public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void none) {
            return null;
        }

        private void check(TreePath path) {
            Tree tree = path.getLeaf();
            if (tree instanceof VariableTree) {
                require(typed(shadow.type(path)) && shadow.element(path) != null, tree);
            }
            if (tree instanceof ExpressionTree && !(tree instanceof AnnotationTree)) {
                expressions++;
                require(typed(shadow.type(path)), tree);
                require(shadow.start(tree) >= 0 && shadow.end(tree) >= shadow.start(tree) || generated(tree), tree);
            }
            if (tree instanceof MethodInvocationTree) {
                invocations++;
                require(is(path, ElementKind.METHOD, ElementKind.CONSTRUCTOR), tree);
            }
            if (tree instanceof NewClassTree) {
                require(is(path, ElementKind.CONSTRUCTOR), tree);
            }
        }

        private boolean is(TreePath path, ElementKind... kinds) {
            var element = shadow.element(path);
            return element != null && List.of(kinds).contains(element.getKind());
        }

        private boolean typed(@Nullable TypeMirror type) {
            return type != null && type.getKind() != TypeKind.ERROR;
        }

        /** Trees that javac adds, such as the body of a default constructor, have no end of their own. */
        private boolean generated(Tree tree) {
            return shadow.end(tree) < 0;
        }

        private void require(boolean condition, Tree tree) {
            if (!condition) {
                int start = Math.max(0, shadow.start(tree));
                long line = shadow.unit().getLineMap().getLineNumber(start);
                unresolved.add(
                        shadow.unit().getSourceFile().getName() + ":" + line + ": " + tree.getKind() + " " + tree);
            }
        }
    }
}
