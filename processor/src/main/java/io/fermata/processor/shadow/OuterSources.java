package io.fermata.processor.shadow;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/** The sources that the outer javac was given or that processors have written, by package and top-level type. */
final class OuterSources {
    private final Map<String, Map<String, MirroredFile>> types = new HashMap<>();
    private final Map<String, Set<CompilationUnitTree>> units = new HashMap<>();
    private final Map<JavaFileObject, SourceText> texts = new HashMap<>();
    private final Trees trees;
    private final OuterFiles files;

    OuterSources(Elements elements, Trees trees, OuterFiles files, Set<String> names, Map<String, String> stubs) {
        this.trees = trees;
        this.files = files;
        stubs.forEach((name, stub) -> put(name, new MirroredFile.Source(name, SourceText.stub(name, stub), null)));
        for (String name : names) {
            TypeElement type = elements.getTypeElement(name);
            if (type != null) {
                add(name, type);
            }
        }
    }

    /** A type without a tree is a class file that a processor wrote. */
    void add(String name, TypeElement type) {
        TreePath path = trees.getPath(type);
        if (path == null) {
            put(name, new MirroredFile.Binary(name, null, files, null));
        } else {
            CompilationUnitTree unit = path.getCompilationUnit();
            put(name, new MirroredFile.Source(name, text(unit), null));
            units.computeIfAbsent(OuterFiles.packageOf(name), pkg -> new LinkedHashSet<>())
                    .add(unit);
        }
    }

    private void put(String name, MirroredFile file) {
        types.computeIfAbsent(OuterFiles.packageOf(name), pkg -> new LinkedHashMap<>())
                .put(name, file);
    }

    SourceText text(CompilationUnitTree unit) {
        JavaFileObject file = unit.getSourceFile();
        return texts.computeIfAbsent(file, f -> new SourceText(f.toUri(), () -> f));
    }

    boolean isEmpty() {
        return units.isEmpty();
    }

    boolean has(String pkg, String name) {
        return types.getOrDefault(pkg, Map.of()).containsKey(name);
    }

    Map<String, MirroredFile> list(String pkg) {
        return types.getOrDefault(pkg, Map.of());
    }

    Set<String> packages() {
        return units.keySet();
    }

    Set<CompilationUnitTree> units(String pkg) {
        return units.getOrDefault(pkg, Set.of());
    }

    Collection<CompilationUnitTree> units() {
        List<CompilationUnitTree> all = new ArrayList<>();
        units.values().forEach(all::addAll);
        return all;
    }
}
