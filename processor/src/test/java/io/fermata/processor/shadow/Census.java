package io.fermata.processor.shadow;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Counts the expressions of attributed classes and keeps those that the shadow cannot type, resolve or place. */
final class Census {
    int classes;
    int expressions;
    int invocations;
    final List<String> errors = new ArrayList<>();
    final List<String> unresolved = new ArrayList<>();

    void add(ShadowClass shadow, Elements elements) {
        classes++;
        shadow.errors().forEach(error -> errors.add(error.toString()));
        new Scanner(shadow, elements).scan(shadow.path(), null);
    }

    private final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final ShadowClass shadow;
        private final Elements elements;

        Scanner(ShadowClass shadow, Elements elements) {
            this.shadow = shadow;
            this.elements = elements;
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void none) {
            if (tree != null && isAddition(tree)) {
                return null;
            }
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

        /**
         * Trees that javac adds have no place in the source: default constructors, {@code super()}, the parameters of a
         * compact constructor, the initialiser of an enum constant, the type of {@code var x} and of {@code x -> x}.
         */
        private boolean isAddition(Tree tree) {
            Tree parent = getCurrentPath().getLeaf();
            return shadow.end(tree) < 0
                    && (parent instanceof VariableTree
                            || parent instanceof ClassTree type && tree == type.getExtendsClause()
                            || parent instanceof NewClassTree enumConstant && tree == enumConstant.getIdentifier()
                            || tree instanceof MethodTree && isMandated(new TreePath(getCurrentPath(), tree))
                            || tree instanceof VariableTree && isConstructor(parent)
                            || tree.toString().equals("super();") && parent instanceof BlockTree);
        }

        private void check(TreePath path) {
            Tree tree = path.getLeaf();
            if (tree instanceof VariableTree) {
                require(typed(shadow.type(path)) && shadow.element(path) != null, tree);
            }
            if (tree instanceof ExpressionTree && !(tree instanceof AnnotationTree)) {
                expressions++;
                require(typed(shadow.type(path)), tree);
                require(shadow.start(tree) >= 0 && shadow.end(tree) > shadow.start(tree), tree);
            }
            if (tree instanceof StatementTree || tree instanceof MethodTree) {
                require(shadow.start(tree) >= 0 && shadow.end(tree) > shadow.start(tree), tree);
            }
            if (tree instanceof MethodInvocationTree) {
                invocations++;
                require(is(path, ElementKind.METHOD, ElementKind.CONSTRUCTOR), tree);
            }
            if (tree instanceof NewClassTree) {
                require(is(path, ElementKind.CONSTRUCTOR), tree);
            }
        }

        private boolean isMandated(TreePath path) {
            Element method = shadow.element(path);
            return method != null && elements.getOrigin(method) == Elements.Origin.MANDATED;
        }

        private static boolean isConstructor(Tree tree) {
            return tree instanceof MethodTree method && method.getName().contentEquals("<init>");
        }

        private boolean is(TreePath path, ElementKind... kinds) {
            var element = shadow.element(path);
            return element != null && List.of(kinds).contains(element.getKind());
        }

        private boolean typed(@Nullable TypeMirror type) {
            return type != null && type.getKind() != TypeKind.ERROR;
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
