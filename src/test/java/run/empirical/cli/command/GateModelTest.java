package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.Outcome;
import run.empirical.cli.Seeds;
import run.empirical.cli.command.GateScenario.Expected;
import run.empirical.cli.command.GateScenario.Said;
import run.empirical.cli.output.OutputFormat;

/**
 * Compares random gates, replies and clocks with a model that judges without order, concurrency or
 * retries: the exit status, the gate's line, and in each format what is said of each test case and
 * which test cases and environments are shown.
 */
class GateModelTest {
  private static final Pattern SUMMARY = Pattern.compile("empirical: (\\d+) test cases: (.*)");
  private static final Pattern COUNT = Pattern.compile("(?:, |^)(\\d+) ");

  @TempDir private Path folder;

  static IntStream seeds() {
    return Seeds.upTo(600);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithTheModel(int seed) throws IOException {
    GateScenario scenario = GateScenario.random(Seeds.random(seed));
    Expected expected = scenario.expected();
    Outcome outcome = scenario.run(reports());
    String details = scenario + "\n" + outcome;
    assertEquals(expected.exit(), outcome.exit(), details);
    if (expected.said() == null) {
      assertEquals("", outcome.out(), details);
      assertEquals("", gateLine(outcome.err()), details);
      return;
    }
    assertEquals(gateLine(expected.said()), gateLine(outcome.err()), details);
    for (OutputFormat format : OutputFormat.values()) {
      String text = Files.readString(report(format));
      if (format == scenario.format()) {
        boolean isOneError = format == OutputFormat.TABLE && isOneError(expected.said());
        assertEquals(isOneError ? "" : text, outcome.out(), details);
      }
      if (format != OutputFormat.TSV) {
        assertEquals(expected.said(), DrawnAnswer.said(format, text), text + details);
      }
      if (format != OutputFormat.JUNIT) {
        UnaryOperator<String> label = scenario::label;
        assertEquals(expected.grid(), DrawnAnswer.grid(format, text, label), text + details);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSummaryAddsUp(int seed) throws IOException {
    GateScenario scenario = GateScenario.random(Seeds.random(seed)).withoutGate();
    Map<String, Said> said = scenario.expected().said();
    Matcher summary = SUMMARY.matcher(scenario.run("").err());
    // Where nothing was answered, there is nothing to sum up; one test case needs no numbers.
    boolean has =
        said != null
            && said.size() > 1
            && said.values().stream().anyMatch(one -> one != Said.UNKNOWN);
    assertEquals(has, summary.find(), scenario::toString);
    if (has) {
      int sum = COUNT.matcher(summary.group(2)).results().mapToInt(this::number).sum();
      assertEquals(said.size() + " " + said.size(), summary.group(1) + " " + sum);
    }
  }

  private static boolean isOneError(Map<String, Said> said) {
    return said.size() == 1 && said.containsValue(Said.UNKNOWN);
  }

  private int number(MatchResult count) {
    return Integer.parseInt(count.group(1));
  }

  /** Every format, as a report. */
  private String reports() {
    return Stream.of(OutputFormat.values())
        .map(format -> " --report " + format + "=" + report(format))
        .collect(Collectors.joining());
  }

  private Path report(OutputFormat format) {
    return folder.resolve(format.toString());
  }

  /** Without details. */
  private static String gateLine(String err) {
    return err.lines()
        .filter(line -> line.contains("(required: "))
        .collect(Collectors.joining("\n"))
        .replaceFirst("(?<=met|cases|failed)(: | \\(required).*", "");
  }

  private static String gateLine(Map<String, Said> said) {
    int all = said.size();
    long unmet = said.values().stream().filter(Said.UNMET::equals).count();
    long unknown = said.values().stream().filter(Said.UNKNOWN::equals).count();
    if (unmet > 0) {
      return "empirical: gate not met"
          + (all == 1 ? "" : " for " + unmet + " of " + all + " test cases");
    }
    return unknown > 0
        ? "empirical: gate undecided: " + unknown + " of " + all + " look-ups failed"
        : "empirical: gate met";
  }
}
