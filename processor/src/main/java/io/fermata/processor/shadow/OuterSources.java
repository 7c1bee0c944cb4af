package io.fermata.processor.shadow;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/** The sources that the outer javac was given or that processors have written, by package and top-level type. */
final class OuterSources {
    private final Elements elements;
    private final Trees trees;
    private final OuterFiles files;
    private final Parser parser;
    private final boolean lombok;
    private final Map<String, Map<String, MirroredFile>> types = new HashMap<>();
    private final Map<String, Set<CompilationUnitTree>> units = new HashMap<>();
    private final Map<JavaFileObject, SourceText> texts = new HashMap<>();

    OuterSources(
            Elements elements,
            Trees trees,
            OuterFiles files,
            Parser parser,
            Set<String> names,
            Map<String, String> stubs) {
        this.elements = elements;
        this.trees = trees;
        this.files = files;
        this.parser = parser;
        lombok = Rewriting.isPossible(elements);
        stubs.forEach((name, stub) ->
                put(Names.qualifier(name), new MirroredFile.Source(name, SourceText.stub(name, stub), null)));
        for (String name : names) {
            TypeElement type = elements.getTypeElement(name);
            if (type != null) {
                add(name, type);
            }
        }
    }

    /** Adds a top-level type; one without a tree is a class file that a processor wrote. */
    void add(String name, TypeElement type) {
        TreePath path = trees.getPath(type);
        if (path == null) {
            addBinary(Names.qualifier(name), type);
        } else {
            put(Names.qualifier(name), new MirroredFile.Source(name, text(path.getCompilationUnit()), null));
            units.computeIfAbsent(Names.qualifier(name), pkg -> new LinkedHashSet<>())
                    .add(path.getCompilationUnit());
        }
    }

    private void addBinary(String pkg, TypeElement type) {
        String name = elements.getBinaryName(type).toString();
        put(pkg, new MirroredFile.Binary(name, () -> files.readClass(type, null), null));
        ElementFilter.typesIn(type.getEnclosedElements()).forEach(nested -> addBinary(pkg, nested));
    }

    private void put(String pkg, MirroredFile file) {
        types.computeIfAbsent(pkg, p -> new LinkedHashMap<>()).put(file.binaryName(), file);
    }

    SourceText text(CompilationUnitTree unit) {
        return texts.computeIfAbsent(unit.getSourceFile(), file -> {
            try {
                String text = lombok ? file.getCharContent(true).toString() : "";
                return Rewriting.isExpected(text)
                        ? RewrittenText.of(unit, text, parser, elements, trees)
                        : new SourceText(file.toUri(), () -> file.getCharContent(true));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    boolean has(String pkg, String simpleName) {
        return list(pkg).containsKey(Names.join(pkg, simpleName));
    }

    /** The files of a package by the binary names of their types. */
    Map<String, MirroredFile> list(String pkg) {
        return types.getOrDefault(pkg, Map.of());
    }

    Set<CompilationUnitTree> units(String pkg) {
        return units.getOrDefault(pkg, Set.of());
    }

    List<CompilationUnitTree> units() {
        List<CompilationUnitTree> all = new ArrayList<>();
        units.values().forEach(all::addAll);
        return all;
    }
}
