package io.fermata.processor.shadow;

import com.sun.source.tree.CompilationUnitTree;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.SourceVersion;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
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
    private final Parser parser;
    private final Mentions mentions;

    /** Tells {@code mentions} of the names in every file that is read. */
    OuterFiles(Filer filer, Parser parser, Mentions mentions) {
        this.filer = filer;
        this.parser = parser;
        this.mentions = mentions;
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

    byte[] readClass(@Nullable String module, String binaryName) throws IOException {
        String pkg = Names.qualifier(binaryName);
        String file = Names.simple(binaryName) + ".class";
        List<Location> locations = module == null ? CLASSES : List.of(StandardLocation.MODULE_PATH);
        for (Location location : locations) {
            Optional<FileObject> found = find(location, module, pkg, file);
            if (found.isPresent()) {
                try (InputStream in = found.get().openInputStream()) {
                    byte[] bytes = in.readAllBytes();
                    ClassMentions.of(bytes, mentions);
                    return bytes;
                } catch (IOException absent) {
                    // The output location hands out files that do not exist yet.
                }
            }
        }
        throw new FileNotFoundException(binaryName);
    }

    /** A source that the outer javac has not read, though it might. */
    String readSource(Location location, String binaryName, JavaFileObject disk) throws IOException {
        FileObject file = find(location, null, Names.qualifier(binaryName), Names.simple(binaryName) + ".java")
                .orElse(disk);
        String content = file.getCharContent(true).toString();
        for (CompilationUnitTree unit : parser.parse(binaryName, content)) {
            SourceMentions.of(unit, mentions);
        }
        return content;
    }
}
