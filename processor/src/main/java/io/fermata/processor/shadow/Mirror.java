package io.fermata.processor.shadow;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The shadow's class path: what the outer compilation sees, package by package, all in the unnamed module, so that
 * nothing is inaccessible to it that is accessible to the user's module.
 *
 * <p>A type that the outer javac has a tree of is offered as its source, every other one as it lies on the outer paths.
 * Those are discovered by the types that the sources mention. Types of the JDK are left out: the shadow has its own.
 */
final class Mirror {
    private final Elements elements;
    private final Trees trees;
    private final OuterSources sources;
    private final OuterPaths paths;
    private final OuterPackages packages;
    private final Set<String> offDisk = new HashSet<>();
    private final Map<String, List<MirroredFile>> listings = new HashMap<>();

    Mirror(Elements elements, Trees trees, OuterSources sources, OuterPaths paths, OuterPackages packages) {
        this.elements = elements;
        this.trees = trees;
        this.sources = sources;
        this.paths = paths;
        this.packages = packages;
        discover();
    }

    private void discover() {
        boolean modular = false;
        for (ModuleElement module : elements.getAllModuleElements()) {
            if (!module.isUnnamed() && !Jdk.hasModule(module)) {
                modular = true;
                paths.addModule(module.getQualifiedName().toString(), exported(module));
            }
        }
        if (modular) {
            paths.addOutput();
        }
        for (String pkg : sources.packages()) {
            CompilationUnitTree unit = sources.units(pkg).iterator().next();
            String path = unit.getSourceFile().getName().replace('\\', '/');
            paths.probeSource(pkg, path.substring(path.lastIndexOf('/') + 1));
        }
        Mentions.imported(sources.units()).forEach(this::probe);
    }

    private static List<String> exported(ModuleElement module) {
        return ElementFilter.exportsIn(module.getDirectives()).stream()
                .map(exports -> exports.getPackage().getQualifiedName().toString())
                .toList();
    }

    /** Finds the root of an imported type, nested or not: the shortest name that is a type is the top-level one. */
    private void probe(String qualifiedName) {
        for (String name = qualifiedName; name.contains("."); name = OuterFiles.packageOf(name)) {
            String pkg = OuterFiles.packageOf(name);
            if (Jdk.hasPackage(pkg) || sources.has(pkg, name)) {
                return;
            }
            OuterPaths.Found found = paths.probe(pkg, OuterFiles.simpleNameOf(name));
            if (found == OuterPaths.Found.ELSEWHERE) {
                offDisk.add(pkg);
            }
            if (found != OuterPaths.Found.NOWHERE) {
                return;
            }
        }
        askFor(qualifiedName);
    }

    /** For file managers that do not find files by name. */
    private void askFor(String qualifiedName) {
        TypeElement type = elements.getTypeElement(qualifiedName);
        if (type == null || Jdk.hasModule(elements.getModuleOf(type))) {
            return;
        }
        while (type.getEnclosingElement() instanceof TypeElement outer) {
            type = outer;
        }
        if (trees.getPath(type) != null) {
            sources.add(type.getQualifiedName().toString(), type);
        } else {
            offDisk.add(elements.getPackageOf(type).getQualifiedName().toString());
        }
    }

    List<MirroredFile> list(String pkg) {
        List<MirroredFile> known = listings.get(pkg);
        if (known == null) {
            known = read(pkg);
            listings.put(pkg, known);
        }
        return known;
    }

    private List<MirroredFile> read(String pkg) {
        Map<String, MirroredFile> given = sources.list(pkg);
        for (String name : Mentions.simple(sources.units(pkg))) {
            if (!given.containsKey(pkg.isEmpty() ? name : pkg + "." + name)
                    && paths.probe(pkg, name) == OuterPaths.Found.ELSEWHERE) {
                offDisk.add(pkg);
            }
        }
        List<MirroredFile> files = new ArrayList<>(given.values());
        for (MirroredFile file : paths.list(pkg)) {
            if (!given.containsKey(file.binaryName())) {
                files.add(file);
            }
        }
        if (sources.isEmpty() || offDisk.contains(pkg)) {
            Set<String> names = files.stream().map(MirroredFile::binaryName).collect(Collectors.toSet());
            for (MirroredFile file : packages.list(pkg)) {
                if (names.add(file.binaryName())) {
                    files.add(file);
                }
            }
        }
        return files;
    }
}
