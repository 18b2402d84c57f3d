package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;

/** Checks the scripts of CI and the build with shellcheck, and which arguments CI's reject. */
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
    assertEquals(new Outcome(0, "", ""), run(Map.of(), command));
  }

  @Test
  void ciRejectsAStepThatDoesNotExist() throws Exception {
    String steps =
        "install_missing npm_packages workflows native_program tests newest_java archives";
    Outcome rejected = new Outcome(2, "", "There is no step archive, only: " + steps + "\n");
    assertEquals(rejected, run(Map.of(), List.of(".ci/run", "npm_packages", "archive")));
    assertEquals(rejected, run(Map.of("SKIP", "archive " + steps), List.of(".ci/run")));
  }

  /** Else `mvn verify` passes over a mistake in them: it analyses only what has changed since. */
  @Test
  void ciKeepsNoClassesWithoutStaticAnalysis() throws IOException {
    String script = Files.readString(Path.of(".ci/run"));
    for (String step : script.split("\n\n")) {
      assertEquals(
          step.contains("\"${WITHOUT_CHECKS[@]}\""),
          step.contains("trap remove_unchecked_classes EXIT"),
          step);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"JarIT", "*IT", "HelpTest,JarIT", "JarIT#*", "JarIT,HelpTest"})
  void quickRejectsTestsOfTheLastBuild(String tests) throws Exception {
    assertEquals(
        new Outcome(
            2,
            "",
            """
            Tests whose names end in IT start the files in dist, which .ci/quick does not build. This builds them, and runs the tests:
              mvn -q package -DskipTests && mvn failsafe:integration-test failsafe:verify -Dit.test='%s'
            """
                .formatted(tests)),
        run(Map.of(), List.of(".ci/quick", tests)));
  }

  private static Outcome run(Map<String, String> variables, List<String> command)
      throws IOException, InterruptedException {
    Map<String, String> environment = new TreeMap<>(variables);
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("PATH", System.getenv("PATH"));
    return Outcome.of(command, Path.of("").toAbsolutePath(), environment);
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
