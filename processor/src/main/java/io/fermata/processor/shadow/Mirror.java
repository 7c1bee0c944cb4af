package io.fermata.processor.shadow;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * What the outer compilation knows, package by package, as files for the shadow's class path.
 *
 * <p>A type that has a tree is offered as its source, every other one as its class file, so that whatever the outer
 * file manager is made of, the shadow sees the same types. Types of the JDK are left out: the shadow has its own.
 */
final class Mirror {
    private static final ModuleFinder JDK = ModuleFinder.ofSystem();

    private final Elements elements;
    private final Trees trees;
    private final ClassFiles classFiles;
    private final Map<String, Map<String, String>> stubs = new HashMap<>();
    private final Map<JavaFileObject, SourceText> texts = new HashMap<>();
    private final Map<String, List<MirroredFile>> listings = new HashMap<>();

    Mirror(ProcessingEnvironment javac, Map<String, String> stubs) {
        this.elements = javac.getElementUtils();
        this.trees = Trees.instance(javac);
        this.classFiles = new ClassFiles(javac.getFiler());
        stubs.forEach((name, source) -> this.stubs
                .computeIfAbsent(name.substring(0, Math.max(0, name.lastIndexOf('.'))), pkg -> new LinkedHashMap<>())
                .put(name, source));
    }

    List<MirroredFile> list(String pkg) {
        List<MirroredFile> known = listings.get(pkg);
        if (known == null) {
            known = read(pkg);
            listings.put(pkg, known);
        }
        return known;
    }

    SourceText text(JavaFileObject file) {
        return texts.computeIfAbsent(file, SourceText::new);
    }

    private List<MirroredFile> read(String pkg) {
        Map<String, MirroredFile> files = new LinkedHashMap<>();
        stubs.getOrDefault(pkg, Map.of())
                .forEach(
                        (name, source) -> files.put(name, new MirroredFile.Source(name, new SourceText(name, source))));
        for (PackageElement element : elements.getAllPackageElements(pkg)) {
            if (!isJdk(elements.getModuleOf(element))) {
                for (TypeElement type : ElementFilter.typesIn(element.getEnclosedElements())) {
                    add(type, files);
                }
            }
        }
        return new ArrayList<>(files.values());
    }

    private static boolean isJdk(@Nullable ModuleElement module) {
        return module != null
                && !module.isUnnamed()
                && JDK.find(module.getQualifiedName().toString()).isPresent();
    }

    private void add(TypeElement type, Map<String, MirroredFile> files) {
        TreePath path = trees.getPath(type);
        String name = elements.getBinaryName(type).toString();
        if (path != null) {
            SourceText text = text(path.getCompilationUnit().getSourceFile());
            files.put(name, new MirroredFile.Source(name, text));
        } else {
            addBinary(name, type, files);
        }
    }

    private void addBinary(String name, TypeElement type, Map<String, MirroredFile> files) {
        if (files.putIfAbsent(name, new MirroredFile.Binary(name, classFiles)) == null) {
            for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
                addBinary(elements.getBinaryName(nested).toString(), nested, files);
            }
        }
    }
}
