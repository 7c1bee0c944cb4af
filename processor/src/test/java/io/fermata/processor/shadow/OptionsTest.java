package io.fermata.processor.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options of the outer compilation that the shadow must have too, or types come out differently. */
class OptionsTest {
    @TempDir
    Path dir;

    private final EveryClass processor = new EveryClass();

    /** Java 9 has let {@code flip} return ByteBuffer; before it was Buffer. */
    private static final String FLIP = "class Use { Object o(java.nio.ByteBuffer b) { return b.flip(); } }";

    @Test
    void releaseGivesTheSignaturesOfAnOlderJdk() {
        Checks.attributes(
                new Javac(dir)
                        .options("--release", "8", "-nowarn", "-Xlint:-options")
                        .source("Use.java", FLIP),
                processor);
        assertThat(types(processor.only("Use"))).containsExactly("java.nio.Buffer");
    }

    @Test
    void sourceLeavesThemNew() {
        Checks.attributes(
                new Javac(dir)
                        .options("-source", "8", "-nowarn", "-Xlint:-options")
                        .source("Use.java", FLIP),
                processor);
        assertThat(types(processor.only("Use"))).containsExactly("java.nio.ByteBuffer");
    }

    @Test
    void aReleaseWithModules() {
        Checks.attributes(
                new Javac(dir)
                        .options("--release", "11")
                        .source(
                                "Use.java",
                                "class Use { Object o() { var x = java.util.List.of(1); return x.get(0); } }"),
                processor);
    }

    @Test
    void previewFeatures() {
        int release = Runtime.version().feature();
        String source = release == 17
                ? "class Use { int n(Object o) { return switch (o) { case String s -> s.length(); default -> 0; }; } }"
                : "class Use { int n(int i) { return switch (i) { case byte b -> b; default -> 0; }; } }";
        Checks.attributes(
                new Javac(dir)
                        .options("--enable-preview", "--release", Integer.toString(release))
                        .source("Use.java", source),
                processor);
    }

    private static List<String> types(ShadowClass shadow) {
        List<String> types = new ArrayList<>();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void none) {
                if (shadow.end(tree) > 0) {
                    types.add(String.valueOf(shadow.type(getCurrentPath())));
                }
                return super.visitMethodInvocation(tree, none);
            }
        }.scan(new TreePath(shadow.path().getParentPath(), shadow.path().getLeaf()), null);
        return types;
    }
}
