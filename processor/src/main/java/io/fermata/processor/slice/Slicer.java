package io.fermata.processor.slice;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/**
 * Carries source text without await over into the companion: the text of a tree, verbatim but for the names that mean
 * something else there.
 *
 * <ul>
 *   <li>{@code this}, explicit or implied, becomes the receiver parameter;
 *   <li>members of the class and the classes around it are qualified;
 *   <li>members that the companion may not touch go through its {@code Access} class;
 *   <li>types are named so that the companion's own imports serve them;
 *   <li>variables become holes, filled in when it is known which of them are declared where;
 *   <li>{@code break}, {@code continue}, {@code return}, {@code yield} that leave the text become jumps.
 * </ul>
 *
 * <p>Subtrees that have been evaluated before are given with the code that stands for them.
 */
public final class Slicer {

    private final Scope scope;
    private final Members members;
    private final Exits exits;
    private final Bounds bounds;
    private final SourceText text;

    public Slicer(Scope scope, Members members, Exits exits, Bounds bounds) {
        this.bounds = bounds;
        this.scope = scope;
        this.members = members;
        this.exits = exits;
        this.text = new SourceText(scope.shadow().source());
    }

    /** The text of the tree. */
    public Code slice(TreePath path) {
        return slice(path, Map.of());
    }

    /** The text of the tree with some subtrees replaced. */
    public Code slice(TreePath path, Map<? extends Tree, Code> replaced) {
        Tree tree = path.getLeaf();
        Resolver resolver = new Resolver(scope, members, exits, bounds, text, path, replaced);
        resolver.scan(path);
        return converted(path, text.cut(scope.start(tree), scope.end(tree), resolver.edits()));
    }

    /** Whether the value of an expression is not yet of the type that its place needs. */
    public boolean converts(TreePath path) {
        return new Conversions(scope, bounds).wanted(path) != null;
    }

    /** The value of an expression, as the type that its place needs. */
    public Code converted(TreePath path, Code value) {
        TypeMirror wanted = new Conversions(scope, bounds).wanted(path);
        boolean assigned = !(path.getParentPath().getLeaf() instanceof EnhancedForLoopTree);
        return wanted == null ? value : members.widened(assigned ? null : wanted, value);
    }

    /** A value as one of a supertype whose members are used. */
    public Code as(TypeMirror type, String supertype, Code value) {
        TypeMirror wanted = scope.elements().getTypeElement(supertype).asType();
        return bounds.convert(type, wanted) ? value : members.widened(wanted, value);
    }

    /** Whether a case has become one that matches only if its guard holds. */
    public boolean isGuarded(TreePath arm, List<? extends CaseTree> cases) {
        return new Resolver(scope, members, exits, bounds, text, arm, Map.of())
                .caseLabels()
                .isClosed(arm, cases);
    }

    /** The labels of a case, with its guard. */
    public Code label(TreePath arm, List<? extends CaseTree> cases) {
        List<Tree> labels = PatternTree.labels((CaseTree) arm.getLeaf());
        if (isGuarded(arm, cases)) {
            return new Resolver(scope, members, exits, bounds, text, arm, Map.of())
                    .caseLabels()
                    .guarded(arm);
        }
        return slice(
                labels.stream().map(label -> new TreePath(arm, label)).toList(),
                scope.start(labels.get(0)),
                scope.end(labels.get(labels.size() - 1)));
    }

    /** The text from {@code from} to {@code to}, the trees in it resolved. */
    private Code slice(Iterable<TreePath> trees, int from, int to) {
        List<Edit> edits = new ArrayList<>();
        for (TreePath path : trees) {
            Resolver resolver = new Resolver(scope, members, exits, bounds, text, path, Map.of());
            resolver.scan(path);
            edits.addAll(resolver.edits());
        }
        return text.cut(from, to, edits);
    }

    /** {@code value instanceof type}. */
    public Code test(TreePath type, Code value) {
        return members.mentionsPrivate(scope.type(type))
                ? members.test(scope.type(type), value)
                : Code.of(value, " instanceof ", slice(type));
    }

    /**
     * What a switch on a value of the type switches on: the constants of a private enum are told by their names, unless
     * there are patterns.
     */
    public Code selector(TreePath selector, Code value, List<? extends CaseTree> cases) {
        if (CaseLabels.arePatterns(cases) || !members.isPrivateEnum(scope.type(selector))) {
            return value;
        }
        boolean term = value.variable().isPresent() || Operators.isTerm(selector.getLeaf());
        return term ? Code.of(value, ".name()") : Code.of("(", value, ").name()");
    }

    /**
     * The arguments of a factory; those for a variable arity parameter of a private type are put into an array of that
     * type, since javac would make one of its stand-in's bound.
     */
    public List<Code> packed(ExecutableElement factory, List<Code> arguments, List<TypeMirror> types) {
        int fixed = factory.getParameters().size() - 1;
        if (!factory.isVarArgs()
                || !(factory.getParameters().get(fixed).asType() instanceof ArrayType array)
                || !(array.getComponentType() instanceof TypeVariable variable)) {
            return arguments;
        }
        TypeElement type = members.denotable()
                .standIns()
                .type(variable.asElement().getSimpleName().toString());
        boolean single = types.size() == fixed + 1 && types.get(fixed) instanceof ArrayType;
        if (type == null || single) {
            return arguments;
        }
        List<Code> packed = new ArrayList<>(arguments.subList(0, fixed));
        packed.add(members.array(type, 1, arguments.subList(fixed, arguments.size()), Typing.exact()));
        return packed;
    }

    /** What stands between the braces of an anonymous class. */
    public Code classBody(TreePath creation) {
        NewClassTree tree = (NewClassTree) creation.getLeaf();
        Tree last = tree.getArguments().isEmpty()
                ? tree.getIdentifier()
                : tree.getArguments().get(tree.getArguments().size() - 1);
        int open = text.find('{', scope.end(last), scope.end(tree));
        Resolver resolver = new Resolver(
                scope, members, exits, bounds, text, new TreePath(creation, tree.getClassBody()), Map.of());
        resolver.scan(new TreePath(creation, tree.getClassBody()));
        return text.cut(open + 1, scope.end(tree) - 1, resolver.edits());
    }

    /** {@code target = value}, some subtrees of the target replaced. */
    public Code assignment(TreePath target, Map<? extends Tree, Code> replaced, Code value) {
        Resolver resolver = new Resolver(scope, members, exits, bounds, text, target, replaced);
        return resolver.assignment(value);
    }
}
