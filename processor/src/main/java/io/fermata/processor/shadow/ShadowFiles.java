package io.fermata.processor.shadow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** The shadow's file manager: the JDK from javac's own, a class path that is the {@link Mirror}, and nothing else. */
final class ShadowFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Mirror mirror;

    ShadowFiles(JavaFileManager jdk, Mirror mirror) {
        super(jdk);
        this.mirror = mirror;
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
        return isJdk(location) ? super.list(location, pkg, kinds, recurse) : List.of();
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof MirroredFile mirrored ? mirrored.binaryName() : super.inferBinaryName(location, file);
    }

    @Override
    public boolean hasLocation(Location location) {
        return location == StandardLocation.CLASS_PATH || isJdk(location) && super.hasLocation(location);
    }

    @Override
    public Iterable<Set<Location>> listLocationsForModules(Location location) throws IOException {
        return isJdk(location) ? super.listLocationsForModules(location) : List.of();
    }

    @Override
    public @Nullable JavaFileObject getJavaFileForInput(Location location, String className, Kind kind)
            throws IOException {
        return isJdk(location) ? super.getJavaFileForInput(location, className, kind) : null;
    }

    @Override
    public @Nullable FileObject getFileForInput(Location location, String pkg, String name) throws IOException {
        return isJdk(location) ? super.getFileForInput(location, pkg, name) : null;
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

    private static boolean isJdk(Location location) {
        return location != StandardLocation.SOURCE_PATH
                && location != StandardLocation.MODULE_PATH
                && location != StandardLocation.MODULE_SOURCE_PATH
                && location != StandardLocation.PATCH_MODULE_PATH
                && location != StandardLocation.UPGRADE_MODULE_PATH
                && location != StandardLocation.ANNOTATION_PROCESSOR_PATH
                && location != StandardLocation.ANNOTATION_PROCESSOR_MODULE_PATH
                && !location.isOutputLocation();
    }
}
