package io.fermata.processor.shadow;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;
import java.io.IOException;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/** A source that Lombok may have changed in the outer compilation: its text, and in it what Lombok has added. */
final class RewrittenText extends SourceText {
    private final CompilationUnitTree written;
    private final Insertions insertions;

    private RewrittenText(JavaFileObject file, String text, CompilationUnitTree written, Insertions insertions) {
        super(file.toUri(), () -> insertions.apply(text));
        this.written = written;
        this.insertions = insertions;
    }

    static RewrittenText of(CompilationUnitTree unit, String text, Parser parser, Elements elements, Trees trees)
            throws IOException {
        CompilationUnitTree written =
                parser.parse(unit.getSourceFile().getName(), text).iterator().next();
        Insertions insertions = Rewriting.of(written, unit, elements, trees);
        return new RewrittenText(unit.getSourceFile(), Rewriting.withoutVal(written, text, trees), written, insertions);
    }

    /** The source before Lombok, which takes the imports of what it has dealt with out of the outer trees. */
    CompilationUnitTree written() {
        return written;
    }

    @Override
    int original(int offset) {
        return insertions.original(offset);
    }
}
