package run.empirical.cli;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files in the root folder of the repository. */
final class TopLevelTest {
  @Test
  void containsOnlyKnownFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(""))) {
      assertEquals(
          Set.of("LICENSE", "README.md", "completions", "dist", "pom.xml", "src"),
          files
              .map(Path::toString)
              .filter(name -> !name.startsWith(".") && !name.equals("target"))
              .collect(toSet()));
    }
  }
}
