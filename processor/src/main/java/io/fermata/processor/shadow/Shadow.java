package io.fermata.processor.shadow;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaCompiler;
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
    /** Each attempt knows more of the outer paths than the one before; two are rare. */
    private static final int ATTEMPTS = 5;

    private final ProcessingEnvironment javac;
    private final JavaCompiler compiler;
    private final StandardJavaFileManager disk;
    private final Mirror mirror;
    private final Map<String, Optional<ShadowClass>> attributed = new HashMap<>();
    private Task task;

    private Shadow(ProcessingEnvironment javac, JavaCompiler compiler, Set<String> names, Map<String, String> stubs) {
        this.javac = javac;
        this.compiler = compiler;
        disk = compiler.getStandardFileManager(null, Locale.ROOT, null);
        mirror = new Mirror(javac, new Parser(compiler, disk), disk, names, stubs);
        task = open();
    }

    private Task open() {
        return Task.open(
                compiler,
                ShadowFiles.of(disk, mirror),
                ShadowOptions.of(javac, mirror.sources().units()));
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
        TypeElement type = javac.getElementUtils().getTypeElement(qualifiedName);
        TreePath outer = type == null ? null : Trees.instance(javac).getPath(type);
        if (outer == null) {
            return Optional.empty();
        }
        Optional<ShadowClass> found = find(qualifiedName, outer);
        for (int attempt = 0; attempt < ATTEMPTS && isStale(found, outer); attempt++) {
            attributed.clear();
            task = open();
            found = find(qualifiedName, outer);
        }
        return found;
    }

    private boolean isStale(Optional<ShadowClass> found, TreePath outer) {
        if (found.isEmpty() || !found.get().errors().isEmpty()) {
            SourceMentions.thorough(outer.getCompilationUnit(), mirror);
        }
        return mirror.refresh();
    }

    private Optional<ShadowClass> find(String qualifiedName, TreePath outer) {
        SourceText text = mirror.sources().text(outer.getCompilationUnit());
        return task.attribute(qualifiedName)
                .map(path -> new ShadowClass(task, path, text, outer, Trees.instance(javac)));
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
        return task.elements();
    }

    /** The shadow's types, never to be mixed with the outer compilation's. */
    public Types types() {
        return task.types();
    }

    /** The shadow's trees, never to be mixed with the outer compilation's. */
    public Trees trees() {
        return task.trees();
    }
}
