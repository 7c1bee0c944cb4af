package io.fermata.processor.shadow;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** One attributed class of the shadow: its trees, their types, symbols and positions. */
public final class ShadowClass {
    private final TypeElement element;
    private final TreePath path;
    private final Trees trees;
    private final SourceText text;
    private final List<Diagnostic<? extends JavaFileObject>> diagnostics;
    private final OuterTrees outer;

    ShadowClass(
            TypeElement element,
            TreePath path,
            Trees trees,
            SourceText text,
            List<Diagnostic<? extends JavaFileObject>> diagnostics,
            TreePath outerPath,
            Trees outerTrees) {
        this.element = element;
        this.path = path;
        this.trees = trees;
        this.text = text;
        this.diagnostics = diagnostics;
        this.outer = new OuterTrees(path, trees, outerPath, outerTrees);
    }

    /** The class, an element of the shadow. */
    public TypeElement element() {
        return element;
    }

    /** The shadow's tree of the whole file. */
    public CompilationUnitTree unit() {
        return path.getCompilationUnit();
    }

    /** The path to the class's tree. */
    public TreePath path() {
        return path;
    }

    /** The type of an expression, variable or type tree; null for trees that have none, such as statements. */
    public @Nullable TypeMirror type(TreePath path) {
        return trees.getTypeMirror(path);
    }

    /** The symbol of an identifier, member select, invocation, object creation or declaration; null for other trees. */
    public @Nullable Element element(TreePath path) {
        return path.getLeaf() instanceof MethodInvocationTree call
                ? element(new TreePath(path, call.getMethodSelect()))
                : trees.getElement(path);
    }

    /** The offset of a tree's first character, -1 if it has none in the source. */
    public int start(Tree tree) {
        return (int) trees.getSourcePositions().getStartPosition(unit(), tree);
    }

    /** The offset after a tree's last character, -1 if it has none in the source. */
    public int end(Tree tree) {
        return (int) trees.getSourcePositions().getEndPosition(unit(), tree);
    }

    /** The text of the file. */
    public CharSequence source() {
        try {
            return text.content();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** javac's own errors inside this class: mistakes of the user's, or types that have yet to be generated. */
    public List<Diagnostic<? extends JavaFileObject>> errors() {
        int start = start(path.getLeaf());
        int end = end(path.getLeaf());
        return diagnostics.stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR
                        && MirroredFile.Source.has(d.getSource(), text)
                        && d.getPosition() >= start
                        && d.getPosition() <= end)
                .toList();
    }

    /** The outer compilation's tree at the same position, so that messages can be printed there. */
    public Optional<TreePath> outer(Tree shadowTree) {
        return outer.find(shadowTree);
    }
}
