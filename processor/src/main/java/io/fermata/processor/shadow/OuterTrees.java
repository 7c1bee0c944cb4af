package io.fermata.processor.shadow;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the shadow's trees with the outer compilation's.
 *
 * <p>Both were parsed from the same text, so the n-th tree of a kind that starts at an offset is the same tree in both.
 * The outer compilation keeps no end positions, hence the counting. Built when the first message is printed.
 */
final class OuterTrees {
    private record Place(Tree.Kind kind, long start) {}

    private final TreePath shadow;
    private final SourceText text;
    private final Trees shadowTrees;
    private final TreePath outer;
    private final Trees outerTrees;
    private @Nullable Map<Place, List<TreePath>> shadowPlaces;
    private @Nullable Map<Place, List<TreePath>> outerPlaces;

    OuterTrees(TreePath shadow, SourceText text, Trees shadowTrees, TreePath outer, Trees outerTrees) {
        this.shadow = shadow;
        this.text = text;
        this.shadowTrees = shadowTrees;
        this.outer = outer;
        this.outerTrees = outerTrees;
    }

    Optional<TreePath> find(Tree tree) {
        if (shadowPlaces == null || outerPlaces == null) {
            shadowPlaces = places(shadow, this::place);
            outerPlaces = places(outer, this::outerPlace);
        }
        Place place = place(tree);
        List<TreePath> candidates = outerPlaces.getOrDefault(place, List.of());
        int index = 0;
        for (TreePath path : shadowPlaces.getOrDefault(place, List.of())) {
            if (path.getLeaf() == tree) {
                return index < candidates.size() ? Optional.of(candidates.get(index)) : Optional.empty();
            }
            index++;
        }
        return Optional.empty();
    }

    private Place place(Tree tree) {
        long start = shadowTrees.getSourcePositions().getStartPosition(shadow.getCompilationUnit(), tree);
        return new Place(tree.getKind(), start < 0 ? start : text.original((int) start));
    }

    private Place outerPlace(Tree tree) {
        return new Place(
                tree.getKind(), outerTrees.getSourcePositions().getStartPosition(outer.getCompilationUnit(), tree));
    }

    private static Map<Place, List<TreePath>> places(TreePath root, Function<Tree, Place> place) {
        Map<Place, List<TreePath>> places = new HashMap<>();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void scan(@Nullable Tree tree, @Nullable Void none) {
                if (tree != null) {
                    TreePath parent = getCurrentPath() == null ? root.getParentPath() : getCurrentPath();
                    places.computeIfAbsent(place.apply(tree), p -> new ArrayList<>())
                            .add(new TreePath(parent, tree));
                }
                return super.scan(tree, none);
            }
        }.scan(root.getCompilationUnit(), null);
        return places;
    }
}
