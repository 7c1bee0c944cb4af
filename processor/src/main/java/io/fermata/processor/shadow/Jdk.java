package io.fermata.processor.shadow;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ModuleElement;
import org.jspecify.annotations.Nullable;

/** The modules and packages of the JDK that runs javac. */
final class Jdk {
    private static final ModuleFinder MODULES = ModuleFinder.ofSystem();
    private static final Map<String, ModuleDescriptor> PACKAGES = packages();

    private Jdk() {}

    private static Map<String, ModuleDescriptor> packages() {
        Map<String, ModuleDescriptor> packages = new HashMap<>();
        MODULES.findAll()
                .forEach(module ->
                        module.descriptor().packages().forEach(pkg -> packages.put(pkg, module.descriptor())));
        return packages;
    }

    static boolean hasPackage(String pkg) {
        return PACKAGES.containsKey(pkg);
    }

    static boolean hasModule(@Nullable ModuleElement module) {
        return module != null
                && !module.isUnnamed()
                && hasModule(module.getQualifiedName().toString());
    }

    static boolean hasModule(String name) {
        return MODULES.find(name).isPresent();
    }

    /** The module of a package that javac only shows with {@code --add-exports}. */
    static Optional<String> concealing(String pkg) {
        return Optional.ofNullable(PACKAGES.get(pkg))
                .filter(module ->
                        module.exports().stream().noneMatch(e -> e.source().equals(pkg) && !e.isQualified()))
                .map(ModuleDescriptor::name);
    }
}
