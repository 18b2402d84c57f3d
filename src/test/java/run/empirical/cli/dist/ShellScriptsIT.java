package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        "dist/action/look-up.sh",
        "src/build/check-tag.sh",
        "src/build/package.sh",
        "src/build/publish-npm.sh",
        "src/build/record-checksums.sh",
        "src/build/reproduce.sh",
        "src/build/smoke.sh",
        "src/site/pictures.sh"
      })
  void scriptPassesShellcheck(String script) throws Exception {
    check("--norc", script);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash"})
  void gitLabTemplatePassesShellcheck(String shell, @TempDir Path folder) throws Exception {
    Path template = Path.of("dist/gitlab/empirical.gitlab-ci.yml");
    String script =
        new YAMLMapper().readTree(template.toFile()).at("/.empirical-gate/script/0").asText();
    Path file = Files.writeString(folder.resolve("script"), script);
    check("--norc", "--shell=" + shell, file.toString());
  }

  private static void check(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(SHELLCHECK.toString()));
    command.addAll(List.of(arguments));
    assertEquals(
        new Outcome(0, "", ""),
        Outcome.of(command, Path.of("").toAbsolutePath(), Map.of("LC_ALL", "C.UTF-8")));
  }
}
