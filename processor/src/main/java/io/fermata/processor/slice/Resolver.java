package io.fermata.processor.slice;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
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
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import io.fermata.processor.code.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds the edits that a piece of source text needs: see {@link Slicer} for the rules. */
final class Resolver extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final Scope scope;
    private final Members members;
    private final Exits exits;
    private final SourceText text;
    private final TreePath root;
    private final Map<? extends Tree, Code> replaced;
    private final List<Edit> edits = new ArrayList<>();
    private int functions;

    Resolver(
            Scope scope,
            Members members,
            Exits exits,
            SourceText text,
            TreePath root,
            Map<? extends Tree, Code> replaced) {
        this.scope = scope;
        this.members = members;
        this.exits = exits;
        this.text = text;
        this.root = root;
        this.replaced = replaced;
    }

    List<Edit> edits() {
        return edits;
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        Code code = tree == null ? null : replaced.get(tree);
        if (code != null) {
            edit(tree, code);
            return null;
        }
        return super.scan(tree, unused);
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
        scan(path, null);
    }

    private void edit(Tree tree, Code code) {
        edits.add(new Edit(scope.start(tree), scope.end(tree), code));
    }

    /** The code of a subtree, resolved on its own. */
    private Code code(Tree tree) {
        return code(new TreePath(getCurrentPath(), tree));
    }

    private Code code(TreePath path) {
        Tree tree = path.getLeaf();
        Code known = replaced.get(tree);
        if (known != null) {
            return known;
        }
        Resolver inner = new Resolver(scope, members, exits, text, path, replaced);
        inner.functions = functions;
        inner.scan(path);
        return text.cut(scope.start(tree), scope.end(tree), inner.edits);
    }

    private @Nullable Element here() {
        return scope.element(getCurrentPath());
    }

    private @Nullable Element elementOf(Tree child) {
        return scope.element(new TreePath(getCurrentPath(), child));
    }

    // Names

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
        name(tree, true, false);
        return null;
    }

    private void name(IdentifierTree tree, boolean read, boolean write) {
        Element element = getCurrentPath().getLeaf() == tree ? here() : elementOf(tree);
        String name = tree.getName().toString();
        if (name.equals("this")) {
            TypeElement type = enclosingClass();
            if (type != null && type.equals(scope.owner())) {
                edit(tree, self());
            }
        } else if (element == null || name.equals("super")) {
            return;
        } else if (Scope.isVariable(element)) {
            Var var = scope.var(element);
            if (write) {
                var.assigned();
            }
            edit(tree, Code.of(new Part.Use(var, read, write, functions > 0 && !var.isInner())));
        } else if (element instanceof TypeElement type) {
            typeName(tree, type);
        } else if (isMember(element) && !(element.getKind() == ElementKind.ENUM_CONSTANT && isCaseLabel(tree))) {
            Code qualified = qualify(element, name);
            if (qualified != null) {
                edit(tree, qualified);
            }
        }
    }

    private Code self() {
        return Code.of(new Part.Use(scope.self(), true, false, functions > 0));
    }

    private static boolean isMember(Element element) {
        return element.getKind().isField() || element.getKind() == ElementKind.METHOD;
    }

    private void typeName(Tree tree, TypeElement type) {
        Code local = members.localType(type);
        if (local != null) {
            edit(tree, local);
        } else if (!Denotable.isLocal(type)) {
            edit(tree, Code.type(ClassName.get(type)));
        }
    }

    /** The qualified form of a member that is named without a receiver; null if it stays as it is. */
    private @Nullable Code qualify(Element element, String name) {
        Code receiver = receiver(element);
        if (receiver == null) {
            return null;
        }
        if (members.isInaccessible(element) && element instanceof VariableElement field) {
            return members.read(field, receiver);
        }
        return receiver.parts().get(0) instanceof Part.Static ? receiver : Code.of(receiver, "." + name);
    }

    /**
     * What a member named on its own is a member of: the receiver, a class, a statically imported member as a whole; null
     * if it belongs to a class inside the text.
     */
    private @Nullable Code receiver(Element element) {
        return receiver(element, getCurrentPath());
    }

    private @Nullable Code receiver(Element element, TreePath from) {
        Element declaring = element.getEnclosingElement();
        boolean outside = false;
        for (TreePath path = from; path != null; path = path.getParentPath()) {
            if (!(path.getLeaf() instanceof ClassTree)) {
                continue;
            }
            TypeElement type = (TypeElement) scope.element(path);
            if (type == null) {
                continue;
            }
            outside |= type.equals(scope.owner());
            if (!isSubclass(type, declaring)) {
                continue;
            }
            if (!outside) {
                return null;
            }
            if (element.getModifiers().contains(Modifier.STATIC)) {
                boolean inherited = element.getKind() == ElementKind.METHOD
                        && declaring.getKind().isInterface();
                return Code.type(ClassName.get(inherited ? (TypeElement) declaring : type));
            }
            return type.equals(scope.owner()) ? self() : members.outer(type, self());
        }
        return Code.of(new Part.Static(
                ClassName.get((TypeElement) declaring), element.getSimpleName().toString()));
    }

    private boolean isSubclass(TypeElement type, Element declaring) {
        return type.equals(declaring)
                || declaring instanceof TypeElement
                        && scope.types()
                                .isSubtype(
                                        scope.types().erasure(type.asType()),
                                        scope.types().erasure(declaring.asType()));
    }

    private @Nullable TypeElement enclosingClass() {
        for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof ClassTree) {
                return (TypeElement) scope.element(path);
            }
        }
        return null;
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
        Element element = here();
        String name = tree.getIdentifier().toString();
        if (name.equals("this") && elementOf(tree.getExpression()) instanceof TypeElement type) {
            if (type.equals(scope.owner())) {
                edit(tree, self());
            } else if (!isInText(type)) {
                edit(tree, members.outer(type, self()));
            }
            return null;
        }
        if (element instanceof TypeElement type && !name.equals("class")) {
            if (isBare(tree.getExpression())) {
                typeName(tree, type);
                return null;
            }
        } else if (element instanceof VariableElement field
                && field.getKind().isField()
                && !name.equals("length")
                && members.isInaccessible(field)) {
            edit(tree, members.read(field, code(tree.getExpression())));
            return null;
        }
        return super.visitMemberSelect(tree, unused);
    }

    private boolean isInText(TypeElement type) {
        for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof ClassTree) {
                Element element = scope.element(path);
                if (scope.owner().equals(element)) {
                    return false;
                }
                if (type.equals(element)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a qualifier is made of names only: no type arguments, no annotations. */
    private static boolean isBare(ExpressionTree tree) {
        ExpressionTree at = tree;
        while (at instanceof MemberSelectTree select) {
            at = select.getExpression();
        }
        return at instanceof IdentifierTree;
    }

    // Calls

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
        if (here() instanceof ExecutableElement method && method.getKind() == ElementKind.METHOD) {
            Code special = superCall(tree, method);
            if (special == null && members.isInaccessible(method)) {
                special = inaccessibleCall(tree, method);
            }
            if (special != null) {
                edit(tree, special);
                return null;
            }
        }
        return super.visitMethodInvocation(tree, unused);
    }

    private @Nullable Code superCall(MethodInvocationTree tree, ExecutableElement method) {
        if (!(tree.getMethodSelect() instanceof MemberSelectTree select)) {
            return null;
        }
        ExpressionTree on = select.getExpression();
        boolean plain = on instanceof IdentifierTree id && id.getName().contentEquals("super");
        boolean qualified =
                on instanceof MemberSelectTree outer && outer.getIdentifier().contentEquals("super");
        if (!plain && !qualified) {
            return null;
        }
        TypeElement type = enclosingClass();
        if (type == null || !type.equals(scope.owner())) {
            return null;
        }
        Code self = self();
        return members.superCall(method, self, arguments(tree.getArguments()));
    }

    private @Nullable Code inaccessibleCall(MethodInvocationTree tree, ExecutableElement method) {
        Code receiver = tree.getMethodSelect() instanceof MemberSelectTree select
                ? code(select.getExpression())
                : receiver(method);
        return receiver == null ? null : members.call(method, receiver, arguments(tree.getArguments()));
    }

    private List<Code> arguments(List<? extends ExpressionTree> trees) {
        List<Code> codes = new ArrayList<>();
        for (ExpressionTree tree : trees) {
            codes.add(code(tree));
        }
        return codes;
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
        if (!(here() instanceof ExecutableElement constructor)) {
            return super.visitNewClass(tree, unused);
        }
        TypeElement type = (TypeElement) constructor.getEnclosingElement();
        if (tree.getClassBody() == null) {
            if (members.isInaccessible(constructor) || members.isInaccessible(type)) {
                edit(tree, members.create(constructor, arguments(tree.getArguments())));
                return null;
            }
        }
        TypeElement named = tree.getClassBody() == null ? type : superclass(tree, type);
        if (tree.getEnclosingExpression() == null && named != null && isInner(named) && !Denotable.isLocal(named)) {
            innerCreation(tree, named);
            return null;
        }
        Var holder = named == null || tree.getEnclosingExpression() != null ? null : scope.holder(named);
        if (named != null && holder != null) {
            creation(tree, named, Code.of(new Part.Use(holder, true, false, functions > 0)));
            return null;
        }
        if (tree.getEnclosingExpression() != null) {
            scan(tree.getEnclosingExpression(), unused);
            scan(tree.getTypeArguments(), unused);
            typeArgumentsOf(tree.getIdentifier());
        } else {
            scan(tree.getTypeArguments(), unused);
            scan(tree.getIdentifier(), unused);
        }
        scan(tree.getArguments(), unused);
        scan(tree.getClassBody(), unused);
        return null;
    }

    private @Nullable TypeElement superclass(NewClassTree tree, TypeElement anonymous) {
        return elementOf(tree.getIdentifier()) instanceof TypeElement type ? type : null;
    }

    private static boolean isInner(TypeElement type) {
        return type.getNestingKind() == javax.lang.model.element.NestingKind.MEMBER
                && type.getKind() == ElementKind.CLASS
                && !type.getModifiers().contains(Modifier.STATIC)
                && !type.getEnclosingElement().getKind().isInterface();
    }

    /** {@code new Inner(…)} means {@code this.new Inner(…)}. */
    private void innerCreation(NewClassTree tree, TypeElement type) {
        Element outer = type.getEnclosingElement();
        TypeElement enclosing = enclosingClass();
        Code receiver = null;
        if (outer instanceof TypeElement outerType) {
            if (isSubclass(scope.owner(), outerType)) {
                receiver = self();
            } else if (enclosing != null && !isInText(outerType)) {
                receiver = members.outer(outerType, self());
            }
        }
        if (receiver == null) {
            super.visitNewClass(tree, null);
            return;
        }
        creation(tree, type, receiver);
    }

    /** {@code receiver.new Inner(…)}. */
    private void creation(NewClassTree tree, TypeElement type, Code receiver) {
        int start = scope.start(tree);
        edits.add(new Edit(start, start, Code.of(receiver, ".")));
        scan(tree.getTypeArguments(), null);
        Tree identifier = tree.getIdentifier();
        Tree bare = identifier instanceof com.sun.source.tree.ParameterizedTypeTree p ? p.getType() : identifier;
        edit(bare, Code.text(type.getSimpleName().toString()));
        typeArgumentsOf(identifier);
        scan(tree.getArguments(), null);
        scan(tree.getClassBody(), null);
    }

    private void typeArgumentsOf(Tree identifier) {
        if (identifier instanceof com.sun.source.tree.ParameterizedTypeTree parameterized) {
            scan(parameterized.getTypeArguments(), null);
        }
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
        if (here() instanceof ExecutableElement constructor
                && constructor.getKind() == ElementKind.CONSTRUCTOR
                && scope.holder((TypeElement) constructor.getEnclosingElement()) != null) {
            edit(tree, heldConstructor(constructor));
            return null;
        }
        if (here() instanceof ExecutableElement method
                && (members.isInaccessible(method) || isSuper(tree.getQualifierExpression()))) {
            Code lambda = memberReference(tree, method);
            if (lambda != null) {
                edit(tree, lambda);
                return null;
            }
        }
        return super.visitMemberReference(tree, unused);
    }

    private Code heldConstructor(ExecutableElement constructor) {
        TypeElement type = (TypeElement) constructor.getEnclosingElement();
        Var holder = scope.holder(type);
        List<String> names = new ArrayList<>();
        constructor.getParameters().forEach(parameter -> names.add("a" + names.size()));
        String arguments = "(" + String.join(", ", names) + ")";
        Code receiver = Code.of(new Part.Use(java.util.Objects.requireNonNull(holder), true, false, true));
        String diamond = type.getTypeParameters().isEmpty() ? "" : "<>";
        return Code.of(arguments + " -> ", receiver, ".new " + type.getSimpleName() + diamond + arguments);
    }

    private static boolean isSuper(ExpressionTree tree) {
        return tree instanceof IdentifierTree id && id.getName().contentEquals("super")
                || tree instanceof MemberSelectTree select
                        && select.getIdentifier().contentEquals("super");
    }

    private @Nullable Code memberReference(MemberReferenceTree tree, ExecutableElement method) {
        ExpressionTree qualifier = tree.getQualifierExpression();
        if (isSuper(qualifier)) {
            Code self = self();
            return members.superReference(method, self);
        }
        boolean isType = elementOf(qualifier) instanceof TypeElement;
        return members.reference(method, isType, code(qualifier), getCurrentPath());
    }

    // Variables

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        Element element = here();
        if (element == null) {
            return super.visitVariable(tree, unused);
        }
        int nameAt = nameAt(tree);
        scan(tree.getModifiers(), unused);
        Tree type = tree.getType();
        if (type != null
                && scope.start(type) >= 0
                && scope.end(type) > scope.start(type)
                && !text.startsWithWord("var", scope.start(type))) {
            scan(type, unused);
        }
        if (Scope.isVariable(element)) {
            Var var = scope.var(element);
            boolean binding = getCurrentPath().getParentPath().getLeaf() instanceof BindingPatternTree;
            if (!binding || functions > 0) {
                var.declaredInner();
            }
            if (nameAt >= 0) {
                int nameEnd = nameAt + element.getSimpleName().length();
                Part part = binding && functions == 0 ? new Part.Binding(var) : new Part.Name(var);
                edits.add(new Edit(nameAt, nameEnd, Code.of(part)));
            }
        }
        scan(tree.getInitializer(), unused);
        return null;
    }

    private int nameAt(VariableTree tree) {
        int from = scope.start(tree);
        if (from < 0 || tree.getName().isEmpty()) {
            return -1;
        }
        int to = tree.getInitializer() == null ? scope.end(tree) : scope.start(tree.getInitializer());
        return text.lastIdentifier(tree.getName().toString(), from, to);
    }

    @Override
    public @Nullable Void visitInstanceOf(InstanceOfTree tree, @Nullable Void unused) {
        if (functions > 0) {
            return super.visitInstanceOf(tree, unused);
        }
        int before = edits.size();
        super.visitInstanceOf(tree, unused);
        List<Var> bound = new ArrayList<>();
        for (Edit edit : edits.subList(before, edits.size())) {
            for (Part part : edit.code().parts()) {
                if (part instanceof Part.Binding binding) {
                    bound.add(binding.var());
                }
            }
        }
        if (!bound.isEmpty()) {
            int start = scope.start(tree);
            int end = scope.end(tree);
            edits.add(before, new Edit(start, start, Code.of(new Part.BindStart(bound))));
            edits.add(new Edit(end, end, Code.of(new Part.Bound(bound))));
        }
        return null;
    }

    // Assignments: a local is a hole to write; a field that may not be touched is set through a call

    @Override
    public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        ExpressionTree target = unparenthesized(tree.getVariable());
        if (local(target) != null) {
            name((IdentifierTree) target, false, true);
            scan(tree.getExpression(), unused);
            return null;
        }
        VariableElement field = inaccessibleField(target);
        if (field != null) {
            edit(tree, members.write(field, receiverOf(target, field), code(tree.getExpression())));
            return null;
        }
        return super.visitAssignment(tree, unused);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void unused) {
        ExpressionTree target = unparenthesized(tree.getVariable());
        if (local(target) != null) {
            name((IdentifierTree) target, true, true);
            scan(tree.getExpression(), unused);
            return null;
        }
        VariableElement field = inaccessibleField(target);
        if (field != null) {
            TreePath right = new TreePath(getCurrentPath(), tree.getExpression());
            edit(
                    tree,
                    members.update(
                            field,
                            receiverOf(target, field),
                            Operators.ofCompound(tree.getKind()),
                            scope.type(right),
                            operand(tree.getExpression())));
            return null;
        }
        return super.visitCompoundAssignment(tree, unused);
    }

    /** The right side of an operator, in parentheses if it is not a single term. */
    private Code operand(ExpressionTree tree) {
        Code code = code(tree);
        return Operators.isTerm(tree) ? code : Code.of("(", code, ")");
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
        boolean changes = switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
            default -> false;
        };
        ExpressionTree target = unparenthesized(tree.getExpression());
        if (changes && local(target) != null) {
            name((IdentifierTree) target, true, true);
            return null;
        }
        VariableElement field = changes ? inaccessibleField(target) : null;
        if (field != null) {
            edit(tree, members.increment(field, receiverOf(target, field), tree.getKind()));
            return null;
        }
        return super.visitUnary(tree, unused);
    }

    /** {@code root = value}. */
    Code assignment(Code value) {
        ExpressionTree target = (ExpressionTree) root.getLeaf();
        Element element = scope.element(root);
        if (target instanceof IdentifierTree && element != null && Scope.isVariable(element)) {
            Var var = scope.var(element);
            var.assigned();
            return Code.of(Code.write(var), " = ", value);
        }
        if (element instanceof VariableElement field && field.getKind().isField() && members.isInaccessible(field)) {
            Code receiver = target instanceof MemberSelectTree select
                    ? code(new TreePath(root, select.getExpression()))
                    : receiver(field, root);
            return members.write(field, receiver == null ? Code.EMPTY : receiver, value);
        }
        scan(root);
        return Code.of(text.cut(scope.start(target), scope.end(target), edits), " = ", value);
    }

    private static ExpressionTree unparenthesized(ExpressionTree tree) {
        ExpressionTree at = tree;
        while (at instanceof ParenthesizedTree parens) {
            at = parens.getExpression();
        }
        return at;
    }

    private @Nullable Element local(ExpressionTree target) {
        if (!(target instanceof IdentifierTree) || replaced.containsKey(target)) {
            return null;
        }
        Element element = elementOf(target);
        return element != null && Scope.isVariable(element) ? element : null;
    }

    private @Nullable VariableElement inaccessibleField(ExpressionTree target) {
        if (!(target instanceof IdentifierTree || target instanceof MemberSelectTree) || replaced.containsKey(target)) {
            return null;
        }
        Element element = elementOf(target);
        if (element instanceof VariableElement field
                && field.getKind().isField()
                && members.isInaccessible(field)
                && (target instanceof MemberSelectTree || receiver(field) != null)) {
            return field;
        }
        return null;
    }

    private Code receiverOf(ExpressionTree target, VariableElement field) {
        if (target instanceof MemberSelectTree select) {
            return code(select.getExpression());
        }
        Code receiver = receiver(field);
        return receiver == null ? Code.EMPTY : receiver;
    }

    // Functions of their own

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
        functions++;
        super.visitLambdaExpression(tree, unused);
        functions--;
        return null;
    }

    /** The superclass of an anonymous class stands before its arguments, and javac's tree repeats it in the body. */
    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
        functions++;
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

    /** An enum constant in a case label stands without its class. */
    private boolean isCaseLabel(Tree tree) {
        TreePath parent = getCurrentPath().getLeaf() == tree ? getCurrentPath().getParentPath() : getCurrentPath();
        return parent != null
                && (parent.getLeaf() instanceof CaseTree
                        || parent.getLeaf().getKind().name().equals("CONSTANT_CASE_LABEL"));
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void unused) {
        if (tree.getKind() == Tree.Kind.STRING_LITERAL && text.startsWithWord("\"\"\"", scope.start(tree))) {
            edit(tree, Code.text(Literals.quote((String) tree.getValue())));
        }
        return null;
    }
}
