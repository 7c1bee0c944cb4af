package io.fermata.processor.shadow;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.util.TreeScanner;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of types that the outer sources mention. */
final class Mentions {
    private Mentions() {}

    /** The qualified names in import clauses, without members and stars; some may be packages. */
    static Set<String> imported(Collection<CompilationUnitTree> units) {
        Set<String> names = new LinkedHashSet<>();
        for (CompilationUnitTree unit : units) {
            for (ImportTree clause : unit.getImports()) {
                String name = clause.getQualifiedIdentifier().toString();
                names.add(clause.isStatic() || name.endsWith(".*") ? OuterFiles.packageOf(name) : name);
            }
        }
        return names;
    }

    /** The simple names that may stand for types of the sources' own package: those that no import explains. */
    static Set<String> simple(Collection<CompilationUnitTree> units) {
        Set<String> names = new LinkedHashSet<>();
        for (CompilationUnitTree unit : units) {
            Set<String> inUnit = new LinkedHashSet<>();
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitImport(ImportTree clause, @Nullable Void none) {
                    return null;
                }

                @Override
                public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void none) {
                    String name = tree.getName().toString();
                    if (!Character.isLowerCase(name.charAt(0))) {
                        inUnit.add(name);
                    }
                    return null;
                }
            }.scan(unit, null);
            for (ImportTree clause : unit.getImports()) {
                if (!clause.isStatic()) {
                    inUnit.remove(OuterFiles.simpleNameOf(
                            clause.getQualifiedIdentifier().toString()));
                }
            }
            names.addAll(inUnit);
        }
        return names;
    }
}
