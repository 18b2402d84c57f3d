package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;

/** Checks the scripts of CI and the build with shellcheck. */
@Tag("jar")
@EnabledOnOs({OS.LINUX, OS.MAC})
final class ShellScriptsIT {
  @Test
  void scriptsPassShellcheck() throws Exception {
    Needs.programs("shellcheck");
    List<String> command =
        Stream.of(Stream.of("shellcheck", "--norc"), in(".ci"), in("src/bench"), in("src/build"))
            .flatMap(words -> words)
            .toList();
    assertEquals(
        new Outcome(0, "", ""),
        Outcome.of(
            command,
            Path.of("").toAbsolutePath(),
            Map.of("LC_ALL", "C.UTF-8", "PATH", System.getenv("PATH"))));
  }

  private static Stream<String> in(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files
          .map(Path::toString)
          .filter(file -> file.startsWith(".ci") || file.endsWith(".sh"))
          .sorted()
          .toList()
          .stream();
    }
  }
}
