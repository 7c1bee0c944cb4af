package io.fermata.processor.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types that come into being while the processors run. */
class RoundsTest {
    private static final String USE = """
            package demo;
            class Use {
                int n() { return gen.Made.s().length(); }
                class Inner { int m() { return 1; } }
            }
            """;

    @TempDir
    Path dir;

    private final EveryClass processor = new EveryClass();

    @Test
    void aMissingTypeIsAnErrorInsideTheClassThatMentionsItOnly() {
        new Javac(dir)
                .source("demo/Use.java", USE + "class Sound { int n = 1; }")
                .compile("out", processor);

        assertThat(processor.only("demo.Use").errors())
                .singleElement()
                .satisfies(error -> assertThat(error.getLineNumber()).isEqualTo(3));
        assertThat(processor.only("demo.Sound").errors()).isEmpty();
    }

    @Test
    void nestedClassesHaveTheirOwnErrors() {
        processor.extra = shadow -> {
            ShadowClass inner = shadow.attribute("demo.Use.Inner").orElseThrow();
            assertThat(inner.element().getQualifiedName().toString()).isEqualTo("demo.Use.Inner");
            assertThat(inner.errors()).isEmpty();
        };
        new Javac(dir).source("demo/Use.java", USE).compile("out", processor);
        assertThat(processor.census.classes).isEqualTo(1);
    }

    @Test
    void aStubStandsForASourceYetToBeWritten() {
        processor.stubs = Map.of("gen.Made", "package gen; public class Made { public static native String s(); }");
        new Javac(dir).source("demo/Use.java", USE).compile("out", processor);

        assertThat(processor.census.errors).isEmpty();
        assertThat(processor.census.unresolved).isEmpty();
    }

    @Test
    void aSourceThatAnotherProcessorWroteInTheRoundBefore() {
        Maker maker = new Maker(false, new byte[0]);
        Javac.Result result = new Javac(dir).source("demo/Use.java", USE).compile("out", processor, maker);

        assertThat(result.ok()).isTrue();
        assertThat(processor.only("gen.Made").errors()).isEmpty();
        assertThat(processor.latest("demo.Use").errors()).isEmpty();
    }

    @Test
    void aClassFileThatAnotherProcessorWroteInTheRoundBefore() {
        byte[] made = new Javac(dir.resolve("made"))
                .source("gen/Made.java", Maker.SOURCE)
                .compile("out")
                .classes()
                .get("gen/Made.class");
        processor.stubs = Map.of();
        Javac.Result result =
                new Javac(dir).source("demo/Use.java", USE).compile("out", processor, new Maker(true, made));

        assertThat(result.ok()).isTrue();
        assertThat(processor.latest("demo.Use").errors()).isEmpty();
    }

    @Test
    void whatIsNoSourceIsNotAttributed() {
        processor.extra = shadow -> {
            assertThat(shadow.attribute("java.lang.String")).isEmpty();
            assertThat(shadow.attribute("no.Such")).isEmpty();
        };
        new Javac(dir).source("Use.java", "class Use { }").compile("out", processor);
        assertThat(processor.census.classes).isEqualTo(1);
    }

    /** Makes gen.Made in the first round, as a source or as a class file. */
    private static final class Maker extends AbstractProcessor {
        private static final String SOURCE =
                "package gen; public class Made { public static String s() { return \"\".trim(); } }";

        private final boolean binary;
        private final byte[] bytes;
        private boolean made;

        Maker(boolean binary, byte[] bytes) {
            this.binary = binary;
            this.bytes = bytes;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            try {
                if (!made && binary) {
                    try (OutputStream out =
                            processingEnv.getFiler().createClassFile("gen.Made").openOutputStream()) {
                        out.write(bytes);
                    }
                } else if (!made) {
                    try (Writer out = processingEnv
                            .getFiler()
                            .createSourceFile("gen.Made")
                            .openWriter()) {
                        out.write(SOURCE);
                    }
                }
                made = true;
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
