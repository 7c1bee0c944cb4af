package io.fermata.processor.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A resource {@code differential/FAMILY.cases}: hand-written programs, each under a heading {@code //// name}, which may be
 * followed by {@code pending} (known to fail), {@code own} ({@link Program#ownReference}) and by the Java release it needs. A case is the body of a class {@code P},
 * or, where it needs several, files under headings {@code //file Name}, the first of them the main class. {@code //file
 * sub.Name} lies in a sub-package, {@code //file .Name} in the unnamed package. {@code $PKG} stands for the package.
 */
record CaseFile(String family, List<Case> cases) {

    private static final List<String> FAMILIES = List.of(
            "conditions",
            "loops",
            "jumps",
            "tries",
            "resources",
            "switches",
            "operators",
            "assignments",
            "calls",
            "objects",
            "arrays",
            "patterns",
            "captures",
            "locals",
            "homes",
            "trackers",
            "awaitables",
            "access");

    /** One program with what it needs. */
    record Case(Program program, boolean pending, int release) {}

    static List<CaseFile> all() {
        return FAMILIES.stream().map(CaseFile::read).toList();
    }

    private static CaseFile read(String family) {
        String path = "/differential/" + family + ".cases";
        String text;
        try (InputStream in = CaseFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new AssertionError("no resource " + path);
            }
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        List<Case> cases = new ArrayList<>();
        String[] parts = Pattern.compile("^//// ", Pattern.MULTILINE).split(text);
        for (int i = 1; i < parts.length; i++) {
            int end = parts[i].indexOf('\n');
            cases.add(
                    read(family, List.of(parts[i].substring(0, end).strip().split(" +")), parts[i].substring(end + 1)));
        }
        return new CaseFile(family, List.copyOf(cases));
    }

    private static Case read(String family, List<String> heading, String body) {
        String name = heading.get(0);
        String packageName = "cases." + family + ".c_" + name.replace('-', '_');
        Map<String, String> sources = new LinkedHashMap<>();
        String main = packageName + ".P";
        String[] files = Pattern.compile("^//file ", Pattern.MULTILINE).split(body);
        if (files.length == 1) {
            sources.put(main, source(packageName, packageName, "public class P {\n" + body + "}\n"));
        }
        for (int i = 1; i < files.length; i++) {
            int end = files[i].indexOf('\n');
            String file = files[i].substring(0, end).strip();
            int dot = file.lastIndexOf('.');
            String filePackage = dot < 0 ? packageName : dot == 0 ? null : packageName + "." + file.substring(0, dot);
            String className = (filePackage == null ? "" : filePackage + ".") + file.substring(dot + 1);
            sources.put(className, source(filePackage, packageName, files[i].substring(end + 1)));
            if (i == 1) {
                main = className;
            }
        }
        int release = heading.stream()
                .filter(word -> word.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(17);
        return new Case(
                new Program(family + "/" + name, sources, main, heading.contains("own")),
                heading.contains("pending"),
                release);
    }

    private static String source(@Nullable String packageName, String root, String text) {
        return (packageName == null ? "" : "package " + packageName + ";\n")
                + Program.IMPORTS
                + text.replace("$PKG", root);
    }
}
