package io.fermata.processor.messages;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.fermata.processor.AsyncProcessor;
import io.fermata.processor.message.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Some sources of the package {@code demo}, compiled with the processor, and what was said about the first of them. */
final class Compiled {
    private static final Pattern TYPE =
            Pattern.compile("^(?:\\w+ )*(?:class|interface|record|enum|@interface) (\\w+)", Pattern.MULTILINE);

    private static final Pattern PACKAGE = Pattern.compile("^package (\\w+);");

    static final String HEAD = """
            package demo;
            import static io.fermata.Asyncio.*;
            import io.fermata.*;
            import java.util.*;
            import java.util.function.*;
            """;

    private final Compilation compilation;
    private final JavaFileObject first;

    private Compiled(Compilation compilation, JavaFileObject first) {
        this.compilation = compilation;
        this.first = first;
    }

    static Compiled of(String... sources) {
        return with(List.of(), sources);
    }

    static Compiled with(List<String> options, String... sources) {
        List<JavaFileObject> files = Arrays.stream(sources).map(Compiled::file).toList();
        List<Object> all = new ArrayList<>(options);
        return new Compiled(
                Compiler.javac()
                        .withProcessors(new AsyncProcessor())
                        .withOptions(all)
                        .compile(files),
                files.get(0));
    }

    private static JavaFileObject file(String body) {
        Matcher type = TYPE.matcher(body);
        if (!type.find()) {
            throw new IllegalArgumentException(body);
        }
        Matcher elsewhere = PACKAGE.matcher(body);
        return elsewhere.find()
                ? JavaFileObjects.forSourceString(elsewhere.group(1) + "." + type.group(1), body)
                : JavaFileObjects.forSourceString("demo." + type.group(1), HEAD + body);
    }

    /** The compilation fails with the message at the line, and the message says what to write instead. */
    Compiled error(Message message, String line, String advice) {
        assertThat(compilation)
                .hadErrorContaining("[fermata." + message.id() + "]")
                .inFile(first)
                .onLineContaining(line);
        assertThat(texts(Diagnostic.Kind.ERROR)).anyMatch(text -> is(message, text) && text.contains(advice));
        return this;
    }

    /** The same for a warning. */
    Compiled warning(Message message, String line, String advice) {
        assertThat(compilation)
                .hadWarningContaining("[fermata." + message.id() + "]")
                .inFile(first)
                .onLineContaining(line);
        assertThat(texts(Diagnostic.Kind.WARNING)).anyMatch(text -> is(message, text) && text.contains(advice));
        return this;
    }

    private static boolean is(Message message, String text) {
        return text.startsWith("[fermata." + message.id() + "] ");
    }

    /** An error of javac's own at the line. */
    Compiled javacError(String line, String text) {
        assertThat(compilation).hadErrorContaining(text).inFile(first).onLineContaining(line);
        return this;
    }

    Compiled errors(int count) {
        assertThat(texts(Diagnostic.Kind.ERROR)).hasSize(count);
        return this;
    }

    Compiled warnings(int count) {
        assertThat(texts(Diagnostic.Kind.WARNING)).hasSize(count);
        return this;
    }

    /** Everything that was said has one of these ids. */
    Compiled only(Message message) {
        assertThat(compilation.diagnostics()).isNotEmpty().allMatch(diagnostic -> is(message, text(diagnostic)));
        return this;
    }

    /** Compiles without a word. */
    Compiled clean() {
        assertThat(compilation).succeededWithoutWarnings();
        return this;
    }

    Compiled succeeds() {
        assertThat(compilation).succeeded();
        return this;
    }

    /** Nothing is said about generated code. */
    Compiled quietAboutGenerated() {
        assertThat(compilation.diagnostics()).allSatisfy(diagnostic -> {
            JavaFileObject source = diagnostic.getSource();
            assertThat(source == null ? "" : source.getName()).doesNotContain("Async.java");
        });
        return this;
    }

    /** The companion, as written. */
    String companion(String name) {
        JavaFileObject file = compilation.generatedSourceFile("demo." + name).orElseThrow();
        try {
            return file.getCharContent(false).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> texts(Diagnostic.Kind kind) {
        return compilation.diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == kind)
                .map(Compiled::text)
                .toList();
    }

    private static String text(Diagnostic<?> diagnostic) {
        return diagnostic.getMessage(Locale.ROOT);
    }
}
