package io.fermata.processor.shadow;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;

/** The class files that the outer compilation sees, opened through its {@link Filer}. */
final class ClassFiles {
    private static final List<Location> LOCATIONS = List.of(StandardLocation.CLASS_PATH, StandardLocation.CLASS_OUTPUT);

    private final Filer filer;

    ClassFiles(Filer filer) {
        this.filer = filer;
    }

    InputStream open(String binaryName) throws IOException {
        int dot = binaryName.lastIndexOf('.');
        String pkg = dot < 0 ? "" : binaryName.substring(0, dot);
        String file = binaryName.substring(dot + 1) + ".class";
        for (Location location : LOCATIONS) {
            try {
                return filer.getResource(location, pkg, file).openInputStream();
            } catch (IOException | RuntimeException absent) {
                // The next location may have it. RuntimeException: file managers refuse locations in their own ways.
            }
        }
        throw new FileNotFoundException(binaryName);
    }
}
