package run.empirical.cli.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Outcome;
import run.empirical.cli.model.Version;

/** The jar's manifest, for Java and jbang, and its licence. */
@Tag("jar")
final class JarIT {
  private final JarFile jar = new JarFile("dist/empirical.jar");

  JarIT() throws IOException {}

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  /** Java 24 warns if JLine loads its library; jbang chooses a Java of at least this version. */
  @Test
  void manifestNamesTheProgramAndTheJavaThatItNeeds() throws IOException {
    Map<String, String> manifest = new TreeMap<>();
    jar.getManifest()
        .getMainAttributes()
        .forEach((name, value) -> manifest.put(name.toString(), value.toString()));

    assertEquals(
        Map.of(
            "Build-Jdk", "17",
            "Enable-Native-Access", "ALL-UNNAMED",
            "Implementation-Title", "empirical",
            "Implementation-Version", Version.NUMBER,
            "Main-Class", "run.empirical.cli.Main",
            "Manifest-Version", "1.0"),
        manifest);
  }

  @Test
  void helpEndsItsLinesAlikeOnEachSystem() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    for (String arguments : List.of("last-pass --help", "help gating", "--version")) {
      List<String> command = new ArrayList<>(List.of(java, "-Dline.separator=\r\n"));
      command.addAll(List.of("-jar", jar.getName()));
      command.addAll(List.of(arguments.split(" ")));
      Outcome outcome = Outcome.of(command, Path.of("").toAbsolutePath(), System.getenv());
      assertEquals(outcome.out().replace("\r", ""), outcome.out());
      assertEquals(0, outcome.exit(), outcome.toString());
    }
  }

  @Test
  void hasItsLicence() throws IOException {
    String text =
        new String(jar.getInputStream(jar.getEntry("META-INF/LICENSE")).readAllBytes(), UTF_8);

    assertTrue(text.contains(Files.readString(Path.of("LICENSE")).strip()), text);
  }
}
