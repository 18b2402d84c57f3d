package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;

/**
 * The output of every format is at most a constant multiple of the reply's size, even with one huge
 * value among small ones, or thousands of environments.
 */
@Timeout(60)
class LargeTextTest {
  private static final int MEGABYTE = 1 << 20;
  private static final int MANY = 20_000;

  /** The longest escape of one character: {@code <span>@</span>}. */
  private static final int LONGEST_ESCAPE = 14;

  /** How often a format may show one value. */
  private static final int MOST_COPIES = 4;

  private static final List<String> PIECES =
      List.of("a ", "\u0301 ", "買", "\ud800\u001b", "&\"<|`@\\");

  static Stream<Arguments> everyPieceInEveryFormat() {
    return Stream.of(OutputFormat.values())
        .flatMap(format -> PIECES.stream().map(piece -> Arguments.of(format, piece)));
  }

  @ParameterizedTest
  @MethodSource("everyPieceInEveryFormat")
  void boundsTheOutputForOneHugeValue(OutputFormat format, String piece) {
    String huge = piece.repeat(MEGABYTE / piece.length());
    Sample sample = Sample.create().requiring(Duration.ofDays(1), "1");
    sample.add(LookUp.answered(TestCase.of("first"), passes(400, huge)));
    for (int i = 0; i < 200 && !namesEnvironmentsOfEachTestCase(format); i++) {
      sample.answered("id-" + i, "1 3H");
    }

    assertBounded(sample.as(format), 3L * MEGABYTE * LONGEST_ESCAPE * MOST_COPIES);
  }

  private static boolean namesEnvironmentsOfEachTestCase(OutputFormat format) {
    return switch (format) {
      case TABLE, JSON, TSV -> true;
      case MATRIX, MARKDOWN, JUNIT, HTML -> false;
    };
  }

  @ParameterizedTest
  @EnumSource
  void boundsTheOutputForThousandsOfEnvironments(OutputFormat format) {
    Sample sample = Sample.create().requiring(Duration.ofDays(1), "1");
    sample.add(LookUp.answered(TestCase.of("first"), passes(MANY, "last")));

    assertBounded(sample.as(format), MANY * 500L);
  }

  /** Small values, and the given one in two places at the end. */
  private static List<LastPass> passes(int number, String last) {
    List<LastPass> passes = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      passes.add(new LastPass("e-" + i, "48213", Sample.NOW.minusSeconds(i)));
    }
    passes.add(new LastPass(last, last, Sample.NOW));
    return passes;
  }

  private static void assertBounded(String text, long most) {
    assertTrue(!text.isEmpty() && text.length() < most, () -> text.length() + " characters");
  }
}
