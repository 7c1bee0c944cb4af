package io.fermata.processor.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages are printed at the user's own trees. */
class OuterTreesTest {
    private static final String SOURCE = """
            package demo;
            class Use {
                record Pair(int a, int b) { Pair { a++; } }
                enum Color { RED, GREEN { int f() { return 1 + 2 + 3; } } }
                int n(java.util.List<String> list) {
                    var x = 1 + 2 + 3;
                    list.forEach(s -> s.trim().concat("").length());
                    for (var s : list) { x += s.length(); }
                    int a = 1, b[] = {2};
                    return x;
                }
            }
            class Other { int n = 1 + 2; }
            """;

    @TempDir
    Path dir;

    private final EveryClass processor = new EveryClass();

    @Test
    void everyTreeOfTheSourceHasItsTwin() {
        int[] count = new int[1];
        processor.action = (shadow, env) -> new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void scan(@Nullable Tree tree, @Nullable Void none) {
                if (tree != null && shadow.end(tree) >= 0) {
                    count[0]++;
                    TreePath twin = shadow.outer(tree).orElseThrow(() -> new AssertionError(tree));
                    assertThat(twin.getLeaf()).isNotSameAs(tree);
                    assertThat(twin.getLeaf().getKind()).isEqualTo(tree.getKind());
                    assertThat(Trees.instance(env)
                                    .getSourcePositions()
                                    .getStartPosition(twin.getCompilationUnit(), twin.getLeaf()))
                            .isEqualTo(shadow.start(tree));
                    assertThat(length(twin.getLeaf())).isEqualTo(length(tree));
                }
                return super.scan(tree, none);
            }
        }.scan(shadow.path(), null);
        new Javac(dir).source("demo/Use.java", SOURCE).compile("out", processor);

        assertThat(count[0]).isGreaterThan(70);
        assertThat(processor.census.classes).isEqualTo(2);
    }

    /** Attributed trees print with the types that javac has filled in. */
    private static int length(Tree tree) {
        return tree.getKind().asInterface() == com.sun.source.tree.BinaryTree.class
                ? tree.toString().length()
                : 0;
    }

    @Test
    void aMessageAtATree() {
        processor.action = (shadow, env) -> new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(
                    com.sun.source.tree.MethodInvocationTree tree, @Nullable Void none) {
                if (tree.toString().startsWith("s.trim().concat(\"\").length")) {
                    TreePath twin = shadow.outer(tree).orElseThrow();
                    Trees.instance(env)
                            .printMessage(Diagnostic.Kind.ERROR, "here", twin.getLeaf(), twin.getCompilationUnit());
                }
                return super.visitMethodInvocation(tree, none);
            }
        }.scan(shadow.path(), null);
        List<? extends Diagnostic<?>> diagnostics = new Javac(dir)
                .source("demo/Use.java", SOURCE)
                .compile("out", processor)
                .diagnostics();

        assertThat(diagnostics).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.getMessage(null)).isEqualTo("here");
            assertThat(diagnostic.getLineNumber()).isEqualTo(7);
            assertThat(diagnostic.getPosition()).isEqualTo(SOURCE.indexOf("());\n        for"));
        });
    }
}
