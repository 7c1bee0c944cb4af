package io.fermata.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import io.fermata.processor.code.Part;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Static imports of the companion: what the user's source names without its class, it does too. */
final class StaticImports {

    private final Map<ClassName, Set<String>> names = new TreeMap<>();
    private final Set<String> hidden;

    /** @param hidden names that mean something else inside the companion */
    StaticImports(Set<String> hidden) {
        this.hidden = hidden;
    }

    void add(CodeBlock.Builder out, Part.Static member) {
        out.add("$T." + member.name().replace("$", "$$"), member.owner());
        boolean ambiguous = names.entrySet().stream()
                .anyMatch(entry -> !entry.getKey().equals(member.owner())
                        && entry.getValue().contains(member.name()));
        if (!hidden.contains(member.name()) && !ambiguous) {
            names.computeIfAbsent(member.owner(), owner -> new TreeSet<>()).add(member.name());
        }
    }

    void addTo(JavaFile.Builder file) {
        names.forEach((owner, members) -> file.addStaticImport(owner, members.toArray(new String[0])));
    }
}
