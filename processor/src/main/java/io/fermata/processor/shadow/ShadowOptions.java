package io.fermata.processor.shadow;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.util.Elements;

/**
 * The options of the shadow. No exported API shows the outer compilation's, but it shows their effects: the language
 * level, the modules that are there, and whether the JDK looks older than it is.
 */
final class ShadowOptions {
    private ShadowOptions() {}

    static List<String> of(ProcessingEnvironment javac, Collection<CompilationUnitTree> units) {
        List<String> options = new ArrayList<>(List.of("-proc:none", "-nowarn", "-Xlint:none"));
        // Past its limit javac stops reporting, and a class with an error would look sound.
        options.addAll(List.of("-Xmaxerrs", Integer.toString(Integer.MAX_VALUE)));
        boolean release = isRelease(javac);
        options.add(release ? "--release" : "-source");
        options.add(Integer.toString(javac.getSourceVersion().ordinal()));
        if (javac.isPreviewEnabled()) {
            options.add("--enable-preview");
        }
        if (javac.getSourceVersion().compareTo(SourceVersion.RELEASE_9) >= 0) {
            Set<String> modules = jdkModules(javac.getElementUtils());
            modules.addAll(ModuleImports.of(units));
            if (!modules.isEmpty()) {
                options.addAll(List.of("--limit-modules", String.join(",", modules)));
                options.addAll(List.of("--add-modules", String.join(",", modules)));
            }
            if (!release) {
                concealed(units).forEach(pkg -> options.addAll(List.of("--add-exports", pkg + "=ALL-UNNAMED")));
            }
        }
        return options;
    }

    /**
     * With {@code --release} javac reads the older JDK's signatures, which have no internals; with {@code -source} it
     * reads its own.
     */
    private static boolean isRelease(ProcessingEnvironment javac) {
        if (javac.getSourceVersion() == SourceVersion.latest()) {
            return false;
        }
        Elements elements = javac.getElementUtils();
        if (javac.getSourceVersion().compareTo(SourceVersion.RELEASE_9) < 0) {
            return elements.getTypeElement("java.lang.StackWalker") == null;
        }
        ModuleElement base = elements.getModuleElement("java.base");
        return base != null && elements.getTypeElement(base, "jdk.internal.misc.Unsafe") == null;
    }

    private static Set<String> jdkModules(Elements elements) {
        return elements.getAllModuleElements().stream()
                .filter(Jdk::hasModule)
                .map(module -> module.getQualifiedName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The JDK's internal packages that the sources import, which they can only do with {@code --add-exports}. */
    private static Set<String> concealed(Collection<CompilationUnitTree> units) {
        Set<String> concealed = new TreeSet<>();
        for (CompilationUnitTree unit : units) {
            for (ImportTree clause : unit.getImports()) {
                String name = clause.getQualifiedIdentifier().toString();
                for (String pkg = name; !pkg.isEmpty(); pkg = Names.qualifier(pkg)) {
                    String concealing = Jdk.concealing(pkg).orElse("");
                    if (!concealing.isEmpty()) {
                        concealed.add(concealing + "/" + pkg);
                    }
                }
            }
        }
        return concealed;
    }
}
