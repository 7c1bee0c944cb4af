package io.fermata.processor;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The simple names in a source that look like types: as a rule they begin with an upper-case letter. */
final class TypeNames extends TreeScanner<@Nullable Void, @Nullable Void> {

    private final Set<String> names = new HashSet<>();

    private TypeNames() {}

    static Set<String> in(CompilationUnitTree unit) {
        TypeNames scanner = new TypeNames();
        scanner.scan(unit, null);
        return scanner.names;
    }

    private void add(CharSequence name) {
        if (name.length() > 0 && !Character.isLowerCase(name.charAt(0))) {
            names.add(name.toString());
        }
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void none) {
        add(tree.getName());
        return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void none) {
        add(tree.getSimpleName());
        return super.visitClass(tree, none);
    }
}
