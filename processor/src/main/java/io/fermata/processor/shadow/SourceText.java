package io.fermata.processor.shadow;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The text of one source, read when it is first wanted, and once however many types are in it. */
sealed class SourceText permits RewrittenText {
    /** Reads the text, as the outer compilation decodes it with the encoding that it was told. */
    interface Reader {
        CharSequence read() throws IOException;
    }

    private final URI uri;
    private final Reader reader;
    private @Nullable String content;

    SourceText(URI uri, Reader reader) {
        this.uri = uri;
        this.reader = reader;
    }

    /** The text of a source that is yet to be written. */
    static SourceText stub(String qualifiedName, String content) {
        return new SourceText(URI.create("fermata:///" + qualifiedName.replace('.', '/') + ".java"), () -> content);
    }

    URI uri() {
        return uri;
    }

    String content() throws IOException {
        if (content == null) {
            content = reader.read().toString();
        }
        return content;
    }

    /** The offset that the outer compilation has for one in this text. */
    int original(int offset) {
        return offset;
    }
}
