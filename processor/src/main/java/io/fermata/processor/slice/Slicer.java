package io.fermata.processor.slice;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import java.util.Map;

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
    private final SourceText text;

    public Slicer(Scope scope, Members members, Exits exits) {
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
        Resolver resolver = new Resolver(scope, members, exits, text, path, replaced);
        resolver.scan(path);
        return text.cut(scope.start(tree), scope.end(tree), resolver.edits());
    }

    /** The text from {@code from} to {@code to}, the trees in it resolved. */
    public Code slice(Iterable<TreePath> trees, int from, int to) {
        java.util.List<Edit> edits = new java.util.ArrayList<>();
        for (TreePath path : trees) {
            Resolver resolver = new Resolver(scope, members, exits, text, path, Map.of());
            resolver.scan(path);
            edits.addAll(resolver.edits());
        }
        return text.cut(from, to, edits);
    }

    /** {@code target = value}, some subtrees of the target replaced. */
    public Code assignment(TreePath target, Map<? extends Tree, Code> replaced, Code value) {
        Resolver resolver = new Resolver(scope, members, exits, text, target, replaced);
        return resolver.assignment(value);
    }
}
