package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Compares the README's pictures with the program's output. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(120)
final class PicturesIT {
  private static final Path SITE = Path.of("src/site").toAbsolutePath();

  /** Screenshots are not compared, but they show {@code page.html}, which is. */
  @Test
  void picturesMatchTheOutput(@TempDir Path generated) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String program = Path.of("dist/empirical").toAbsolutePath().toString();
    List<String> command = List.of(java, "Pictures.java", program, generated.toString());
    assertEquals(new Outcome(0, "", ""), Outcome.of(command, SITE, System.getenv()));

    Map<String, String> checkedIn = contents(SITE.resolve("resources"));
    assertEquals(contents(generated), checkedIn, "run src/site/pictures.sh to update the pictures");
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> !it.toString().endsWith(".png")).toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
