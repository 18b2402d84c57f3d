package run.empirical.cli.output;

import java.util.List;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseAnswer;
import run.empirical.cli.text.Plural;
import run.empirical.cli.text.ShortList;

/** The sentence about a failure of one or several look-ups. */
public final class FailureSentences {
  private FailureSentences() {}

  /**
   * The sentence about each failure among some results, in the order in which they first occur.
   *
   * @param named whether to name the test cases
   */
  public static List<String> lines(List<TestCaseAnswer> results, boolean named, Labels labels) {
    return TestCaseAnswer.failures(results).entrySet().stream()
        .map(failure -> of(failure.getKey(), named ? failure.getValue() : List.of(), labels))
        .toList();
  }

  /**
   * The message and its test cases: {@code t1: no answer}, or {@code no answer (12 test cases: t1,
   * t2, t3 and 9 more)}. For a rejected key, which concerns all test cases, only their number:
   * {@code the API rejected the key (12 test cases)}.
   */
  static String of(Failure failure, List<TestCase> testCases, Labels labels) {
    int number = testCases.size();
    if (failure.exit().cause() == ExitStatus.Cause.KEY && number > 0) {
      return failure.message() + " (" + Plural.of(number, "test case") + ")";
    }
    String names = ShortList.of(testCases.stream().map(labels::of).toList(), ", ");
    return switch (number) {
      case 0 -> failure.message();
      case 1 -> names + ": " + failure.message();
      default -> failure.message() + " (" + number + " test cases: " + names + ")";
    };
  }
}
