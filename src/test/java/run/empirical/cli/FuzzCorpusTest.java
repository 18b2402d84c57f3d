package run.empirical.cli;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.client.ReplyFuzz;
import run.empirical.cli.client.UrlsFuzz;
import run.empirical.cli.command.ArgumentsFuzz;
import run.empirical.cli.option.ConfigFileFuzz;
import run.empirical.cli.option.TimesFuzz;
import run.empirical.cli.playwright.PlaywrightReportFuzz;

/**
 * Runs the fuzz targets on the saved inputs: seeds, inputs with high coverage, and past findings.
 */
class FuzzCorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/fuzz");
  private static final Path TESTS = Path.of("src/test/java/run/empirical/cli");
  private static final int LARGE = 2_000_000;
  private static final Map<String, Target> TARGETS =
      Map.ofEntries(
          entry("client/ReplyFuzz", ReplyFuzz::fuzzerTestOneInput),
          entry("client/UrlsFuzz", UrlsFuzz::fuzzerTestOneInput),
          entry("command/ArgumentsFuzz", ArgumentsFuzz::fuzzerTestOneInput),
          entry("option/ConfigFileFuzz", ConfigFileFuzz::fuzzerTestOneInput),
          entry("option/TimesFuzz", TimesFuzz::fuzzerTestOneInput),
          entry("playwright/PlaywrightReportFuzz", PlaywrightReportFuzz::fuzzerTestOneInput));

  private interface Target {
    void accept(byte[] data) throws Exception;
  }

  static Set<String> targets() {
    return new TreeSet<>(TARGETS.keySet());
  }

  @ParameterizedTest
  @MethodSource("targets")
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void acceptsEveryInputInTheCorpus(String target) throws Exception {
    Target fuzzed = Objects.requireNonNull(TARGETS.get(target));
    List<Path> inputs = files(CORPUS.resolve(target));
    assertFalse(inputs.isEmpty());
    for (Path input : inputs) {
      try {
        fuzzed.accept(Files.readAllBytes(input));
      } catch (Throwable e) {
        throw new AssertionError(input.toString(), e);
      }
    }
  }

  /** Inputs larger than a fuzzer generates. Linear code takes seconds, quadratic code hours. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '@',
      textBlock =
          """
          client/ReplyFuzz ~ 200.{"data":[{"executed_at": ~ 1 ~ }]}
          client/ReplyFuzz ~ 200.{"data":[{"environment_id":" ~ \\u202e ~ "}]}
          client/ReplyFuzz ~ 200.{"a": ~ [ ~ ]
          client/ReplyFuzz ~ 200.{"a":[ ~ {}, ~ 1],"data":[]}
          client/ReplyFuzz ~ 400.{"error":{"message":" ~ key-1 ~ "}}
          client/UrlsFuzz ~ https://api. ~ a. ~ example/
          client/UrlsFuzz ~ https://api.example/ ~ / ~ /
          client/UrlsFuzz ~ https://api.example/ ~ / ~ x
          option/ConfigFileFuzz ~ env-name. ~ \\u0061 ~ =a
          option/TimesFuzz ~ 1 ~ 1h ~ s
          playwright/PlaywrightReportFuzz ~ {"suites": ~ [{"suites": ~ ]
          playwright/PlaywrightReportFuzz ~ {"suites":[],"errors":[ ~ {}, ~ {}]}
          playwright/PlaywrightReportFuzz ~ {"suites":[{"file":"a","specs":[{"title":"t","id":"86f7e437faa5a7fce15d-1f18ad4d1b140b3147ce","tests":[ ~ {"status":"flaky"}, ~ {"status":"flaky"}]}]}]}
          """)
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void handlesLargeInputsInSeconds(String target, String start, String unit, String end)
      throws Exception {
    String input = start + unit.repeat(LARGE / unit.length()) + end;

    Objects.requireNonNull(TARGETS.get(target)).accept(input.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void coversEveryTargetAndCorpus() throws IOException {
    Set<String> classes =
        files(TESTS).stream()
            .map(file -> name(TESTS.relativize(file)))
            .filter(name -> name.endsWith("Fuzz.java"))
            .map(name -> name.replace(".java", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> folders =
        files(CORPUS).stream()
            .map(file -> name(CORPUS.relativize(file.getParent())))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(targets(), classes);
    assertEquals(targets(), folders);
  }

  private static String name(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
