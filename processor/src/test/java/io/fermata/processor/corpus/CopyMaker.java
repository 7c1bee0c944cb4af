package io.fermata.processor.corpus;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Makes async copies of the methods of a source file that has been attributed. */
final class CopyMaker extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private static final Pattern SYNCHRONIZED = Pattern.compile("\\bsynchronized\\b");
    private static final int MOST_AWAITS = 4;

    private final Trees trees;
    private final SourcePositions positions;
    private final CompilationUnitTree unit;
    private final String text;
    private final long seed;
    private final AtomicInteger numbers;
    private final List<AsyncCopy> copies = new ArrayList<>();
    private int depth;

    private CopyMaker(Trees trees, CompilationUnitTree unit, String text, long seed, AtomicInteger numbers) {
        this.trees = trees;
        this.positions = trees.getSourcePositions();
        this.unit = unit;
        this.text = text;
        this.seed = seed;
        this.numbers = numbers;
    }

    static List<AsyncCopy> copies(
            Trees trees, CompilationUnitTree unit, String text, long seed, AtomicInteger numbers) {
        CopyMaker maker = new CopyMaker(trees, unit, text, seed, numbers);
        maker.scan(unit, null);
        return maker.copies;
    }

    private int start(Tree tree) {
        return (int) positions.getStartPosition(unit, tree);
    }

    private int end(Tree tree) {
        return (int) positions.getEndPosition(unit, tree);
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
        boolean nameless = tree.getSimpleName().isEmpty() || tree.getKind() == Tree.Kind.ANNOTATION_TYPE;
        depth += nameless ? 1 : 0;
        super.visitClass(tree, unused);
        depth -= nameless ? 1 : 0;
        return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
        if (depth > 0 || tree.getBody() == null || tree.getReturnType() == null || start(tree.getBody()) < 0) {
            return null;
        }
        int nameAt = nameAt(tree);
        List<int[]> dropped = new ArrayList<>();
        for (AnnotationTree annotation : tree.getModifiers().getAnnotations()) {
            String type = annotation.getAnnotationType().toString();
            if (type.endsWith("Override") || type.endsWith("PolymorphicSignature")) {
                dropped.add(new int[] {start(annotation), end(annotation)});
            }
        }
        if (tree.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
            Matcher word = SYNCHRONIZED.matcher(text);
            if (word.find(start(tree))) {
                dropped.add(new int[] {word.start(), word.end()});
            }
        }
        copies.add(new AsyncCopy(
                tree.getName() + "_" + numbers.incrementAndGet(),
                text,
                start(tree),
                end(tree),
                nameAt,
                nameAt + tree.getName().length(),
                start(tree.getBody()) + 1,
                dropped,
                chosen(tree)));
        return null;
    }

    private int nameAt(MethodTree tree) {
        Matcher name = Pattern.compile("\\b" + Pattern.quote(tree.getName().toString()) + "\\s*\\(")
                .matcher(text);
        if (!name.find(end(tree.getReturnType()))) {
            throw new AssertionError(tree);
        }
        return name.start();
    }

    private List<AsyncCopy.Site> chosen(MethodTree tree) {
        Sites sites = new Sites();
        sites.scan(new TreePath(getCurrentPath(), tree.getBody()), null);
        Random random = new Random(seed + tree.toString().hashCode());
        Collections.shuffle(sites.found, random);
        return new ArrayList<>(sites.found.subList(0, Math.min(sites.found.size(), 1 + random.nextInt(MOST_AWAITS))));
    }

    /** The expressions of a body that can be awaited. */
    private final class Sites extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final List<AsyncCopy.Site> found = new ArrayList<>();

        private void add(@Nullable ExpressionTree tree) {
            if (tree == null
                    || tree instanceof LambdaExpressionTree
                    || tree instanceof MemberReferenceTree
                    || tree instanceof ParenthesizedTree
                    || tree instanceof NewArrayTree array && array.getType() == null
                    || tree.getKind() == Tree.Kind.NULL_LITERAL
                    || tree.toString().equals("super")
                    || tree.toString().endsWith(".super")) {
                return;
            }
            TreePath path = new TreePath(getCurrentPath(), tree);
            TypeMirror type = trees.getTypeMirror(path);
            Element element = trees.getElement(path);
            boolean name = tree.getKind() == Tree.Kind.IDENTIFIER || tree.getKind() == Tree.Kind.MEMBER_SELECT;
            if (type == null
                    || type.getKind() == TypeKind.VOID
                    || name && (element instanceof TypeElement || element instanceof PackageElement)) {
                return;
            }
            found.add(new AsyncCopy.Site(
                    start(tree),
                    end(tree),
                    type.getKind().isPrimitive() ? type.getKind().name().toLowerCase(Locale.ROOT) : ""));
        }

        private void condition(@Nullable ExpressionTree tree) {
            ExpressionTree bare = tree;
            while (bare instanceof ParenthesizedTree parens) {
                bare = parens.getExpression();
            }
            if (!(bare instanceof LiteralTree)) {
                add(bare);
            }
        }

        @Override
        public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
            return null;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
            return null;
        }

        @Override
        public @Nullable Void visitSynchronized(SynchronizedTree tree, @Nullable Void unused) {
            return null;
        }

        @Override
        public @Nullable Void visitCase(CaseTree tree, @Nullable Void unused) {
            if (tree.getStatements() != null) {
                scan(tree.getStatements(), unused);
            } else {
                scan(tree.getBody(), unused);
            }
            return null;
        }

        @Override
        public @Nullable Void visitIf(IfTree tree, @Nullable Void unused) {
            condition(tree.getCondition());
            return super.visitIf(tree, unused);
        }

        @Override
        public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void unused) {
            condition(tree.getCondition());
            return super.visitWhileLoop(tree, unused);
        }

        @Override
        public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void unused) {
            condition(tree.getCondition());
            return super.visitDoWhileLoop(tree, unused);
        }

        @Override
        public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void unused) {
            condition(tree.getCondition());
            return super.visitForLoop(tree, unused);
        }

        @Override
        public @Nullable Void visitConditionalExpression(ConditionalExpressionTree tree, @Nullable Void unused) {
            condition(tree.getCondition());
            add(tree.getTrueExpression());
            add(tree.getFalseExpression());
            return super.visitConditionalExpression(tree, unused);
        }

        @Override
        public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void unused) {
            add(tree.getExpression());
            return super.visitReturn(tree, unused);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
            add(tree.getInitializer());
            return super.visitVariable(tree, unused);
        }

        @Override
        public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
            add(tree.getExpression());
            return super.visitAssignment(tree, unused);
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void unused) {
            add(tree.getLeftOperand());
            add(tree.getRightOperand());
            return super.visitBinary(tree, unused);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
            tree.getArguments().forEach(this::add);
            scan(tree.getArguments(), unused);
            return null;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
            tree.getArguments().forEach(this::add);
            return super.visitMethodInvocation(tree, unused);
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
            if (trees.getElement(getCurrentPath()) instanceof TypeElement) {
                return null;
            }
            if (!tree.getIdentifier().contentEquals("this")
                    && !tree.getIdentifier().contentEquals("class")) {
                add(tree.getExpression());
            }
            return super.visitMemberSelect(tree, unused);
        }
    }
}
