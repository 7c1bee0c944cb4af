package io.fermata.processor.shadow;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
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
    /** The shadow has no modules, so that a sealed class of a module may have permitted classes in other packages. */
    private static final String SEALED_ELSEWHERE =
            "compiler.err.class.in.unnamed.module.cant.extend.sealed.in.diff.package";

    private final Task task;
    private final TreePath path;
    private final SourceText text;
    private final OuterTrees outer;

    ShadowClass(Task task, TreePath path, SourceText text, TreePath outerPath, Trees outerTrees) {
        this.task = task;
        this.path = path;
        this.text = text;
        this.outer = new OuterTrees(path, text, task.trees(), outerPath, outerTrees);
    }

    /** The class, an element of the shadow. */
    public TypeElement element() {
        return (TypeElement) task.trees().getElement(path);
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
        return task.trees().getTypeMirror(path);
    }

    /** The symbol of an identifier, member select, invocation, object creation or declaration; null for other trees. */
    public @Nullable Element element(TreePath path) {
        return path.getLeaf() instanceof MethodInvocationTree call
                ? element(new TreePath(path, call.getMethodSelect()))
                : task.trees().getElement(path);
    }

    /** The offset of a tree's first character; for a tree that javac added, some place near it. */
    public int start(Tree tree) {
        return (int) task.trees().getSourcePositions().getStartPosition(unit(), tree);
    }

    /**
     * The offset after a tree's last character; -1 for a tree that javac added: default constructors, {@code super()},
     * the parameters of a compact constructor, the types of {@code var x} and of {@code x -> x}. For javac a variable
     * that is a resource ends with the semicolon after it; here it does not.
     */
    public int end(Tree tree) {
        int end = (int) task.trees().getSourcePositions().getEndPosition(unit(), tree);
        boolean isName = tree instanceof IdentifierTree || tree instanceof MemberSelectTree;
        return isName && end > 0 && source().charAt(end - 1) == ';' ? end - 1 : end;
    }

    /** The text of the file. */
    public CharSequence source() {
        try {
            return text.content();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether its source asks for members that Lombok adds, which it does by the end of the first round. */
    public boolean isChanging() {
        return text instanceof RewrittenText;
    }

    /** javac's own errors inside this class: mistakes of the user's, or types that have yet to be generated. */
    public List<Diagnostic<? extends JavaFileObject>> errors() {
        int start = start(path.getLeaf());
        int end = end(path.getLeaf());
        return task.diagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR
                        && !SEALED_ELSEWHERE.equals(d.getCode())
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
