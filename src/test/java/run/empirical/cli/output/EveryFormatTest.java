package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.SafeText;
import run.empirical.cli.model.TestCase;

/** Properties of every format, tested with pseudo-random findings from a fixed seed. */
class EveryFormatTest {
  private static final int SAMPLES = 50;
  private static final String UNSAFE =
      "\u001b[2J\u0007\r\n\t\0\u009b\u202e\u2028\u200b\ud800\ufeff|<>&\"'`\\";

  private final Random random = new Random(20_261_124);

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "MATRIX")
  void showsEachPass(OutputFormat format) {
    for (int i = 0; i < SAMPLES; i++) {
      Sample sample = randomFindings("");
      String text = sample.as(format);
      for (Finding finding : sample.findings()) {
        for (Row row : finding.newestRows()) {
          boolean shown = format != OutputFormat.JUNIT || row.gateStatus() != GateStatus.NOT_GATED;
          if (row.lastPass() != null) {
            assertEquals(
                shown, text.contains(row.lastPass().testRunId()), () -> row + " in\n" + text);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MATRIX", "MARKDOWN", "JUNIT", "HTML"})
  void showsEachTestCase(OutputFormat format) {
    for (int i = 0; i < SAMPLES; i++) {
      Sample sample = randomFindings("");
      String text = sample.as(format);
      for (Finding finding : sample.findings()) {
        String title = finding.testCase().title();
        boolean byTitle = byTitle(format) && title != null;
        String name = byTitle ? title : finding.testCase().id();
        assertTrue(text.contains(name), () -> finding + " in\n" + text);
      }
    }
  }

  /** Whether the format has no room for an ID beside the title. */
  private static boolean byTitle(OutputFormat format) {
    return format == OutputFormat.MATRIX || format == OutputFormat.JUNIT;
  }

  @ParameterizedTest
  @EnumSource(names = {"JSON", "MARKDOWN", "JUNIT", "HTML"})
  void saysWhyALookUpFailed(OutputFormat format) {
    for (int i = 0; i < SAMPLES; i++) {
      Sample sample = randomFindings("").file();
      String text = sample.as(format);
      for (Finding finding : sample.findings()) {
        if (finding.failure() != null) {
          assertTrue(text.contains(finding.failure().message()), () -> finding + " in\n" + text);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void escapesControlCharacters(OutputFormat format) {
    for (int i = 0; i < SAMPLES; i++) {
      String text = randomFindings(UNSAFE).as(format);
      for (String line : text.split("[\n\t]", -1)) {
        assertFalse(line.codePoints().anyMatch(SafeText::isUnsafe), line);
      }
      assertTrue(text.isEmpty() || text.endsWith("\n"), text);
    }
  }

  /** Puts the command in every position where a value may start a line. */
  @ParameterizedTest
  @EnumSource
  void escapesCiCommands(OutputFormat format) {
    for (String command : List.of("::set-output name=met::true", "##[error]no", "##vso[a]b")) {
      for (String before : List.of("", " \u00a0", "words that fill a line of a narrow matrix ")) {
        String value = before + command;
        List<LastPass> passes =
            List.of(
                new LastPass(value, value, Sample.NOW.minusSeconds(3600)),
                new LastPass(value + "2", value, Sample.NOW.minusSeconds(7200)));
        Sample sample =
            Sample.with(Sample.FIVE)
                .columns(40)
                .requiring(Duration.ofDays(1), "1")
                .add(LookUp.answered(new TestCase(value, null), passes))
                .add(LookUp.answered(new TestCase("id", value), passes))
                .failed(new TestCase(value + "2", null), value);
        for (String line : sample.as(format).split("\n", -1)) {
          assertFalse(line.strip().startsWith("::"), line);
          assertFalse(line.contains("##[") || line.contains("##vso["), line);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void sizeIsLinearInTheNumberOfEnvironments(OutputFormat format) {
    int some = inEnvironments(1_000, "").as(format).length();
    int twice = inEnvironments(2_000, "").as(format).length();

    assertTrue(twice < 2.5 * some, twice + " after " + some);
  }

  @ParameterizedTest
  @EnumSource
  void sizeIsLinearInTheLengthOfAValue(OutputFormat format) {
    int without = inEnvironments(200, "").as(format).length();
    int with = inEnvironments(200, "x".repeat(100_000)).as(format).length();

    assertTrue(with - without < 500_000, with + " after " + without);
  }

  /** One test case in many environments, the first with a longer ID. */
  private static Sample inEnvironments(int number, String more) {
    String[] passes = new String[number];
    for (int i = 0; i < number; i++) {
      passes[i] = "environment-" + (i == 0 ? more : "") + i + " 3H";
    }
    return Sample.create().requiring(Duration.ofDays(1)).answered("id", passes);
  }

  /** A gate and up to four test cases, some of them failed. */
  private Sample randomFindings(String odd) {
    Sample sample = Sample.with(Sample.FIVE).requiring(Duration.ofDays(1 + random.nextInt(9)), "1");
    int testCases = random.nextInt(5);
    for (int i = 0; i < testCases; i++) {
      TestCase testCase =
          new TestCase("id-" + unique() + odd, random.nextBoolean() ? null : "title" + odd);
      if (random.nextInt(4) == 0) {
        sample.failed(testCase, "why " + unique() + odd);
      } else {
        sample.add(LookUp.answered(testCase, passes(odd)));
      }
    }
    return sample;
  }

  private List<LastPass> passes(String odd) {
    List<LastPass> passes = new ArrayList<>();
    int number = random.nextInt(5);
    for (int i = 0; i < number; i++) {
      long age = random.nextInt(40 * 86_400) - 3_600L;
      passes.add(
          new LastPass(
              random.nextInt(4) + odd, "run-" + unique() + odd, Sample.NOW.minusSeconds(age)));
    }
    return passes;
  }

  private String unique() {
    return Integer.toString(100_000_000 + random.nextInt(900_000_000));
  }
}
