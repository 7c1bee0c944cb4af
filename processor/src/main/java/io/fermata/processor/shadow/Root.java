package io.fermata.processor.shadow;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import org.jspecify.annotations.Nullable;

/**
 * A directory or archive of the outer compilation's paths, known by a file that was found in it. It is a location of
 * the shadow's own file manager.
 */
record Root(Path path, @Nullable String module, boolean sources, boolean classes) implements JavaFileManager.Location {
    @Override
    public String getName() {
        return path.toString();
    }

    @Override
    public boolean isOutputLocation() {
        return false;
    }

    /** The root below which a file has that name (with slashes); empty if the file is not on disk. */
    static Optional<Path> of(FileObject file, String name) {
        URI uri = file.toUri();
        try {
            if ("file".equals(uri.getScheme())) {
                Path path = Path.of(uri);
                Path relative = path.getFileSystem().getPath(name);
                return path.endsWith(relative)
                        ? Optional.ofNullable(up(path, relative.getNameCount()))
                        : Optional.empty();
            }
            if ("jar".equals(uri.getScheme())) {
                String archive = uri.getRawSchemeSpecificPart();
                return Optional.of(Path.of(URI.create(archive.substring(0, archive.lastIndexOf("!/")))));
            }
        } catch (IllegalArgumentException | FileSystemNotFoundException | IndexOutOfBoundsException notOnDisk) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static @Nullable Path up(Path path, int levels) {
        Path root = path;
        for (int i = 0; i < levels && root != null; i++) {
            root = root.getParent();
        }
        return root;
    }
}
