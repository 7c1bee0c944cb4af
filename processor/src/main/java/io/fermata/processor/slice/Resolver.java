package io.fermata.processor.slice;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds the edits that a piece of source text needs: see {@link Slicer} for the rules. */
final class Resolver extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final Scope scope;
    private final Members members;
    private final Exits exits;
    private final Bounds bounds;
    private final Conversions conversions;
    private final SourceText text;
    private final TreePath root;
    private final Map<? extends Tree, Code> replaced;
    private final List<Edit> edits = new ArrayList<>();
    private final Names names;
    private final Receivers receivers;
    private final Typings typings;
    private final PrivateTypes privates;
    private final Selectors selectors;
    private final Calls calls;
    private final Creations creations;
    private final References references;
    private final Declarations declarations;
    private final Patterns patterns;
    private final CaseLabels caseLabels;
    private final Assignments assignments;
    private final LocalSuperclasses localSuperclasses;
    private final TypeAnnotations typeAnnotations;
    private int functions;
    private @Nullable CaseTree guarded;

    Resolver(
            Scope scope,
            Members members,
            Exits exits,
            Bounds bounds,
            SourceText text,
            TreePath root,
            Map<? extends Tree, Code> replaced) {
        this.scope = scope;
        this.members = members;
        this.exits = exits;
        this.bounds = bounds;
        this.conversions = new Conversions(scope, bounds);
        this.text = text;
        this.root = root;
        this.replaced = replaced;
        this.names = new Names(this);
        this.receivers = new Receivers(this);
        this.typings = new Typings(this);
        this.privates = new PrivateTypes(this);
        this.selectors = new Selectors(this);
        this.calls = new Calls(this);
        this.creations = new Creations(this);
        this.references = new References(this);
        this.declarations = new Declarations(this);
        this.patterns = new Patterns(this);
        this.caseLabels = new CaseLabels(this);
        this.assignments = new Assignments(this);
        this.localSuperclasses = new LocalSuperclasses(this);
        this.typeAnnotations = new TypeAnnotations(this);
    }

    Scope scope() {
        return scope;
    }

    Members members() {
        return members;
    }

    SourceText text() {
        return text;
    }

    Bounds bounds() {
        return bounds;
    }

    Names names() {
        return names;
    }

    Receivers receivers() {
        return receivers;
    }

    Typings typings() {
        return typings;
    }

    PrivateTypes privates() {
        return privates;
    }

    Calls calls() {
        return calls;
    }

    Declarations declarations() {
        return declarations;
    }

    Patterns patterns() {
        return patterns;
    }

    TypeAnnotations typeAnnotations() {
        return typeAnnotations;
    }

    CaseLabels caseLabels() {
        return caseLabels;
    }

    Assignments assignments() {
        return assignments;
    }

    /** The edits found so far; more may be added. */
    List<Edit> edits() {
        return edits;
    }

    void add(Edit edit) {
        edits.add(edit);
    }

    void edit(Tree tree, Code code) {
        add(new Edit(scope.start(tree), scope.end(tree), code));
    }

    private void edit(List<? extends Tree> trees, Code code) {
        add(new Edit(scope.start(trees.get(0)), scope.end(trees.get(trees.size() - 1)), code));
    }

    /** Whether code has been given that stands for the tree. */
    boolean isReplaced(Tree tree) {
        return replaced.containsKey(tree);
    }

    /** Whether the text at hand runs as part of a lambda, a class body or a guard. */
    boolean isInFunction() {
        return functions > 0;
    }

    /** Whether the pattern at hand is that of a case whose whole switch stands in the text, and so is the scope of what it binds. */
    boolean isInCase() {
        TreePath path = getCurrentPath();
        while (path.getLeaf() != root.getLeaf() && !(path.getLeaf() instanceof InstanceOfTree)) {
            path = path.getParentPath();
            if (path.getLeaf() instanceof CaseTree) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        Code code = tree == null ? null : replaced.get(tree);
        if (code != null) {
            edit(tree, converted(new TreePath(getCurrentPath(), tree), code));
            return null;
        }
        TypeMirror wanted = tree == null || getCurrentPath() == null
                ? null
                : conversions.wanted(new TreePath(getCurrentPath(), tree));
        if (wanted == null) {
            return guarded(tree, unused);
        }
        int start = scope.start(tree);
        int end = scope.end(tree);
        add(new Edit(start, start, members.widening(wanted)));
        guarded(tree, unused);
        add(new Edit(end, end, Code.text(")")));
        return null;
    }

    private @Nullable Void guarded(@Nullable Tree tree, @Nullable Void unused) {
        int captured = isGuard(tree) ? 1 : 0;
        functions += captured;
        super.scan(tree, unused);
        functions -= captured;
        return null;
    }

    @Override
    public @Nullable Void scan(TreePath path, @Nullable Void unused) {
        Code code = replaced.get(path.getLeaf());
        if (code != null) {
            edit(path.getLeaf(), code);
            return null;
        }
        return super.scan(path, unused);
    }

    void scan(TreePath path) {
        boolean guard = path.getParentPath() != null
                && path.getParentPath().getLeaf() instanceof CaseTree arm
                && path.getLeaf() instanceof ExpressionTree
                && path.getLeaf() != arm.getBody();
        functions += guard ? 1 : 0;
        scan(path, null);
        functions -= guard ? 1 : 0;
    }

    /** The code of a subtree, resolved on its own. */
    Code code(Tree tree) {
        return code(new TreePath(getCurrentPath(), tree));
    }

    /** The code of a subtree that comes to stand in a lambda. */
    Code captured(Tree tree) {
        return captured(new TreePath(getCurrentPath(), tree));
    }

    Code captured(TreePath path) {
        functions++;
        Code code = code(path);
        functions--;
        return code;
    }

    Code code(TreePath path) {
        Tree tree = path.getLeaf();
        Code known = replaced.get(tree);
        if (known != null) {
            return converted(path, known);
        }
        Resolver inner = new Resolver(scope, members, exits, bounds, text, path, replaced);
        inner.functions = functions;
        inner.scan(path);
        return converted(path, text.cut(scope.start(tree), scope.end(tree), inner.edits));
    }

    private Code converted(TreePath path, Code code) {
        TypeMirror wanted = conversions.wanted(path);
        return wanted == null ? code : members.widened(wanted, code);
    }

    @Nullable
    Element here() {
        return scope.element(getCurrentPath());
    }

    @Nullable
    Element elementOf(Tree child) {
        return scope.element(new TreePath(getCurrentPath(), child));
    }

    Code self() {
        return Code.of(new Part.Use(scope.self(), true, false, functions > 0));
    }

    /** {@code root = value}. */
    Code assignment(Code value) {
        return assignments.assignment(root, value);
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
        names.name(tree, true, false);
        return null;
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
        return names.visit(tree) ? null : super.visitMemberSelect(tree, unused);
    }

    @Override
    public @Nullable Void visitParameterizedType(ParameterizedTypeTree tree, @Nullable Void unused) {
        return names.visit(tree) ? null : super.visitParameterizedType(tree, unused);
    }

    @Override
    public @Nullable Void visitTypeCast(TypeCastTree tree, @Nullable Void unused) {
        return privates.visit(tree) ? null : super.visitTypeCast(tree, unused);
    }

    @Override
    public @Nullable Void visitNewArray(NewArrayTree tree, @Nullable Void unused) {
        return privates.visit(tree) ? null : super.visitNewArray(tree, unused);
    }

    @Override
    public @Nullable Void visitCatch(CatchTree tree, @Nullable Void unused) {
        return privates.visit(tree) ? null : super.visitCatch(tree, unused);
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void unused) {
        return selectors.visit(tree) ? null : super.visitSwitch(tree, unused);
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void unused) {
        return selectors.visit(tree) ? null : super.visitSwitchExpression(tree, unused);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
        return calls.visit(tree) ? null : super.visitMethodInvocation(tree, unused);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
        return creations.visit(tree) ? null : super.visitNewClass(tree, unused);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
        return references.visit(tree) ? null : super.visitMemberReference(tree, unused);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        return declarations.visit(tree) ? null : super.visitVariable(tree, unused);
    }

    @Override
    public @Nullable Void visitInstanceOf(InstanceOfTree tree, @Nullable Void unused) {
        return patterns.visit(tree) ? null : super.visitInstanceOf(tree, unused);
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        return assignments.visit(tree) ? null : super.visitAssignment(tree, unused);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void unused) {
        return assignments.visit(tree) ? null : super.visitCompoundAssignment(tree, unused);
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
        return assignments.visit(tree) ? null : super.visitUnary(tree, unused);
    }

    /** The names of an annotation's elements stay; javac's tree has one that is not written, {@code value}. */
    @Override
    public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void unused) {
        if (typeAnnotations.visit(tree)) {
            return null;
        }
        scan(tree.getAnnotationType(), unused);
        for (ExpressionTree argument : tree.getArguments()) {
            scan(argument instanceof AssignmentTree element ? element.getExpression() : argument, unused);
        }
        return null;
    }

    // Functions of their own

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
        privates.refuseFunction(tree);
        functions++;
        super.visitLambdaExpression(tree, unused);
        functions--;
        return null;
    }

    /** The superclass of an anonymous class stands before its arguments, and javac's tree repeats it in the body. */
    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
        functions++;
        localSuperclasses.visit(tree);
        if (tree.getSimpleName().isEmpty()) {
            scan(tree.getMembers(), unused);
        } else {
            super.visitClass(tree, unused);
        }
        functions--;
        return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
        Element element = here();
        boolean written = element == null || scope.elements().getOrigin(element) == Elements.Origin.EXPLICIT;
        boolean anonymous = element != null
                && element.getKind() == ElementKind.CONSTRUCTOR
                && element.getEnclosingElement().getSimpleName().isEmpty();
        return written && !anonymous ? super.visitMethod(tree, unused) : null;
    }

    // Leaving the text

    @Override
    public @Nullable Void visitBreak(BreakTree tree, @Nullable Void unused) {
        leave(tree);
        return null;
    }

    @Override
    public @Nullable Void visitContinue(ContinueTree tree, @Nullable Void unused) {
        leave(tree);
        return null;
    }

    @Override
    public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void unused) {
        return leave(tree) ? null : super.visitReturn(tree, unused);
    }

    @Override
    public @Nullable Void visitYield(YieldTree tree, @Nullable Void unused) {
        return leave(tree) ? null : super.visitYield(tree, unused);
    }

    private boolean leave(Tree tree) {
        Code jump = functions > 0 ? null : exits.replacement(getCurrentPath(), root);
        if (jump == null) {
            return false;
        }
        edit(tree, jump);
        return true;
    }

    // Text that means something else where it comes to stand

    /** A guard may only use locals that do not change: it is given copies, as a lambda is. */
    @Override
    public @Nullable Void visitCase(CaseTree tree, @Nullable Void unused) {
        TreePath parent = getCurrentPath().getParentPath();
        if (parent != null && caseLabels.isClosed(getCurrentPath(), Selectors.cases(parent.getLeaf()))) {
            functions++;
            edit(PatternTree.labels(tree), caseLabels.guarded(getCurrentPath()));
            functions--;
            scan(tree.getCaseKind() == CaseTree.CaseKind.RULE ? List.of(tree.getBody()) : tree.getStatements(), unused);
            return null;
        }
        CaseTree around = guarded;
        guarded = tree;
        super.visitCase(tree, unused);
        guarded = around;
        return null;
    }

    private boolean isGuard(@Nullable Tree tree) {
        return guarded != null
                && tree instanceof ExpressionTree
                && getCurrentPath() != null
                && getCurrentPath().getLeaf() == guarded
                && tree != guarded.getBody();
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void unused) {
        if (tree.getKind() == Tree.Kind.STRING_LITERAL && text.startsWithWord("\"\"\"", scope.start(tree))) {
            edit(tree, Code.text(Literals.quote((String) tree.getValue())));
        }
        return null;
    }
}
