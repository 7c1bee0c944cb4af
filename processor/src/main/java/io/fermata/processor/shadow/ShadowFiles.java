package io.fermata.processor.shadow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** The shadow's file manager: the JDK from javac's own, a class path that is the {@link Mirror}, and nothing else. */
final class ShadowFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Mirror mirror;
    private final boolean withModules;

    private ShadowFiles(JavaFileManager jdk, Mirror mirror, boolean withModules) {
        super(jdk);
        this.mirror = mirror;
        this.withModules = withModules;
    }

    /** Only sources that import modules are given the module path: its types are on the class path already. */
    static ShadowFiles of(StandardJavaFileManager disk, Mirror mirror) {
        boolean withModules = !ModuleImports.of(mirror.sources().units()).isEmpty();
        if (withModules) {
            try {
                disk.setLocationFromPaths(StandardLocation.MODULE_PATH, mirror.modules());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new ShadowFiles(disk, mirror, withModules);
    }

    @Override
    public Iterable<JavaFileObject> list(Location location, String pkg, Set<Kind> kinds, boolean recurse)
            throws IOException {
        if (location == StandardLocation.CLASS_PATH) {
            List<JavaFileObject> files = new ArrayList<>();
            for (MirroredFile file : mirror.list(pkg)) {
                if (kinds.contains(file.getKind())) {
                    files.add(file);
                }
            }
            return files;
        }
        return isOwn(location) ? super.list(location, pkg, kinds, recurse) : List.of();
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof MirroredFile mirrored ? mirrored.binaryName() : super.inferBinaryName(location, file);
    }

    @Override
    public boolean hasLocation(Location location) {
        return location == StandardLocation.CLASS_PATH || isOwn(location) && super.hasLocation(location);
    }

    @Override
    public Iterable<Set<Location>> listLocationsForModules(Location location) throws IOException {
        return isOwn(location) ? super.listLocationsForModules(location) : List.of();
    }

    @Override
    public @Nullable JavaFileObject getJavaFileForInput(Location location, String className, Kind kind)
            throws IOException {
        return isOwn(location) ? super.getJavaFileForInput(location, className, kind) : null;
    }

    @Override
    public @Nullable FileObject getFileForInput(Location location, String pkg, String name) throws IOException {
        return isOwn(location) ? super.getFileForInput(location, pkg, name) : null;
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return a instanceof MirroredFile || b instanceof MirroredFile ? a == b : super.isSameFile(a, b);
    }

    /** No plug-in of the user's may start inside the shadow. */
    @Override
    public ClassLoader getClassLoader(Location location) {
        return ClassLoader.getPlatformClassLoader();
    }

    private boolean isOwn(Location location) {
        return location != StandardLocation.SOURCE_PATH
                && (withModules || location != StandardLocation.MODULE_PATH)
                && location != StandardLocation.MODULE_SOURCE_PATH
                && location != StandardLocation.PATCH_MODULE_PATH
                && location != StandardLocation.UPGRADE_MODULE_PATH
                && location != StandardLocation.ANNOTATION_PROCESSOR_PATH
                && location != StandardLocation.ANNOTATION_PROCESSOR_MODULE_PATH
                && !location.isOutputLocation();
    }
}
