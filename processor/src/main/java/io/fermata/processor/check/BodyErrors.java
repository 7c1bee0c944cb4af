package io.fermata.processor.check;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import io.fermata.processor.shadow.ShadowClass;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** javac's own errors in the methods and initialisers of a class, each at the tree that it is about. */
public final class BodyErrors {

    private final Map<Tree, String> texts = new LinkedHashMap<>();

    private BodyErrors() {}

    public static BodyErrors of(ShadowClass type) {
        BodyErrors errors = new BodyErrors();
        for (Diagnostic<?> error : type.errors()) {
            Place place = new Place(type, error);
            place.scan(type.path().getLeaf(), null);
            if (place.found != null) {
                errors.texts.putIfAbsent(place.found, error.getMessage(Locale.ROOT));
            }
        }
        return errors;
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    public void forEach(BiConsumer<Tree, String> action) {
        texts.forEach(action);
    }

    /** Finds the innermost tree in a body that holds all of the error's text. */
    private static final class Place extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final ShadowClass type;
        private final long start;
        private final long end;
        private boolean inBody;
        private @Nullable Tree found;

        Place(ShadowClass type, Diagnostic<?> error) {
            this.type = type;
            this.start = error.getStartPosition();
            this.end = error.getEndPosition();
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
            if (tree == null || type.start(tree) > start || type.end(tree) < end) {
                return null;
            }
            if (inBody) {
                found = tree;
            }
            return super.scan(tree, unused);
        }

        /** Only what holds the error is walked through, so there is no way out of a body. */
        private @Nullable Void body(@Nullable Tree tree) {
            inBody = true;
            return scan(tree, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
            return inBody ? super.visitMethod(tree, unused) : body(tree.getBody());
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
            return inBody ? super.visitVariable(tree, unused) : body(tree.getInitializer());
        }

        @Override
        public @Nullable Void visitBlock(BlockTree tree, @Nullable Void unused) {
            inBody = true;
            return super.visitBlock(tree, unused);
        }
    }
}
