package io.fermata.processor.shadow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** A file of the shadow's class path, made for one type: javac asks for files by type. */
abstract sealed class MirroredFile extends SimpleJavaFileObject {
    private final String binaryName;

    private MirroredFile(URI uri, Kind kind, String binaryName) {
        super(uri, kind);
        this.binaryName = binaryName;
    }

    String binaryName() {
        return binaryName;
    }

    /** A type whose source the outer javac has, or whose stub stands for a source yet to be written. */
    static final class Source extends MirroredFile {
        private final SourceText text;

        Source(String binaryName, SourceText text) {
            super(text.uri(), Kind.SOURCE, binaryName);
            this.text = text;
        }

        SourceText text() {
            return text;
        }

        /**
         * Always true: a file is only offered for types that the outer javac found in it, and a public class in a file
         * of another name is the outer javac's business.
         */
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
        private final ClassFiles files;

        Binary(String binaryName, ClassFiles files) {
            super(URI.create("fermata:///" + binaryName.replace('.', '/') + ".class"), Kind.CLASS, binaryName);
            this.files = files;
        }

        @Override
        public InputStream openInputStream() throws IOException {
            return files.open(binaryName());
        }
    }

    static boolean isSource(JavaFileObject file, SourceText text) {
        return file instanceof Source source && source.text == text;
    }
}
