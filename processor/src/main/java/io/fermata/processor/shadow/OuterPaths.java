package io.fermata.processor.shadow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The outer compilation's class, module and source paths, as far as they have been discovered.
 *
 * <p>No exported API tells the paths, but every file found on one tells the directory or archive it is in. What is in
 * there is then listed from disk, behind the outer javac's back. The files themselves are opened through the outer
 * file manager, so it does not matter in which order the roots were discovered.
 */
final class OuterPaths {
    /** Where a type was found: on disk, in something that is no disk, or not at all. */
    enum Found {
        ON_DISK,
        ELSEWHERE,
        NOWHERE
    }

    private final OuterFiles files;
    private final StandardJavaFileManager disk;
    private final Set<Root> roots = new LinkedHashSet<>();
    private final Map<String, Found> probed = new HashMap<>();
    private final Set<String> visited = new HashSet<>();
    private boolean hasSourcePath;

    OuterPaths(OuterFiles files, StandardJavaFileManager disk) {
        this.files = files;
        this.disk = disk;
    }

    /** Looks for a type by name, and adds the root in which it is found. */
    Found probe(String pkg, String simpleName) {
        return probed.computeIfAbsent(pkg + "/" + simpleName, key -> {
            Found found = probe(StandardLocation.CLASS_PATH, null, pkg, simpleName + ".class");
            if (found == Found.NOWHERE) {
                found = probe(StandardLocation.SOURCE_PATH, null, pkg, simpleName + ".java");
            }
            return found == Found.NOWHERE ? probe(StandardLocation.CLASS_PATH, null, pkg, simpleName + ".java") : found;
        });
    }

    /** Adds the source path if it leads to a file of that package and name. */
    void probeSource(String pkg, String fileName) {
        if (probe(StandardLocation.SOURCE_PATH, null, pkg, fileName) == Found.NOWHERE) {
            probe(StandardLocation.CLASS_PATH, null, pkg, fileName);
        }
    }

    /** Adds the root of a module on the module path. A package that it exports leads to it if it has no descriptor. */
    void addModule(String module, Iterable<String> exported) {
        if (probe(StandardLocation.MODULE_PATH, module, "", "module-info.class") == Found.NOWHERE) {
            for (String pkg : exported) {
                if (probeDirectory(StandardLocation.MODULE_PATH, module, pkg) != Found.NOWHERE) {
                    return;
                }
            }
        }
    }

    /** Adds the class output, in which a module that is being compiled has the classes that are up to date. */
    void addOutput() {
        Optional<FileObject> file = files.find(StandardLocation.CLASS_OUTPUT, null, "fermata.probe", "Probe.class");
        file.flatMap(f -> Root.of(f, "fermata/probe/Probe.class"))
                .filter(Files::isDirectory)
                .ifPresent(path -> roots.add(new Root(path, null, false, true)));
    }

    private Found probeDirectory(Location location, @Nullable String module, String pkg) {
        return probe(location, module, OuterFiles.packageOf(pkg), OuterFiles.simpleNameOf(pkg));
    }

    private Found probe(Location location, @Nullable String module, String pkg, String fileName) {
        Optional<FileObject> file = files.find(location, module, pkg, fileName);
        if (file.isEmpty()) {
            return Found.NOWHERE;
        }
        String name = pkg.isEmpty() ? fileName : pkg.replace('.', '/') + "/" + fileName;
        Optional<Path> path = Root.of(file.get(), name);
        boolean sourcePath = location == StandardLocation.SOURCE_PATH;
        hasSourcePath |= sourcePath;
        path.ifPresent(p -> roots.add(new Root(p, module, module == null, !sourcePath)));
        return path.isPresent() ? Found.ON_DISK : Found.ELSEWHERE;
    }

    /** The files of a package in all roots known. */
    List<MirroredFile> list(String pkg) {
        if (!pkg.isEmpty() && !Jdk.hasPackage(pkg) && visited.add(pkg)) {
            probeDirectory(StandardLocation.CLASS_PATH, null, pkg);
            probeDirectory(StandardLocation.SOURCE_PATH, null, pkg);
        }
        List<MirroredFile> listing = new ArrayList<>();
        for (Root root : roots) {
            listing.addAll(list(root, pkg));
        }
        return listing;
    }

    private List<MirroredFile> list(Root root, String pkg) {
        try {
            disk.setLocationFromPaths(root, List.of(root.path()));
            Map<String, MirroredFile> classes = new HashMap<>();
            List<MirroredFile> sources = new ArrayList<>();
            for (JavaFileObject file : disk.list(root, pkg, EnumSet.of(Kind.CLASS, Kind.SOURCE), false)) {
                String name = disk.inferBinaryName(root, file);
                if (file.getKind() == Kind.CLASS && root.classes()) {
                    classes.put(name, new MirroredFile.Binary(name, root.module(), files, file));
                } else if (file.getKind() == Kind.SOURCE && isSourceRoot(root)) {
                    sources.add(new MirroredFile.Source(name, text(root, name, file), file));
                }
            }
            boolean archive = Files.isRegularFile(root.path());
            sources.removeIf(source -> archive && classes.containsKey(source.binaryName()));
            sources.addAll(classes.values());
            return sources;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** javac looks for sources on the class path only where there is no source path. */
    private boolean isSourceRoot(Root root) {
        return root.sources() && !(root.classes() && hasSourcePath);
    }

    private SourceText text(Root root, String name, JavaFileObject file) {
        Location location = root.classes() ? StandardLocation.CLASS_PATH : StandardLocation.SOURCE_PATH;
        String fileName = OuterFiles.simpleNameOf(name) + ".java";
        return new SourceText(
                file.toUri(),
                () -> files.find(location, null, OuterFiles.packageOf(name), fileName)
                        .orElse(file));
    }
}
