package io.fermata.processor.shadow;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outer compilations with modules; the shadow itself has none. */
class ModulesTest {
    @TempDir
    Path dir;

    private Libraries libraries;
    private Javac javac;
    private final EveryClass processor = new EveryClass();

    @BeforeEach
    void newCompilation() {
        libraries = new Libraries(dir);
        javac = new Javac(dir.resolve("outer"));
    }

    @Test
    void aModuleAndWhatItRequires() throws IOException {
        Path far = libraries.make(
                "far",
                "module-info.java",
                "module far { exports far; }",
                "far/Far.java",
                "package far; public class Far { public hidden.Hidden hidden() { return null; } }",
                "hidden/Hidden.java",
                "package hidden; public class Hidden { public int n; }");
        Path lib = libraries.jar(
                "lib",
                "module-info.java",
                "module lib { exports lib to user; }",
                "lib/Lib.java",
                "package lib; public class Lib { public String s() { return \"\"; } }");
        javac.options("--module-path", far + File.pathSeparator + lib)
                .source("module-info.java", "module user { requires lib; requires far; requires java.sql; }")
                .source("user/Use.java", """
                        package user;
                        import far.Far;
                        import java.sql.Connection;
                        class Use {
                            int n(lib.Lib lib, Connection c) throws Exception {
                                var hidden = new Far().hidden();
                                return lib.s().length() + c.getCatalog().length();
                            }
                        }
                        """);
        Checks.attributes(javac, processor);
    }

    @Test
    void anAutomaticModule() throws IOException {
        Path jar = libraries.jar("jarred", "lib/Lib.java", "package lib; public class Lib { public String s; }");
        javac.options("--module-path", jar.toString())
                .source("module-info.java", "module user { requires jarred; }")
                .source("user/Use.java", "package user; class Use { int n(lib.Lib x) { return x.s.length(); } }");
        Checks.attributes(javac, processor);
    }

    @Test
    void aModuleOnThePathOfNone() {
        Path lib = libraries.make(
                "lib",
                "module-info.java",
                "module lib { exports lib; }",
                "lib/Lib.java",
                "package lib; public class Lib { public String s; }");
        javac.options("--module-path", lib.toString(), "--add-modules", "lib")
                .source("user/Use.java", "package user; class Use { int n(lib.Lib x) { return x.s.length(); } }");
        Checks.attributes(javac, processor);
    }

    @Test
    void permittedClassesInOtherPackages() {
        javac.source("module-info.java", "module user { }")
                .source("a/Shape.java", "package a; public sealed interface Shape permits b.Square, b.Circle { }")
                .source("b/Square.java", "package b; public record Square(int side) implements a.Shape { }")
                .source("b/Circle.java", "package b; public final class Circle implements a.Shape { }")
                .source(
                        "b/Use.java",
                        "package b; class Use { boolean is(a.Shape s) { return s instanceof Square q; } }");
        Checks.attributes(javac, processor);
    }

    /** As Maven compiles the tests of a module. */
    @Test
    void sourcesThatPatchAModule() {
        Path main = libraries.make(
                "main", "module-info.java", "module main { }", "p/Own.java", "package p; class Own { int n; }");
        javac.options("--module-path", main.toString())
                .options("--patch-module", "main=" + javac.sourceDir())
                .source("p/OwnTest.java", "package p; class OwnTest { int n(Own own) { return own.n; } }");
        Checks.attributes(javac, processor);
    }

    @Test
    void severalModulesAtOnce() {
        javac.options("--module-source-path", javac.sourceDir().toString())
                .source("a/module-info.java", "module a { exports a; }")
                .source("a/a/A.java", "package a; public class A { public String s; }")
                .source("b/module-info.java", "module b { requires a; }")
                .source("b/b/B.java", "package b; class B { int n(a.A x) { return x.s.length(); } }");
        Checks.attributes(javac, processor);
    }

    @Test
    void internalsOfTheJdk() {
        javac.options("--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED")
                .source(
                        "user/Use.java",
                        "package user; import jdk.internal.misc.VM; class Use { int n() { return VM.maxDirectMemory() > 0 ? 1 : 0; } }");
        Checks.attributes(javac, processor);
    }

    @Test
    void packagesOfJdkModulesThatAreNotRead() {
        javac.source("module-info.java", "module user { }")
                .source("java/sql/Own.java", "package java.sql; public class Own { public int n; }")
                .source("user/Use.java", "package user; class Use { int n(java.sql.Own x) { return x.n; } }");
        Checks.attributes(javac, processor);
    }

    @Test
    void importsOfModules() {
        assumeTrue(Runtime.version().feature() >= 25);
        Path far = libraries.make(
                "far",
                "module-info.java",
                "module far { exports far; }",
                "far/Far.java",
                "package far; public class Far { public int n; }");
        Path lib = libraries.make(
                "lib",
                "module-info.java",
                "module lib { exports lib; }",
                "lib/Lib.java",
                "package lib; public class Lib { public String s; }");
        javac.options("--module-path", far + File.pathSeparator + lib)
                .source("module-info.java", "module user { requires lib; requires far; }")
                .source("user/Use.java", """
                        package user;
                        import module java.base;
                        import module lib;
                        class Use { int n(Lib x, List<far.Far> l) { return x.s.length() + l.get(0).n; } }
                        """);
        Checks.attributes(javac, processor);
    }
}
