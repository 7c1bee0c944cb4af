package io.fermata.processor.shadow;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.SourceVersion;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The files that the outer compilation sees, by name, through its {@link Filer}.
 *
 * <p>Asking for a file by name has no effect on the outer compilation; asking for the elements of a package has: javac
 * then reads every class file in it, and parses every source that lies beside the ones it was given.
 */
final class OuterFiles {
    private static final List<Location> CLASSES = List.of(StandardLocation.CLASS_PATH, StandardLocation.CLASS_OUTPUT);

    private final Filer filer;

    OuterFiles(Filer filer) {
        this.filer = filer;
    }

    /** A file in a package of a location; empty where there is none, or where the file manager refuses to say. */
    Optional<FileObject> find(Location location, @Nullable String module, String pkg, String name) {
        if (!pkg.isEmpty() && !SourceVersion.isName(pkg)) {
            return Optional.empty();
        }
        try {
            return Optional.of(filer.getResource(location, module == null ? pkg : module + "/" + pkg, name));
        } catch (IOException | RuntimeException absent) {
            return Optional.empty();
        }
    }

    InputStream openClass(@Nullable String module, String binaryName) throws IOException {
        String pkg = packageOf(binaryName);
        String file = simpleNameOf(binaryName) + ".class";
        if (module != null) {
            return find(StandardLocation.MODULE_PATH, module, pkg, file)
                    .orElseThrow(() -> new FileNotFoundException(module + "/" + binaryName))
                    .openInputStream();
        }
        for (Location location : CLASSES) {
            Optional<FileObject> found = find(location, null, pkg, file);
            if (found.isPresent()) {
                try {
                    return found.get().openInputStream();
                } catch (IOException absent) {
                    // An output location hands out files that may not exist.
                }
            }
        }
        throw new FileNotFoundException(binaryName);
    }

    static String packageOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    static String simpleNameOf(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
