package io.fermata.processor.shadow;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;

/** Parses a source to see what it mentions; errors in it are of no interest. */
final class Parser {
    private final JavaCompiler compiler;
    private final JavaFileManager files;

    Parser(JavaCompiler compiler, JavaFileManager files) {
        this.compiler = compiler;
        this.files = files;
    }

    Iterable<? extends CompilationUnitTree> parse(String name, String source) throws IOException {
        JavacTask task = (JavacTask) compiler.getTask(
                Writer.nullWriter(),
                files,
                error -> {},
                List.of("-proc:none"),
                null,
                List.of(new MirroredFile.Source(name, SourceText.stub(name, source), null)));
        return task.parse();
    }
}
