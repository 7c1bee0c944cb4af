package io.fermata.processor.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types that are no sources of the compilation, wherever the outer javac finds them. */
class ClassPathTest {
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
    void directoriesAndJars() throws IOException {
        Path jar =
                libraries.jar("jarred", "b/B.java", "package b; public class B { public String s() { return null; } }");
        Path classes = libraries.make(
                "classes", "a/A.java", "package a; public class A { public static class In {} public b.B b; }");
        javac.options("-cp", classes + File.pathSeparator + jar)
                .source(
                        "demo/Use.java",
                        "package demo; class Use { int n(a.A x, a.A.In in) { return x.b.s().length(); } }");
        attributes();
    }

    @Test
    void aPackageInSeveralPlaces() throws IOException {
        Path two = libraries.make("two", "demo/Far.java", "package demo; class Far { String s; }");
        Path one = libraries.make("one", "demo/Own.java", "package demo; class Own { Far far; }");
        javac.options("-cp", one + File.pathSeparator + two)
                .source(
                        "demo/Use.java",
                        "package demo; class Use { Far f; int n(Own o) { return o.far.s.length(); } }");
        attributes();
    }

    @Test
    void aPackageInSeveralPlacesKnownToClassFilesOnly() throws IOException {
        Path two = libraries.make("two", "demo/Far.java", "package demo; public class Far { public String s; }");
        Path one = libraries.make("one", "lib/Own.java", "package lib; public class Own { public demo.Far far; }");
        javac.options("-cp", one + File.pathSeparator + two)
                .source("demo/Use.java", "package demo; class Use { int n(lib.Own o) { return o.far.s.length(); } }");
        attributes();
    }

    @Test
    void importsOnDemandFromAPackageInSeveralPlaces() throws IOException {
        Path one = libraries.make("one", "lib/A.java", "package lib; public class A { }");
        Path two = libraries.make("two", "lib/B.java", "package lib; public class B { public int n; }");
        javac.options("-cp", one + File.pathSeparator + two)
                .source("demo/Use.java", "package demo; import lib.*; class Use { A a; int n(B b) { return b.n; } }");
        attributes();
    }

    @Test
    void theNearerOfTwoClassesOfOneName() throws IOException {
        Path old = libraries.make("old", "a/A.java", "package a; public class A { public int old; }");
        Path young = libraries.make("young", "a/A.java", "package a; public class A { public int young; }");
        Path other = libraries.make("other", "a/B.java", "package a; public class B {}");
        javac.options("-cp", other + File.pathSeparator + young + File.pathSeparator + old)
                .source("demo/Use.java", "package demo; import a.*; class Use { B b; int n(A a) { return a.young; } }");
        attributes();
    }

    @Test
    void sourcesOnTheSourcePathAreReadWithoutTheirNeighbours() {
        javac.write("other/Lib.java", "package other; public class Lib { public static String s() { return \"\"; } }");
        javac.write("other/Broken.java", "package other; public class Broken { void f( { }");
        javac.write("demo/Near.java", "package demo; class Near { int n; }");
        javac.write("demo/Wrong.java", "package demo; class Wrong { int x = nowhere; }");
        javac.options("-sourcepath", javac.sourceDir().toString())
                .source(
                        "demo/Use.java",
                        "package demo; import other.Lib; class Use { int n(Near x) { return Lib.s().length() + x.n; } }");
        attributes();
    }

    @Test
    void brokenNeighboursInTheUnnamedPackage() {
        javac.write("Broken.java", "class Broken { void f( { }");
        javac.write("Stranger.java", "package q; class Stranger { }");
        javac.options("-Xlint:all", "-Werror", "-cp", javac.sourceDir().toString())
                .source("Demo.java", "class Demo { int n = \"\".length(); }");
        attributes();
    }

    @Test
    void aYoungerSourceBesideItsClassFile() throws IOException {
        Path old = libraries.make("old", "q/Twice.java", "package q; public class Twice { public int old; }");
        Path source =
                Files.writeString(old.resolve("q/Twice.java"), "package q; public class Twice { public int young; }");
        Files.setLastModifiedTime(old.resolve("q/Twice.class"), FileTime.fromMillis(1_000_000));
        Files.setLastModifiedTime(source, FileTime.fromMillis(2_000_000));
        javac.options("-cp", old.toString())
                .source("demo/Use.java", "package demo; class Use { int n(q.Twice t) { return t.young; } }");
        attributes();
    }

    @Test
    void aYoungerSourceBesideItsClassFileWhereThereIsASourcePath() throws IOException {
        Path old = libraries.make("old", "q/Twice.java", "package q; public class Twice { public int old; }");
        Path source =
                Files.writeString(old.resolve("q/Twice.java"), "package q; public class Twice { public int young; }");
        Files.setLastModifiedTime(old.resolve("q/Twice.class"), FileTime.fromMillis(1_000_000));
        Files.setLastModifiedTime(source, FileTime.fromMillis(2_000_000));
        javac.options("-cp", old.toString(), "-sourcepath", javac.sourceDir().toString())
                .source("demo/Use.java", "package demo; class Use { int n(q.Twice t) { return t.old; } }");
        attributes();
    }

    @Test
    void auxiliaryClassesOfOtherFiles() {
        javac.source("demo/Main.java", "package demo; class Main { int n(Aux a) { return a.n(); } } class Aux2 { }");
        javac.source("demo/Other.java", "package demo; class Other { Aux2 x; } class Aux { int n() { return 1; } }");
        attributes();
        assertThat(processor.census.classes).isEqualTo(4);
    }

    @Test
    void aStubWinsOverTheCompanionOfTheBuildBefore() throws IOException {
        Path stale =
                libraries.make("stale", "demo/UseAsync.java", "package demo; class UseAsync { static class Old {} }");
        javac.options("-cp", stale.toString());
        javac.source("demo/Use.java", "package demo; class Use { int n() { return 1; } }");
        processor.stubs =
                Map.of("demo.UseAsync", "package demo; class UseAsync { static String fresh() { return null; } }");
        processor.extra = shadow -> {
            assertThat(shadow.elements()
                            .getTypeElement("demo.UseAsync")
                            .getEnclosedElements()
                            .toString())
                    .contains("fresh");
        };
        attributes();
    }

    @Test
    void classFilesWithAnnotationsThatAreGone() throws IOException {
        Path all = libraries.make(
                "all",
                "q/When.java",
                "package q; public enum When { MAYBE }",
                "q/Maybe.java",
                "package q; public @interface Maybe { When value(); }",
                "lib/Used.java",
                "package lib; public class Used { public int n; }",
                "lib/Stranger.java",
                "package lib; @q.Maybe(q.When.MAYBE) public class Stranger { }");
        Files.delete(all.resolve("q/When.class"));
        javac.options("-Xlint:all", "-Werror", "-cp", all.toString())
                .source("demo/Use.java", "package demo; class Use { int n(lib.Used u) { return u.n; } }");
        attributes();
    }

    private void attributes() {
        Checks.attributes(javac, processor);
    }
}
