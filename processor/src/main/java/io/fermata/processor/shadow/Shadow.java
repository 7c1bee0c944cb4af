package io.fermata.processor.shadow;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A private second compilation of the sources that javac is compiling, with every expression attributed.
 *
 * <p>{@code javax.lang.model} has no types for method bodies, and attributing the user's own trees damages them. So a
 * second javac task parses the same sources again, on a class path that mirrors the outer compilation, and attributes
 * one class at a time when asked. One shadow serves one round; it is confined to the processor's thread.
 */
public final class Shadow implements AutoCloseable {
    private final Elements outerElements;
    private final Trees outerTrees;
    private final OuterSources sources;
    private final StandardJavaFileManager disk;
    private final JavacTask task;
    private final Trees trees;
    private final List<Diagnostic<? extends JavaFileObject>> diagnostics = new ArrayList<>();
    private final Map<String, Optional<ShadowClass>> attributed = new HashMap<>();

    private Shadow(ProcessingEnvironment javac, JavaCompiler compiler, Set<String> names, Map<String, String> stubs) {
        outerElements = javac.getElementUtils();
        outerTrees = Trees.instance(javac);
        OuterFiles files = new OuterFiles(javac.getFiler());
        sources = new OuterSources(outerElements, outerTrees, files, names, stubs);
        disk = compiler.getStandardFileManager(null, Locale.ROOT, null);
        Mirror mirror = new Mirror(
                outerElements,
                outerTrees,
                sources,
                new OuterPaths(files, disk),
                new OuterPackages(outerElements, outerTrees, sources, files));
        task = (JavacTask) compiler.getTask(
                Writer.nullWriter(),
                new ShadowFiles(disk, mirror),
                diagnostics::add,
                ShadowOptions.of(javac, sources.units()),
                null,
                List.of());
        trees = Trees.instance(task);
    }

    /**
     * Opens a shadow of the compilation as it stands in this round.
     *
     * @param env the outer environment, possibly wrapped (Gradle, IntelliJ): unwrapped here
     * @param sources the qualified names of the root elements that are types, of this round and all before it
     * @param stubs sources that do not exist yet by qualified name: the companions' signatures
     * @throws NotJavac if the processor does not run in javac
     */
    public static Shadow of(ProcessingEnvironment env, Set<String> sources, Map<String, String> stubs) throws NotJavac {
        ProcessingEnvironment javac = Unwrap.javac(env);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new NotJavac("Fermata needs javac, and this Java runtime has none: use a JDK");
        }
        return new Shadow(javac, compiler, sources, stubs);
    }

    /** As the other, without names: javac is asked for all types of a package, which makes it read each of them. */
    public static Shadow of(ProcessingEnvironment env, Map<String, String> stubs) throws NotJavac {
        return of(env, Set.of(), stubs);
    }

    /**
     * The attributed class of that qualified (canonical) name, top-level or nested; empty if it is not among the
     * sources of the compilation.
     */
    public Optional<ShadowClass> attribute(String qualifiedName) {
        Optional<ShadowClass> known = attributed.get(qualifiedName);
        if (known == null) {
            known = find(qualifiedName);
            attributed.put(qualifiedName, known);
        }
        return known;
    }

    private Optional<ShadowClass> find(String qualifiedName) {
        TypeElement outer = outerElements.getTypeElement(qualifiedName);
        TreePath outerPath = outer == null ? null : outerTrees.getPath(outer);
        TypeElement element = outerPath == null ? null : elements().getTypeElement(qualifiedName);
        TreePath path = element == null ? null : trees.getPath(element);
        if (path == null) {
            return Optional.empty();
        }
        attribute(path);
        SourceText text = sources.text(outerPath.getCompilationUnit());
        return Optional.of(new ShadowClass(element, path, trees, text, diagnostics, outerPath, outerTrees));
    }

    /**
     * javac attributes a whole class when asked for the symbol of any tree in it that has none. Modifiers never have
     * one, and every class has modifiers. Outermost first: nested classes are attributed with it.
     */
    private void attribute(TreePath path) {
        TreePath outermost = path;
        for (TreePath p = path; p != null; p = p.getParentPath()) {
            if (p.getLeaf() instanceof ClassTree) {
                outermost = p;
            }
        }
        trees.getElement(new TreePath(outermost, ((ClassTree) outermost.getLeaf()).getModifiers()));
    }

    /** Closes the files that the shadow has open. What was attributed can still be read, but nothing new is loaded. */
    @Override
    public void close() {
        try {
            disk.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shadow's elements, never to be mixed with the outer compilation's. */
    public Elements elements() {
        return task.getElements();
    }

    /** The shadow's types, never to be mixed with the outer compilation's. */
    public Types types() {
        return task.getTypes();
    }

    /** The shadow's trees, never to be mixed with the outer compilation's. */
    public Trees trees() {
        return trees;
    }
}
