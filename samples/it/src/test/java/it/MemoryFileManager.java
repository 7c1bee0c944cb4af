package it;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Keeps the class files and the generated sources of a compilation in memory. */
final class MemoryFileManager extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, MemoryFile> files = new TreeMap<>();

    MemoryFileManager(StandardJavaFileManager fileManager) {
        super(fileManager);
    }

    /** The files of a kind, by binary name. */
    Map<String, MemoryFile> files(JavaFileObject.Kind kind) {
        Map<String, MemoryFile> result = new TreeMap<>();
        for (MemoryFile file : files.values()) {
            if (file.getKind() == kind) {
                result.put(file.className, file);
            }
        }
        return result;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        MemoryFile file = new MemoryFile(className, kind);
        files.put(className + kind.extension, file);
        return file;
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return a == b || a.toUri().equals(b.toUri());
    }

    static final class MemoryFile extends SimpleJavaFileObject {
        private final String className;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        private MemoryFile(String className, Kind kind) {
            super(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind);
            this.className = className;
        }

        byte[] bytes() {
            return content.toByteArray();
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes());
        }

        @Override
        public OutputStream openOutputStream() {
            content.reset();
            return content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content.toString(StandardCharsets.UTF_8);
        }
    }
}
