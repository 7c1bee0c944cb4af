package io.fermata.processor.shadow;

import java.io.IOException;
import java.net.URI;
import javax.tools.FileObject;
import org.jspecify.annotations.Nullable;

/** The text of one source, read once however many types are in it. */
final class SourceText {
    /** Finds the file when the text is first wanted. */
    interface Opener {
        FileObject open() throws IOException;
    }

    private final URI uri;
    private final Opener opener;
    private @Nullable String content;

    /** A file of the outer compilation, decoded by it with the encoding that it was told. */
    SourceText(URI uri, Opener opener) {
        this.uri = uri;
        this.opener = opener;
    }

    /** The text of a source that is yet to be written. */
    static SourceText stub(String qualifiedName, String content) {
        URI uri = URI.create("fermata:///" + qualifiedName.replace('.', '/') + ".java");
        SourceText text = new SourceText(uri, () -> {
            throw new AssertionError(qualifiedName);
        });
        text.content = content;
        return text;
    }

    URI uri() {
        return uri;
    }

    String content() throws IOException {
        if (content == null) {
            content = opener.open().getCharContent(true).toString();
        }
        return content;
    }
}
