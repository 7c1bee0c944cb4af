package io.fermata.processor.shadow;

import com.sun.source.tree.CompilationUnitTree;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
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
    private final Filer filer;
    private final Elements elements;
    private final Parser parser;
    private final Mentions mentions;

    /** Tells {@code mentions} of the names in every file that is read. */
    OuterFiles(Filer filer, Elements elements, Parser parser, Mentions mentions) {
        this.filer = filer;
        this.elements = elements;
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

    /** The class output, if it is a directory. */
    Optional<Path> output() {
        return find(StandardLocation.CLASS_OUTPUT, null, "fermata.probe", "Probe.class")
                .flatMap(file -> Root.of(file, "fermata/probe/Probe.class"))
                .filter(Files::isDirectory);
    }

    byte[] readClass(@Nullable String module, String binaryName) throws IOException {
        String pkg = Names.qualifier(binaryName);
        String file = Names.simple(binaryName) + ".class";
        Optional<FileObject> found = module == null
                ? find(StandardLocation.CLASS_PATH, null, pkg, file)
                : find(StandardLocation.MODULE_PATH, module, pkg, file);
        if (found.isPresent()) {
            return read(found.get()::openInputStream);
        }
        // A filer refuses to open what was written through it, so the output is read without it.
        Path written = output().orElseThrow(() -> new FileNotFoundException(binaryName))
                .resolve(binaryName.replace('.', '/') + ".class");
        return read(() -> Files.newInputStream(written));
    }

    /** As the other, for a type that the outer javac has read, which since JDK 18 tells the file it was in. */
    byte[] readClass(TypeElement type, @Nullable String module) throws IOException {
        try {
            Method getFileObjectOf = Elements.class.getMethod("getFileObjectOf", Element.class);
            if (getFileObjectOf.invoke(elements, type) instanceof JavaFileObject file) {
                return read(file::openInputStream);
            }
        } catch (ReflectiveOperationException unknown) {
            // JDK 17.
        }
        return readClass(module, elements.getBinaryName(type).toString());
    }

    private interface Opener {
        InputStream open() throws IOException;
    }

    private byte[] read(Opener file) throws IOException {
        try (InputStream in = file.open()) {
            byte[] bytes = in.readAllBytes();
            ClassMentions.of(bytes, mentions);
            return bytes;
        }
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
