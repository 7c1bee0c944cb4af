package io.fermata.processor.shadow;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The modules in {@code import module M} (JEP 511). The shadow has no modules, but such an import needs one, so those
 * of the outer module path are given to it where there is such an import.
 */
final class ModuleImports {
    /** {@code ImportTree.isModule}, which came with JDK 23. */
    private static final Optional<Method> IS_MODULE = isModule();

    private ModuleImports() {}

    private static Optional<Method> isModule() {
        try {
            return Optional.of(ImportTree.class.getMethod("isModule"));
        } catch (NoSuchMethodException older) {
            return Optional.empty();
        }
    }

    /** The names of the imported modules that are not of the JDK. */
    static Set<String> of(Collection<CompilationUnitTree> units) {
        Set<String> modules = new TreeSet<>();
        for (CompilationUnitTree unit : units) {
            for (ImportTree clause : unit.getImports()) {
                String name = clause.getQualifiedIdentifier().toString();
                if (isModule(clause) && !Jdk.hasModule(name)) {
                    modules.add(name);
                }
            }
        }
        return modules;
    }

    private static boolean isModule(ImportTree clause) {
        try {
            return IS_MODULE.isPresent() && (boolean) IS_MODULE.get().invoke(clause);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
