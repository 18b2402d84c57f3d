package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Outcome;

/** Checks the scripts of CI and the build with shellcheck. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class ShellScriptsIT {
  private static final Path SHELLCHECK = Path.of("/usr/bin/shellcheck");

  @BeforeAll
  static void requireShellcheck() {
    assumeTrue(Files.isExecutable(SHELLCHECK), "shellcheck is not installed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".ci/run",
        "src/bench/start-up.sh",
        "src/build/check-tag.sh",
        "src/build/package.sh",
        "src/build/publish-npm.sh",
        "src/build/reproduce.sh",
        "src/build/smoke.sh"
      })
  void scriptPassesShellcheck(String script) throws Exception {
    assertEquals(
        new Outcome(0, "", ""),
        Outcome.of(
            List.of(SHELLCHECK.toString(), "--norc", script),
            Path.of("").toAbsolutePath(),
            Map.of("LC_ALL", "C.UTF-8")));
  }
}
