package io.fermata.processor.slice;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Patterns and case labels on whichever JDK: kinds of trees that Java 17 has not are known by their names. */
public final class PatternTree {

    private PatternTree() {}

    /** The trees right below one. */
    private static List<Tree> children(Tree parent) {
        List<Tree> children = new ArrayList<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            private boolean inside;

            @Override
            public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
                if (tree == parent && !inside) {
                    inside = true;
                    return super.scan(tree, unused);
                }
                if (tree != null) {
                    children.add(tree);
                }
                return null;
            }
        }.scan(parent, null);
        return children;
    }

    /** The trees between {@code case} and the colon or arrow, a guard last. */
    public static List<Tree> labels(CaseTree arm) {
        return children(arm).stream()
                .filter(tree -> tree != arm.getBody()
                        && (arm.getStatements() == null || !arm.getStatements().contains(tree)))
                .toList();
    }

    /** The guard of a case, which may be an expression only where labels are no expressions. */
    static Optional<ExpressionTree> guard(CaseTree arm) {
        List<Tree> all = labels(arm);
        return all.size() > 1
                        && all.get(all.size() - 1) instanceof ExpressionTree guard
                        && !(all.get(0) instanceof ExpressionTree)
                ? Optional.of(guard)
                : Optional.empty();
    }

    /** The pattern of a label, or the constant; the label itself if it is {@code default}. */
    static Tree bare(Tree label) {
        return is(label, "PATTERN_CASE_LABEL") || is(label, "CONSTANT_CASE_LABEL")
                ? children(label).get(0)
                : label;
    }

    static boolean isDefault(Tree label) {
        return is(label, "DEFAULT_CASE_LABEL");
    }

    static boolean isPattern(Tree tree) {
        return is(tree, "BINDING_PATTERN") || isDeconstruction(tree) || isAny(tree);
    }

    /** {@code _} alone, which has no place in the text. */
    static boolean isAny(Tree tree) {
        return is(tree, "ANY_PATTERN");
    }

    public static boolean isDeconstruction(Tree tree) {
        return is(tree, "DECONSTRUCTION_PATTERN");
    }

    /** The record's name in a record pattern. */
    static Tree deconstructor(Tree pattern) {
        return children(pattern).get(0);
    }

    /** The patterns within a record pattern. */
    static List<Tree> nested(Tree pattern) {
        List<Tree> all = children(pattern);
        return all.subList(1, all.size());
    }

    private static boolean is(Tree tree, String kind) {
        return tree.getKind().name().equals(kind);
    }
}
