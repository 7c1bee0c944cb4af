package io.fermata.processor.shadow;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Packages as the outer compilation's elements show them, for file managers that keep class files elsewhere than on
 * disk. The last resort: javac reads every class of the package to answer.
 */
final class OuterPackages {
    private final Elements elements;
    private final Trees trees;
    private final OuterSources sources;
    private final OuterFiles files;

    OuterPackages(Elements elements, Trees trees, OuterSources sources, OuterFiles files) {
        this.elements = elements;
        this.trees = trees;
        this.sources = sources;
        this.files = files;
    }

    Iterable<MirroredFile> list(String pkg) {
        Map<String, MirroredFile> listing = new LinkedHashMap<>();
        for (PackageElement element : elements.getAllPackageElements(pkg)) {
            ModuleElement module = elements.getModuleOf(element);
            if (!Jdk.hasModule(module)) {
                String name = module == null || module.isUnnamed()
                        ? null
                        : module.getQualifiedName().toString();
                ElementFilter.typesIn(element.getEnclosedElements()).forEach(type -> add(type, name, listing));
            }
        }
        return listing.values();
    }

    private void add(TypeElement type, @Nullable String module, Map<String, MirroredFile> listing) {
        String name = elements.getBinaryName(type).toString();
        TreePath path = trees.getPath(type);
        if (path != null) {
            listing.put(name, new MirroredFile.Source(name, sources.text(path.getCompilationUnit()), null));
        } else if (listing.putIfAbsent(name, new MirroredFile.Binary(name, () -> files.readClass(type, module), null))
                == null) {
            ElementFilter.typesIn(type.getEnclosedElements()).forEach(nested -> add(nested, module, listing));
        }
    }
}
