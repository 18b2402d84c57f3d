package run.empirical.cli.output;

import java.time.Instant;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Freshness;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.Question;

/** Sums up an answer: what it is about, and how recently the test cases of a list passed. */
public final class Summary {
  private Summary() {}

  /** The result of the gate; without one, what the answer is about. */
  static String headline(Answer answer) {
    return answer.query().gate() == null
        ? "last passes of " + testCases(answer)
        : new GateText(answer).headline();
  }

  /** The same words at the start of a sentence. */
  static String capitalized(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** How many test cases the answer is about: {@code 1 test case}, {@code 20 test cases}. */
  static String testCases(Answer answer) {
    int number = answer.results().size();
    return number == 1 ? "1 test case" : number + " test cases";
  }

  /**
   * The test cases of a list by freshness, in one line: {@code 20 test cases: 3 passed again since
   * the run began, 17 without a pass in 30 days}; of one test case, {@code 1 test case: passed
   * again since the run began}. The numbers add up. Null without a list, with a gate, whose line is
   * the sum, and if none was answered.
   */
  public static @Nullable String freshness(Answer answer) {
    Question question = answer.question();
    int all = answer.results().size();
    if (!question.list().fromList() || question.query().gate() != null || answer.failed() == all) {
      return null;
    }
    StringJoiner line = new StringJoiner(", ", testCases(answer) + ": ", "");
    answer
        .freshness()
        .forEach(
            (group, count) ->
                line.add((all == 1 ? "" : count + " ") + description(group, question)));
    return line.toString();
  }

  /** The heading of a group of test cases. */
  static String heading(Freshness group, Question question) {
    return capitalized(description(group, question));
  }

  private static String description(Freshness group, Question question) {
    LookBackWindow window = question.query().window();
    Instant end = window.before();
    String reference = reference(question);
    return switch (group) {
      case AGAIN -> "passed again since the run began";
      case DAY -> reference == null ? "passed in the last day" : "passed within a day" + reference;
      case WEEK ->
          reference == null ? "passed in the last week" : "passed within a week" + reference;
      case EARLIER ->
          reference == null ? "passed over a week ago" : "passed over a week" + reference;
      case FUTURE -> "with a last pass " + (end == null ? "in the future" : "after " + end);
      case NONE -> "without a pass in " + window.text();
      case UNKNOWN -> "could not be looked up";
    };
  }

  /** What the groups count back from; null for now. */
  private static @Nullable String reference(Question question) {
    if (question.runStart() != null) {
      return " before the run";
    }
    Instant end = question.query().window().before();
    return end == null ? null : " before " + end;
  }
}
