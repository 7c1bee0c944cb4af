package io.fermata.processor.shadow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.tools.FileObject;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/** A file of the shadow's class path, made for one type: javac asks for files by type. */
abstract sealed class MirroredFile extends SimpleJavaFileObject {
    private final String binaryName;
    private final @Nullable FileObject disk;

    private MirroredFile(URI uri, Kind kind, String binaryName, @Nullable FileObject disk) {
        super(uri, kind);
        this.binaryName = binaryName;
        this.disk = disk;
    }

    String binaryName() {
        return binaryName;
    }

    /** Matters where javac has the choice between a source and a class file: it takes the younger. */
    @Override
    public long getLastModified() {
        return disk == null ? 0 : disk.getLastModified();
    }

    /** A source in which the outer javac found the type, or would if it looked; or the stub of one yet to be written. */
    static final class Source extends MirroredFile {
        private final SourceText text;

        Source(String binaryName, SourceText text, @Nullable FileObject disk) {
            super(text.uri(), Kind.SOURCE, binaryName, disk);
            this.text = text;
        }

        static boolean has(@Nullable FileObject file, SourceText text) {
            return file instanceof Source source && source.text == text;
        }

        /** True for every class: a public class in a file of another name is the outer javac's business. */
        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE && !simpleName.endsWith("-info");
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
            return text.content();
        }

        @Override
        public InputStream openInputStream() throws IOException {
            return new ByteArrayInputStream(text.content().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A class file of the outer compilation. */
    static final class Binary extends MirroredFile {
        /** Reads the bytes when the shadow first wants them. */
        interface Reader {
            byte[] read() throws IOException;
        }

        private final Reader reader;

        Binary(String binaryName, Reader reader, @Nullable FileObject disk) {
            super(
                    URI.create("fermata:///" + binaryName.replace('.', '/') + Kind.CLASS.extension),
                    Kind.CLASS,
                    binaryName,
                    disk);
            this.reader = reader;
        }

        @Override
        public InputStream openInputStream() throws IOException {
            return new ByteArrayInputStream(reader.read());
        }
    }
}
