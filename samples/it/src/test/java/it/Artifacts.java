package it;

import java.nio.file.Path;

/** The packaged artifacts under test. */
final class Artifacts {
    static final Path ROOT = Path.of(System.getProperty("fermata.root")).normalize();
    static final String VERSION = System.getProperty("fermata.version");
    static final Path RUNTIME = jar("runtime");
    static final Path PROCESSOR = jar("processor");

    private Artifacts() {}

    private static Path jar(String module) {
        return ROOT.resolve(module).resolve("target").resolve("fermata-" + module + "-" + VERSION + ".jar");
    }
}
