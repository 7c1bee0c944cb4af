package io.fermata.processor.slice;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.IntersectionTypeTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.UnionTypeTree;
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
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
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
    private @Nullable CaseTree guarded;

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
        if (isGuard(tree)) {
            functions++;
            super.scan(tree, unused);
            functions--;
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
        boolean guard = path.getParentPath() != null
                && path.getParentPath().getLeaf() instanceof CaseTree arm
                && path.getLeaf() instanceof ExpressionTree
                && path.getLeaf() != arm.getBody();
        functions += guard ? 1 : 0;
        scan(path, null);
        functions -= guard ? 1 : 0;
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
        } else if (element.getKind() == ElementKind.ENUM_CONSTANT && isCaseLabel(tree)) {
            enumLabel(tree, element);
        } else if (isMember(element)) {
            Code qualified = qualify(tree, element, name);
            if (qualified != null) {
                edit(tree, qualified);
            }
        }
    }

    /** A private enum is told by the names of its constants. */
    private void enumLabel(Tree tree, Element constant) {
        if (members.isPrivate(constant.getEnclosingElement())) {
            edit(tree, Code.text("\"" + constant.getSimpleName() + "\""));
        }
    }

    private Code self() {
        return Code.of(new Part.Use(scope.self(), true, false, functions > 0));
    }

    /** The value of a field that may not be touched. */
    private Code read(Tree tree, VariableElement field, Code receiver, TypeMirror receiverType) {
        return members.read(field, receiver, typing(tree, field, receiverType, List.of()));
    }

    /** How a call of {@code Access} that stands for the tree is typed. */
    private Typing typing(
            Tree tree, Element member, @Nullable TypeMirror receiver, List<? extends ExpressionTree> arguments) {
        List<TypeMirror> types = new ArrayList<>();
        if (receiver != null && !member.getModifiers().contains(Modifier.STATIC)) {
            types.add(receiver);
        }
        arguments.forEach(argument -> types.add(argument(argument)));
        TypeMirror inferred = tree instanceof MethodInvocationTree call
                ? scope.type(new TreePath(getCurrentPath(), call.getMethodSelect()))
                : null;
        return typing(tree, types, Instantiation.of(scope.types(), member, receiver, inferred));
    }

    /** The type of an argument; that of a function says nothing. */
    private TypeMirror argument(ExpressionTree tree) {
        ExpressionTree bare = unparenthesized(tree);
        return bare instanceof LambdaExpressionTree || bare instanceof MemberReferenceTree
                ? scope.types().getNoType(TypeKind.NONE)
                : scope.type(new TreePath(getCurrentPath(), tree));
    }

    private Typing typing(Tree tree, List<TypeMirror> arguments) {
        return typing(tree, arguments, Map.of());
    }

    private Typing typing(Tree tree, List<TypeMirror> arguments, Map<String, TypeMirror> meanings) {
        TreePath path = getCurrentPath().getLeaf() == tree ? getCurrentPath() : new TreePath(getCurrentPath(), tree);
        return new Typing(scope.type(path), isTargeted(path), arguments, meanings);
    }

    /** Whether the value of the tree is dropped, or assigned to something whose type is written down. */
    private boolean isTargeted(TreePath path) {
        TreePath parent = path.getParentPath();
        Tree child = path.getLeaf();
        while (parent != null && parent.getLeaf() instanceof ParenthesizedTree) {
            child = parent.getLeaf();
            parent = parent.getParentPath();
        }
        Tree tree = parent == null ? null : parent.getLeaf();
        if (tree instanceof VariableTree variable) {
            Element element = scope.element(parent);
            return variable.getInitializer() == child
                    && (!isVar(variable) || element != null && members.mentionsPrivate(element.asType()));
        } else if (tree instanceof AssignmentTree assignment) {
            return assignment.getExpression() == child && !isClosed(new TreePath(parent, assignment.getVariable()));
        }
        return tree instanceof com.sun.source.tree.ExpressionStatementTree || tree instanceof ReturnTree;
    }

    /** Whether the target of an assignment is a field that is set by a call. */
    private boolean isClosed(TreePath target) {
        return scope.element(target) instanceof VariableElement field
                && field.getKind().isField()
                && members.isInaccessible(field);
    }

    private static boolean isMember(Element element) {
        return element.getKind().isField() || element.getKind() == ElementKind.METHOD;
    }

    private void typeName(Tree tree, TypeElement type) {
        if (members.isPrivate(type)) {
            edit(tree, Code.type(members.denotable().standIns().of(type)));
            return;
        }
        Code local = members.localType(type);
        if (local != null) {
            edit(tree, local);
        } else if (!Denotable.isLocal(type)) {
            edit(tree, Code.type(ClassName.get(type)));
        }
    }

    /** The qualified form of a member that is named without a receiver; null if it stays as it is. */
    private @Nullable Code qualify(Tree tree, Element element, String name) {
        Code receiver = receiver(element);
        if (receiver == null) {
            return null;
        }
        if (members.isInaccessible(element) && element instanceof VariableElement field) {
            return read(tree, field, receiver, scope.owner().asType());
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
                boolean hidden = members.isPrivate(type);
                return Code.type(ClassName.get(inherited || hidden ? (TypeElement) declaring : type));
            }
            return members.outer(type, self());
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
        if (name.equals("class")) {
            return classLiteral(tree) ? null : super.visitMemberSelect(tree, unused);
        } else if (element instanceof TypeElement type) {
            if (isBare(tree.getExpression()) || members.isPrivate(type)) {
                typeName(tree, type);
                return null;
            }
        } else if (element instanceof VariableElement field && field.getKind().isField()) {
            return field(tree, field) ? null : super.visitMemberSelect(tree, unused);
        }
        return super.visitMemberSelect(tree, unused);
    }

    private boolean classLiteral(MemberSelectTree tree) {
        TypeElement type = privateIn(scope.type(new TreePath(getCurrentPath(), tree.getExpression())));
        if (type == null) {
            return false;
        } else if (!members.isPrivate(elementOf(tree.getExpression()))) {
            throw refusal(tree, type);
        }
        edit(tree, members.literal(type, typing(tree, List.of())));
        return true;
    }

    private boolean field(MemberSelectTree tree, VariableElement field) {
        if (isCaseLabel(tree) && field.getKind() == ElementKind.ENUM_CONSTANT) {
            enumLabel(tree, field);
            return members.isPrivate(field.getEnclosingElement());
        }
        ExpressionTree on = tree.getExpression();
        if (field.getEnclosingElement() instanceof TypeElement && !isLength(field) && members.isInaccessible(field)) {
            TypeMirror type = scope.type(new TreePath(getCurrentPath(), on));
            edit(tree, read(tree, field, isSuper(on) ? self() : code(on), type));
            return true;
        } else if (isSuper(on) && scope.owner().equals(enclosingClass())) {
            Code type = Code.type(ClassName.get((TypeElement) field.getEnclosingElement()));
            edit(on, field.getModifiers().contains(Modifier.STATIC) ? type : Code.of("((", type, ") ", self(), ")"));
            return true;
        } else if (field.getModifiers().contains(Modifier.STATIC) && members.isPrivate(elementOf(on))) {
            edit(on, Code.type(ClassName.get((TypeElement) field.getEnclosingElement())));
            return true;
        }
        return false;
    }

    /** The length of an array is a field of no class. */
    private static boolean isLength(VariableElement field) {
        return field.getSimpleName().contentEquals("length")
                && field.getEnclosingElement().getSimpleName().contentEquals("Array");
    }

    // Private types

    /** The private class that a type is, or is an array of. */
    private @Nullable TypeElement privateIn(TypeMirror type) {
        TypeMirror at = type;
        while (at instanceof ArrayType array) {
            at = array.getComponentType();
        }
        return at instanceof DeclaredType declared && members.isPrivate(declared.asElement())
                ? (TypeElement) declared.asElement()
                : null;
    }

    private @Nullable TypeElement privateClass(Tree type) {
        TypeMirror mirror = scope.type(new TreePath(getCurrentPath(), type));
        return mirror instanceof ArrayType ? null : privateIn(mirror);
    }

    private static PrivateTypeException refusal(Tree tree, Element type) {
        return new PrivateTypeException(tree, type.getSimpleName().toString());
    }

    @Override
    public @Nullable Void visitParameterizedType(ParameterizedTypeTree tree, @Nullable Void unused) {
        if (elementOf(tree.getType()) instanceof TypeElement type && members.isPrivate(type)) {
            typeName(tree, type);
            return null;
        }
        return super.visitParameterizedType(tree, unused);
    }

    @Override
    public @Nullable Void visitTypeCast(TypeCastTree tree, @Nullable Void unused) {
        TypeElement type = privateClass(tree.getType());
        if (type == null || tree.getType() instanceof IntersectionTypeTree) {
            return super.visitTypeCast(tree, unused);
        }
        edit(tree, members.cast(type, code(tree.getExpression()), typing(tree, List.of())));
        return null;
    }

    @Override
    public @Nullable Void visitNewArray(NewArrayTree tree, @Nullable Void unused) {
        TypeMirror type = scope.type(getCurrentPath());
        TypeElement element = privateIn(type);
        if (element == null) {
            return super.visitNewArray(tree, unused);
        }
        int dimensions = 0;
        for (TypeMirror at = type; at instanceof ArrayType array; at = array.getComponentType()) {
            dimensions++;
        }
        Typing typing = typing(tree, List.of());
        if (tree.getInitializers() != null) {
            edit(tree, members.array(element, dimensions, arguments(tree.getInitializers()), typing));
        } else {
            edit(tree, members.newArray(element, dimensions, arguments(tree.getDimensions()), typing));
        }
        return null;
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void unused) {
        selector(tree.getExpression());
        scan(tree.getCases(), unused);
        return null;
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void unused) {
        boolean named = selector(tree.getExpression());
        scan(tree.getCases(), unused);
        if (named && tree.getCases().stream().noneMatch(Resolver::isDefault)) {
            boolean rule = tree.getCases().get(0).getCaseKind() == CaseTree.CaseKind.RULE;
            int at = scope.end(tree) - 1;
            String fallback = (rule ? "default -> " : "default: ") + "throw new IncompatibleClassChangeError();\n";
            edits.add(new Edit(at, at, Code.text(fallback)));
        }
        return null;
    }

    private static boolean isDefault(CaseTree arm) {
        return arm.getExpressions().isEmpty() && !arm.toString().trim().startsWith("case")
                || arm.toString().contains("default");
    }

    /** The selector; that of a private enum is the constant's name. */
    private boolean selector(ExpressionTree tree) {
        TreePath path = new TreePath(getCurrentPath(), tree);
        scan(tree, null);
        if (!members.isPrivateEnum(scope.type(path))) {
            return false;
        }
        int end = scope.end(tree) - (tree instanceof ParenthesizedTree ? 1 : 0);
        int start = scope.start(tree) + (tree instanceof ParenthesizedTree ? 1 : 0);
        boolean term = replaced.containsKey(unparenthesized(tree)) || Operators.isTerm(unparenthesized(tree));
        if (!term) {
            edits.add(new Edit(start, start, Code.text("(")));
        }
        edits.add(new Edit(end, end, Code.text(term ? ".name()" : ").name()")));
        return true;
    }

    @Override
    public @Nullable Void visitCatch(CatchTree tree, @Nullable Void unused) {
        VariableTree parameter = tree.getParameter();
        TreePath path = new TreePath(getCurrentPath(), parameter);
        List<? extends Tree> types = parameter.getType() instanceof UnionTypeTree union
                ? union.getTypeAlternatives()
                : List.of(parameter.getType());
        for (Tree type : types) {
            if (scope.element(new TreePath(path, type)) instanceof TypeElement caught && members.isPrivate(caught)) {
                throw refusal(type, caught);
            }
        }
        return super.visitCatch(tree, unused);
    }

    /** Nothing but the class itself can be implemented by a function or a class body. */
    private void refuseFunction(Tree tree) {
        TypeElement type = privateIn(scope.type(getCurrentPath()));
        if (type != null) {
            throw refusal(tree, type);
        }
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
        Typing typing = typing(tree, method, scope.owner().asType(), tree.getArguments());
        return members.superCall(method, self(), arguments(method, tree.getArguments()), typing);
    }

    private @Nullable Code inaccessibleCall(MethodInvocationTree tree, ExecutableElement method) {
        Code receiver;
        TypeMirror type;
        if (tree.getMethodSelect() instanceof MemberSelectTree select) {
            receiver = code(select.getExpression());
            type = scope.type(new TreePath(new TreePath(getCurrentPath(), select), select.getExpression()));
        } else {
            receiver = receiver(method);
            type = scope.owner().asType();
        }
        Typing typing = typing(tree, method, type, tree.getArguments());
        return receiver == null ? null : members.call(method, receiver, arguments(method, tree.getArguments()), typing);
    }

    /** The arguments; those for a variable arity parameter of a private type are put into an array of that type. */
    private List<Code> arguments(ExecutableElement method, List<? extends ExpressionTree> trees) {
        List<Code> codes = arguments(trees);
        int fixed = method.getParameters().size() - 1;
        if (!method.isVarArgs()) {
            return codes;
        }
        TypeMirror last = method.getParameters().get(fixed).asType();
        TypeElement element = privateIn(last);
        boolean single = trees.size() == fixed + 1
                && scope.types()
                        .isAssignable(
                                scope.type(new TreePath(getCurrentPath(), trees.get(fixed))),
                                scope.types().erasure(last));
        if (element == null || single) {
            return codes;
        }
        int dimensions = 0;
        for (TypeMirror at = last; at instanceof ArrayType array; at = array.getComponentType()) {
            dimensions++;
        }
        List<Code> packed = new ArrayList<>(codes.subList(0, fixed));
        packed.add(members.array(element, dimensions, codes.subList(fixed, codes.size()), Typing.exact()));
        return packed;
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
        TypeElement named = tree.getClassBody() == null ? type : superclass(tree, type);
        if (tree.getClassBody() == null) {
            if (members.isInaccessible(constructor) || members.isInaccessible(type)) {
                edit(tree, creation(tree, constructor, type));
                return null;
            }
        } else if (named != null && members.isPrivate(named)) {
            throw refusal(tree.getIdentifier(), named);
        }
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

    private Code creation(NewClassTree tree, ExecutableElement constructor, TypeElement type) {
        List<Code> all = new ArrayList<>();
        List<TypeMirror> types = new ArrayList<>();
        if (isInner(type) && type.getEnclosingElement() instanceof TypeElement outer) {
            ExpressionTree given = tree.getEnclosingExpression();
            all.add(given == null ? enclosing(outer) : code(given));
            types.add(given == null ? outer.asType() : scope.type(new TreePath(getCurrentPath(), given)));
        }
        all.addAll(arguments(constructor, tree.getArguments()));
        tree.getArguments().forEach(argument -> types.add(argument(argument)));
        TypeMirror created = scope.type(getCurrentPath());
        Map<String, TypeMirror> meanings = Instantiation.of(scope.types(), constructor, created, null);
        return members.create(constructor, all, typing(tree, types, meanings));
    }

    /** The instance of the class around here that {@code new Inner()} means. */
    private Code enclosing(TypeElement outer) {
        return members.outer(outer, self());
    }

    private @Nullable TypeElement superclass(NewClassTree tree, TypeElement anonymous) {
        return elementOf(tree.getIdentifier()) instanceof TypeElement type ? type : null;
    }

    private static boolean isInner(TypeElement type) {
        return AccessorShape.isInner(type);
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
        refuseFunction(tree);
        TypeMirror qualifier = scope.type(new TreePath(getCurrentPath(), tree.getQualifierExpression()));
        TypeElement array = tree.getMode() == MemberReferenceTree.ReferenceMode.NEW ? privateIn(qualifier) : null;
        if (qualifier instanceof ArrayType && array != null) {
            edit(tree, members.arrayReference(array, qualifier));
            return null;
        }
        if (here() instanceof ExecutableElement method) {
            if (members.isInaccessible(method) || isSuper(tree.getQualifierExpression())) {
                edit(tree, memberReference(tree, method));
                return null;
            } else if (elementOf(tree.getQualifierExpression()) instanceof TypeElement type
                    && members.isPrivate(type)) {
                boolean inherited = method.getModifiers().contains(Modifier.STATIC);
                edit(
                        tree.getQualifierExpression(),
                        inherited
                                ? Code.type(ClassName.get((TypeElement) method.getEnclosingElement()))
                                : Code.type(members.denotable().standIns().of(type)));
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

    private Code memberReference(MemberReferenceTree tree, ExecutableElement method) {
        ExpressionTree qualifier = tree.getQualifierExpression();
        int arity = members.arity(scope.type(getCurrentPath()));
        if (isSuper(qualifier)) {
            return members.superReference(method, captured(), arity);
        } else if (method.getKind() == ElementKind.CONSTRUCTOR) {
            TypeElement type = (TypeElement) method.getEnclosingElement();
            return isInner(type) && type.getEnclosingElement() instanceof TypeElement outer
                    ? members.innerReference(method, members.outer(outer, captured()), arity)
                    : members.typeReference(method);
        } else if (elementOf(qualifier) instanceof TypeElement) {
            return members.typeReference(method);
        }
        functions++;
        Code receiver = code(qualifier);
        functions--;
        return isConstant(qualifier)
                ? members.boundReference(method, receiver, arity)
                : members.heldReference(method, code(qualifier));
    }

    /** The receiver, inside a lambda that is made of what was none. */
    private Code captured() {
        return Code.of(new Part.Use(scope.self(), true, false, true));
    }

    /** Whether a lambda may evaluate it in place of a method reference. */
    private boolean isConstant(ExpressionTree receiver) {
        ExpressionTree tree = unparenthesized(receiver);
        return tree instanceof IdentifierTree id
                && (id.getName().contentEquals("this")
                        || elementOf(tree) instanceof VariableElement variable
                                && Scope.isVariable(variable)
                                && !Changes.of(variable, getCurrentPath(), scope));
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
        } else if (nameAt >= 0 && members.mentionsPrivate(element.asType())) {
            int at = text.lastIdentifier("var", scope.start(tree), nameAt);
            if (at >= 0) {
                Code name = Code.type(members.denotable().name(element.asType()));
                edits.add(new Edit(at, at + "var".length(), name));
            }
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

    private boolean isVar(VariableTree tree) {
        int nameAt = nameAt(tree);
        return nameAt >= 0 && text.lastIdentifier("var", scope.start(tree), nameAt) >= 0;
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
            test(tree);
            return null;
        }
        int before = edits.size();
        test(tree);
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

    private void test(InstanceOfTree tree) {
        TypeElement type = tree.getType() == null ? null : privateClass(tree.getType());
        if (tree.getPattern() instanceof BindingPatternTree pattern) {
            TreePath path = new TreePath(new TreePath(getCurrentPath(), pattern), pattern.getVariable());
            TypeElement bound = scope.type(path) instanceof ArrayType ? null : privateIn(scope.type(path));
            Element element = scope.element(path);
            if (bound != null && element != null) {
                edit(tree, members.match(bound, operand(tree.getExpression()), bind(element)));
                return;
            }
        } else if (type != null) {
            edit(tree, members.test(type, code(tree.getExpression())));
            return;
        }
        super.visitInstanceOf(tree, null);
    }

    private Code bind(Element element) {
        Var var = scope.var(element);
        if (members.isBoxed()) {
            var.boxed();
        }
        if (functions > 0) {
            var.declaredInner();
        }
        return Code.of(functions > 0 ? new Part.Name(var) : new Part.Binding(var));
    }

    /** The names of an annotation's elements stay; javac's tree has one that is not written, {@code value}. */
    @Override
    public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void unused) {
        scan(tree.getAnnotationType(), unused);
        for (ExpressionTree argument : tree.getArguments()) {
            scan(argument instanceof AssignmentTree element ? element.getExpression() : argument, unused);
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
                            operand(tree.getExpression()),
                            typing(tree, field, null, List.of())));
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
            return isSuper(select.getExpression()) ? self() : code(select.getExpression());
        }
        Code receiver = receiver(field);
        return receiver == null ? Code.EMPTY : receiver;
    }

    // Functions of their own

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
        refuseFunction(tree);
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

    /** A guard may only use locals that do not change: it is given copies, as a lambda is. */
    @Override
    public @Nullable Void visitCase(CaseTree tree, @Nullable Void unused) {
        guarded = tree;
        return super.visitCase(tree, unused);
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
