package io.fermata.processor.shadow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private final Map<String, Set<String>> automaticModules = new HashMap<>();
    private boolean hasSourcePath;

    OuterPaths(OuterFiles files, StandardJavaFileManager disk) {
        this.files = files;
        this.disk = disk;
    }

    /** Looks for a type by name, and adds the root in which it is found. */
    Found probe(String pkg, String simpleName) {
        String key = pkg + "/" + simpleName;
        Found found = probed.get(key);
        if (found == null) {
            found = look(pkg, simpleName);
            probed.put(key, found);
        }
        return found;
    }

    private Found look(String pkg, String simpleName) {
        Found found = look(StandardLocation.CLASS_PATH, null, pkg, simpleName + ".class");
        for (String module : automaticModules.getOrDefault(pkg, Set.of())) {
            if (found == Found.NOWHERE) {
                found = look(StandardLocation.MODULE_PATH, module, pkg, simpleName + ".class");
            }
        }
        return found == Found.NOWHERE ? probeSource(pkg, simpleName + ".java") : found;
    }

    /** Looks for a source file by name, and adds the root in which it is found. */
    Found probeSource(String pkg, String fileName) {
        Found found = look(StandardLocation.SOURCE_PATH, null, pkg, fileName);
        return found == Found.NOWHERE ? look(StandardLocation.CLASS_PATH, null, pkg, fileName) : found;
    }

    /** Adds the root of a module on the module path; one without a descriptor is found by its types. */
    void addModule(String module, Iterable<String> packages) {
        if (look(StandardLocation.MODULE_PATH, module, "", "module-info.class") == Found.NOWHERE) {
            for (String pkg : packages) {
                automaticModules
                        .computeIfAbsent(pkg, p -> new LinkedHashSet<>())
                        .add(module);
            }
        }
    }

    /** The roots of the modules on the module path. */
    List<Path> modules() {
        return roots.stream()
                .filter(root -> root.module() != null)
                .map(Root::path)
                .toList();
    }

    /** Adds the class output, in which a module that is being compiled has the classes that are up to date. */
    void addOutput() {
        files.output().ifPresent(path -> roots.add(new Root(path, null, false, true)));
    }

    private Found look(Location location, @Nullable String module, String pkg, String fileName) {
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

    /** The files of a package in all roots known, by binary name and extension. */
    Map<String, MirroredFile> list(String pkg) {
        Map<String, MirroredFile> listing = new LinkedHashMap<>();
        for (Root root : roots) {
            try {
                list(root, pkg, listing);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return listing;
    }

    private void list(Root root, String pkg, Map<String, MirroredFile> listing) throws IOException {
        if (!disk.hasLocation(root)) {
            disk.setLocationFromPaths(root, List.of(root.path()));
        }
        for (JavaFileObject file : disk.list(root, pkg, EnumSet.of(Kind.CLASS, Kind.SOURCE), false)) {
            String name = disk.inferBinaryName(root, file);
            if (file.getKind() == Kind.CLASS && root.classes()) {
                listing.putIfAbsent(name + Kind.CLASS.extension, binary(root, name, file));
            } else if (file.getKind() == Kind.SOURCE && isSourceRoot(root)) {
                listing.putIfAbsent(name + Kind.SOURCE.extension, source(root, name, file));
            }
        }
    }

    /** javac looks for sources on the class path only where there is no source path. Those in jars are never young. */
    private boolean isSourceRoot(Root root) {
        return root.sources() && (!root.classes() || !hasSourcePath && Files.isDirectory(root.path()));
    }

    private MirroredFile binary(Root root, String name, JavaFileObject file) {
        return new MirroredFile.Binary(name, () -> files.readClass(root.module(), name), file);
    }

    private MirroredFile source(Root root, String name, JavaFileObject file) {
        Location location = root.classes() ? StandardLocation.CLASS_PATH : StandardLocation.SOURCE_PATH;
        return new MirroredFile.Source(
                name, new SourceText(file.toUri(), () -> files.readSource(location, name, file)), file);
    }
}
