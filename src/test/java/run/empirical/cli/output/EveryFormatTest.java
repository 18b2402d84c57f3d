package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.empirical.cli.Sample;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.text.SafeText;

/** Properties of every format, tested with pseudo-random results from a fixed seed. */
class EveryFormatTest {
  private static final int SAMPLES = 50;
  private static final String UNSAFE =
      "\u001b[2J\u0007\r\n\t\0\u009b\u202e\u2028\u200b\ud800\ufeff|<>&\"'`\\";

  private final Random random = new Random(20_261_124);

  @ParameterizedTest
  @EnumSource
  void escapesControlCharacters(OutputFormat format) {
    for (int i = 0; i < SAMPLES; i++) {
      String text = randomResults(UNSAFE).as(format);
      for (String line : text.split("[\n\t]", -1)) {
        assertFalse(line.codePoints().anyMatch(SafeText::isUnsafe), line);
      }
      assertTrue(text.isEmpty() || text.endsWith("\n"), text);
    }
  }

  /** A format's escapes would hide parts of it from a replacement of what is written. */
  @ParameterizedTest
  @EnumSource
  void replacesSecrets(OutputFormat format) {
    for (String secret : List.of("s_3cr3t", "-<3cr3t>&\"'|", "3cr3t ##[x]\\")) {
      LastPass pass = new LastPass(secret, secret, Sample.NOW.minusSeconds(3600));
      String text =
          Sample.with(Map.of("2", "n" + secret))
              .without(secret)
              .requiring(null, "1", secret, "2")
              .dashboard("https://dash.empirical.run/acme")
              .add(LookUp.answered(new TestCase(secret, null), List.of(pass)))
              .add(LookUp.answered(new TestCase("a" + secret, secret, secret), List.of(pass)))
              .failed(new TestCase("id", secret), secret)
              .as(format);
      assertFalse(text.contains("3cr3t"), text);
      assertTrue(text.contains("redacted"), text);
    }
  }

  /** Puts the command in every position where a value may start a line. */
  @ParameterizedTest
  @EnumSource
  void escapesCiCommands(OutputFormat format) {
    for (String command : List.of("::set-output name=met::true", "##[error]no", "##vso[a]b")) {
      for (String before : List.of("", " \u00a0")) {
        String value = before + command;
        List<LastPass> passes =
            List.of(
                new LastPass(value, value, Sample.NOW.minusSeconds(3600)),
                new LastPass(value + "2", value, Sample.NOW.minusSeconds(7200)));
        Sample sample =
            Sample.with(Sample.FIVE)
                .terminal()
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

  /** A gate and up to four test cases, some of them failed. */
  private Sample randomResults(String odd) {
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
