package io.fermata.processor.differential;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Makes a failing program of one file smaller while it fails in the same way: members and statements are left out,
 * compound statements give way to their parts, expressions to their operands. Several candidates are compiled together,
 * each in a package of its own; those that are no valid Java fail in another way and are passed over.
 */
final class Shrinker {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
    private static final int BATCH = 16;
    private static final int MOST_BATCHES = 60;

    private final Function<Collection<Program>, List<Difference>> check;

    Shrinker(Function<Collection<Program>, List<Difference>> check) {
        this.check = check;
    }

    /** Text that can go in place of what stands in a range. */
    private record Edit(int start, int end, String replacement) {

        int saved() {
            return end - start - replacement.length();
        }

        /** The text with those of the edits that no other one overlaps. */
        static String apply(List<Edit> edits, String text) {
            StringBuilder out = new StringBuilder(text);
            int limit = text.length();
            for (Edit edit : edits.stream()
                    .sorted(Comparator.comparingInt(Edit::end).reversed())
                    .toList()) {
                if (edit.end <= limit) {
                    out.replace(edit.start, edit.end, edit.replacement);
                    limit = edit.start;
                }
            }
            return out.toString();
        }
    }

    /** The smallest program found that fails in the same way. */
    Difference shrink(Difference failing) {
        Difference smallest = failing;
        int from = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            String text = text(smallest);
            List<Edit> edits = edits(text);
            if (from >= edits.size()) {
                break;
            }
            List<Edit> tried = edits.subList(from, Math.min(edits.size(), from + BATCH));
            Difference smaller = smallestAlike(failing, text, tried, batch);
            if (smaller == null) {
                from += BATCH;
            } else {
                smallest = smaller;
                from = Math.max(0, from - BATCH);
            }
        }
        return smallest;
    }

    /** Tries all of the edits together, halves of them, quarters, and each alone. */
    private @Nullable Difference smallestAlike(Difference failing, String text, List<Edit> edits, int batch) {
        List<Program> candidates = new ArrayList<>();
        for (int size = BATCH; size > 0; size /= 2) {
            for (int from = 0; from < edits.size(); from += size) {
                String packageName = "shrunk.b" + batch + "c" + candidates.size();
                String smaller = Edit.apply(edits.subList(from, Math.min(edits.size(), from + size)), text);
                candidates.add(Program.of(
                        failing.program().name() + ", shrunk",
                        packageName + ".P",
                        "package " + packageName + smaller.substring(smaller.indexOf(';'))));
            }
        }
        return check.apply(candidates).stream()
                .filter(difference -> kind(difference).equals(kind(failing)))
                .min(Comparator.comparingInt(difference -> text(difference).length()))
                .orElse(null);
    }

    private static String text(Difference difference) {
        return difference.program().sources().values().iterator().next();
    }

    /** Without the name of the package. */
    private static String kind(Difference difference) {
        String main = difference.program().main();
        return difference.kind().replace(main.substring(0, main.length() - 1), "");
    }

    /** What might be left out, the longest first. */
    private static List<Edit> edits(String text) {
        JavacTask task = (JavacTask) JAVAC.getTask(
                null,
                null,
                new DiagnosticCollector<>(),
                List.of("-proc:none"),
                null,
                List.of(MemoryFiles.source("P", text)));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            Finder finder = new Finder(text, unit, Trees.instance(task).getSourcePositions());
            finder.scan(unit, null);
            finder.edits.sort(Comparator.comparingInt(Edit::saved).reversed());
            return finder.edits;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Finder extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final List<Edit> edits = new ArrayList<>();
        private final String text;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Finder(String text, CompilationUnitTree unit, SourcePositions positions) {
            this.text = text;
            this.unit = unit;
            this.positions = positions;
        }

        private int start(Tree tree) {
            return (int) positions.getStartPosition(unit, tree);
        }

        private int end(Tree tree) {
            return (int) positions.getEndPosition(unit, tree);
        }

        /** The parser makes up some trees. */
        private boolean isWritten(Tree tree) {
            return start(tree) >= 0 && end(tree) > start(tree);
        }

        private String text(Tree tree) {
            return text.substring(start(tree), end(tree));
        }

        private void replace(Tree tree, String replacement) {
            if (end(tree) > start(tree) + replacement.length()) {
                edits.add(new Edit(start(tree), end(tree), replacement));
            }
        }

        /** Without what ends a loop the program would not end. */
        private static boolean endsLoop(Tree tree, String text) {
            return text.contains("t.fuel()")
                    && (tree instanceof IfTree branch
                                    && branch.getCondition().toString().contains("t.fuel()")
                            || tree instanceof ExpressionTree);
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
            if (tree != null && isWritten(tree) && !endsLoop(tree, text(tree))) {
                if (tree instanceof ExpressionTree) {
                    parts(tree, ExpressionTree.class);
                } else if (tree instanceof StatementTree && !(tree instanceof ClassTree)) {
                    parts(tree, StatementTree.class);
                }
            }
            return super.scan(tree, unused);
        }

        /** Offers the nearest inner trees of the kind in place of the tree. */
        private void parts(Tree tree, Class<? extends Tree> kind) {
            tree.accept(
                    new TreeScanner<@Nullable Void, @Nullable Void>() {
                        @Override
                        public @Nullable Void scan(@Nullable Tree part, @Nullable Void unused) {
                            if (part == null || !isWritten(part)) {
                                return null;
                            }
                            if (kind.isInstance(part)) {
                                replace(tree, text(part));
                                return null;
                            }
                            return super.scan(part, unused);
                        }
                    },
                    null);
        }

        private void leaveOut(Collection<? extends Tree> trees) {
            trees.stream()
                    .filter(tree -> isWritten(tree) && !endsLoop(tree, text(tree)))
                    .forEach(tree -> replace(tree, ""));
        }

        @Override
        public @Nullable Void visitImport(ImportTree tree, @Nullable Void unused) {
            return null;
        }

        @Override
        public @Nullable Void visitBlock(BlockTree tree, @Nullable Void unused) {
            leaveOut(tree.getStatements());
            return super.visitBlock(tree, unused);
        }

        @Override
        public @Nullable Void visitCase(CaseTree tree, @Nullable Void unused) {
            leaveOut(List.of(tree));
            if (tree.getStatements() != null) {
                leaveOut(tree.getStatements());
            }
            return super.visitCase(tree, unused);
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
            leaveOut(tree.getMembers().stream()
                    .filter(member -> !isWritten(member) || !text(member).contains(" main(Trace t)"))
                    .toList());
            return super.visitClass(tree, unused);
        }
    }
}
