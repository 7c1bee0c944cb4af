package it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A local Maven repository that belongs to these tests: the packaged artifacts as {@code mvn install} would lay them.
 * What else a build needs is copied from the developer's own local repository, or downloaded.
 */
final class Repository {
    private static final Path FOLDER = Workshop.folder().resolve("repository");

    static {
        try {
            install("fermata", "pom", Artifacts.ROOT.resolve("pom.xml"));
            install("fermata-runtime", "pom", Artifacts.ROOT.resolve("runtime/pom.xml"));
            install("fermata-runtime", "jar", Artifacts.RUNTIME);
            install("fermata-processor", "pom", Artifacts.ROOT.resolve("processor/target/dependency-reduced-pom.xml"));
            install("fermata-processor", "jar", Artifacts.PROCESSOR);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Repository() {}

    static Path folder() {
        return FOLDER;
    }

    /** Settings that offer the developer's local repository as one to copy from. */
    static Path settings() {
        String policy = "<releases><checksumPolicy>ignore</checksumPolicy></releases>"
                + "<snapshots><enabled>false</enabled></snapshots>";
        String text = """
                <settings>
                  <profiles>
                    <profile>
                      <id>developer</id>
                      <repositories>
                        <repository><id>developer</id><url>%1$s</url>%2$s</repository>
                      </repositories>
                      <pluginRepositories>
                        <pluginRepository><id>developer</id><url>%1$s</url>%2$s</pluginRepository>
                      </pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>developer</activeProfile></activeProfiles>
                </settings>
                """.formatted(Path.of(System.getProperty("maven.repo")).toUri(), policy);
        try {
            return Files.writeString(Workshop.folder().resolve("settings.xml"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void install(String artifact, String type, Path file) throws IOException {
        Path folder = FOLDER.resolve("io/fermata").resolve(artifact).resolve(Artifacts.VERSION);
        Files.createDirectories(folder);
        Files.copy(
                file,
                folder.resolve(artifact + "-" + Artifacts.VERSION + "." + type),
                StandardCopyOption.REPLACE_EXISTING);
    }
}
