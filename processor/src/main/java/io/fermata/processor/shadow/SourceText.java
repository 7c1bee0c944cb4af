package io.fermata.processor.shadow;

import java.io.IOException;
import java.net.URI;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** The text of one source, read once however many types are in it. */
final class SourceText {
    private final URI uri;
    private final @Nullable JavaFileObject file;
    private @Nullable String content;

    /** A file of the outer compilation, decoded by it with the encoding it was told. */
    SourceText(JavaFileObject file) {
        this.uri = file.toUri();
        this.file = file;
    }

    /** A text that is no file yet. */
    SourceText(String qualifiedName, String content) {
        this.uri = URI.create("fermata:///" + qualifiedName.replace('.', '/') + ".java");
        this.file = null;
        this.content = content;
    }

    URI uri() {
        return uri;
    }

    String content() throws IOException {
        if (content == null) {
            content = file == null ? "" : file.getCharContent(true).toString();
        }
        return content;
    }
}
