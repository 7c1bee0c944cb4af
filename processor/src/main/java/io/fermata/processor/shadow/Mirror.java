package io.fermata.processor.shadow;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;

/**
 * The shadow's class path: what the outer compilation sees, package by package, all in the unnamed module, so that
 * nothing is inaccessible to it that is accessible to the user's module.
 *
 * <p>A type that the outer javac has a tree of is offered as its source, every other one as it lies on the outer paths.
 * Types of the JDK are left out: the shadow has its own. javac lists a package once, before it has read the classes in
 * it, and the paths are discovered by names. So all names that the sources and class files read so far mention are
 * looked for before a package is listed. If one turns up in a package later, the mirror is stale: {@link #refresh}
 * begins anew with all that has been learnt, and so must the shadow's task.
 */
final class Mirror implements Mentions {
    private final Elements elements;
    private final Trees trees;
    private final OuterSources sources;
    private final OuterPaths paths;
    private final OuterPackages packages;
    private final Map<String, Set<String>> mentioned = new HashMap<>();
    private final Map<String, Set<String>> onDemand = new HashMap<>();
    private final Set<String> imported = new HashSet<>();
    private final Set<String> elsewhere = new HashSet<>();
    private final Map<String, Map<String, MirroredFile>> listings = new HashMap<>();
    private boolean blind;
    private boolean stale;

    Mirror(
            ProcessingEnvironment javac,
            Parser parser,
            StandardJavaFileManager disk,
            Set<String> names,
            Map<String, String> stubs) {
        elements = javac.getElementUtils();
        trees = Trees.instance(javac);
        OuterFiles files = new OuterFiles(javac.getFiler(), elements, parser, this);
        sources = new OuterSources(elements, trees, files, parser, names, stubs);
        paths = new OuterPaths(files, disk);
        packages = new OuterPackages(elements, trees, sources, files);
        blind = names.isEmpty();
        addModules();
        for (CompilationUnitTree unit : sources.units()) {
            SourceMentions.of(unit, this);
            if (sources.text(unit) instanceof RewrittenText text) {
                SourceMentions.of(text.written(), this);
            }
            unit.getImports()
                    .forEach(clause ->
                            imported.add(clause.getQualifiedIdentifier().toString()));
        }
    }

    private void addModules() {
        boolean modular = false;
        for (ModuleElement module : elements.getAllModuleElements()) {
            if (!module.isUnnamed() && !Jdk.hasModule(module)) {
                modular = true;
                List<String> exported = ElementFilter.exportsIn(module.getDirectives()).stream()
                        .map(exports -> exports.getPackage().getQualifiedName().toString())
                        .toList();
                paths.addModule(module.getQualifiedName().toString(), exported);
            }
        }
        if (modular) {
            paths.addOutput();
        }
    }

    /** The roots of the modules on the outer module path. */
    List<Path> modules() {
        return paths.modules();
    }

    OuterSources sources() {
        return sources;
    }

    @Override
    public void type(String pkg, String simpleName) {
        if (Jdk.hasPackage(pkg) || sources.has(pkg, simpleName)) {
            return;
        }
        mentioned.computeIfAbsent(pkg, p -> new LinkedHashSet<>()).add(simpleName);
        Map<String, MirroredFile> listing = listings.get(pkg);
        if (listing != null && !has(listing, pkg, simpleName) && probe(pkg, simpleName)) {
            stale = true;
        }
    }

    @Override
    public void onDemand(String pkg, String simpleName) {
        if (!Jdk.hasPackage(pkg)) {
            onDemand.computeIfAbsent(pkg, p -> new LinkedHashSet<>()).add(simpleName);
        }
    }

    /** True if what was listed so far was not all: then it is forgotten, and a new task must list again. */
    boolean refresh() {
        if (stale) {
            stale = false;
            listings.clear();
            return true;
        }
        return false;
    }

    List<MirroredFile> list(String pkg) {
        Map<String, MirroredFile> listing = listings.get(pkg);
        if (listing == null) {
            listing = read(pkg);
            listings.put(pkg, listing);
        }
        return new ArrayList<>(listing.values());
    }

    private Map<String, MirroredFile> read(String pkg) {
        for (CompilationUnitTree unit : sources.units(pkg)) {
            String path = unit.getSourceFile().getName().replace('\\', '/');
            paths.probeSource(pkg, path.substring(path.lastIndexOf('/') + 1));
        }
        Map<String, MirroredFile> known = paths.list(pkg);
        boolean found = !known.isEmpty();
        for (String name : mentioned.getOrDefault(pkg, Set.of())) {
            if (!has(known, pkg, name)) {
                found |= probe(pkg, name) || isHidden(pkg, name);
            }
        }
        Iterator<String> guesses = onDemand.getOrDefault(pkg, Set.of()).iterator();
        while (!found && guesses.hasNext()) {
            found = probe(pkg, guesses.next());
        }
        return merge(pkg);
    }

    private Map<String, MirroredFile> merge(String pkg) {
        Map<String, MirroredFile> listing = new LinkedHashMap<>(sources.list(pkg));
        paths.list(pkg).forEach((key, file) -> {
            if (!listing.containsKey(file.binaryName())) {
                listing.put(key, file);
            }
        });
        if (blind || elsewhere.contains(pkg)) {
            packages.list(pkg).forEach(file -> {
                if (!has(listing, file.binaryName())) {
                    listing.put(file.binaryName(), file);
                }
            });
        }
        return listing;
    }

    private boolean probe(String pkg, String simpleName) {
        OuterPaths.Found found = paths.probe(pkg, simpleName);
        if (found == OuterPaths.Found.ELSEWHERE) {
            elsewhere.add(pkg);
        }
        return found != OuterPaths.Found.NOWHERE;
    }

    /** A type that the outer javac knows and that the outer file manager does not find by name: a blind spot. */
    private boolean isHidden(String pkg, String simpleName) {
        String name = Names.join(pkg, simpleName);
        TypeElement type = imported.contains(name) ? elements.getTypeElement(name) : null;
        if (type == null || !(type.getEnclosingElement() instanceof PackageElement)) {
            return false;
        }
        if (trees.getPath(type) == null) {
            blind = true;
        } else {
            sources.add(name, type);
        }
        return true;
    }

    private static boolean has(Map<String, MirroredFile> listing, String pkg, String simpleName) {
        return has(listing, Names.join(pkg, simpleName));
    }

    private static boolean has(Map<String, MirroredFile> listing, String name) {
        return listing.containsKey(name)
                || listing.containsKey(name + Kind.CLASS.extension)
                || listing.containsKey(name + Kind.SOURCE.extension);
    }
}
