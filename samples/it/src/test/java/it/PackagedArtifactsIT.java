package it;

import static it.Artifacts.PROCESSOR;
import static it.Artifacts.ROOT;
import static it.Artifacts.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is in the jars, and what they ask of those who use them. */
class PackagedArtifactsIT {
    private static final Pattern PLUGINS = Pattern.compile("<plugins>.*?</plugins>", Pattern.DOTALL);
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);

    @Test
    void theProcessorIsOneSelfContainedFile() throws IOException {
        assertThat(classes(PROCESSOR)).isNotEmpty().allMatch(name -> name.startsWith("io/fermata/processor/"));
        assertThat(entries(PROCESSOR))
                .contains(
                        "META-INF/services/javax.annotation.processing.Processor",
                        "META-INF/LICENSE",
                        "META-INF/NOTICE");
    }

    @Test
    void theRuntimeContainsItselfOnly() throws IOException {
        assertThat(classes(RUNTIME))
                .contains("module-info.class")
                .allMatch(name -> name.startsWith("io/fermata/") || name.equals("module-info.class"));
        assertThat(entries(RUNTIME)).contains("META-INF/LICENSE");
    }

    /** The runtime and the processor's jar bring nothing onto a user's class path. */
    @Test
    void nothingLeaks() throws IOException {
        for (String pom : List.of("runtime/pom.xml", "processor/target/dependency-reduced-pom.xml")) {
            String text = PLUGINS.matcher(Files.readString(ROOT.resolve(pom))).replaceAll("");
            Matcher dependencies = DEPENDENCY.matcher(text);
            while (dependencies.find()) {
                assertThat(dependencies.group(1)).as(pom).containsPattern("<scope>(test|provided)</scope>");
            }
        }
    }

    @Test
    void modules() {
        ModuleDescriptor runtime = module(RUNTIME);
        assertThat(runtime.name()).isEqualTo("io.fermata");
        assertThat(runtime.isAutomatic()).isFalse();
        ModuleDescriptor processor = module(PROCESSOR);
        assertThat(processor.name()).isEqualTo("io.fermata.processor");
    }

    private static ModuleDescriptor module(Path jar) {
        return ModuleFinder.of(jar).findAll().iterator().next().descriptor();
    }

    private static List<String> classes(Path jar) throws IOException {
        return entries(jar).stream().filter(name -> name.endsWith(".class")).toList();
    }

    private static List<String> entries(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.stream().map(JarEntry::getName).toList();
        }
    }
}
