package run.empirical.cli.output;

import java.time.Instant;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Freshness;
import run.empirical.cli.model.Question;

/** Sums up an answer: how recently the test cases of a list passed, and whether a gate is met. */
public final class Summary {
  private static final String RUN_START = "the run began";
  private static final String PASSED = "passed ";

  private Summary() {}

  /** The possible results of a gate. */
  enum Verdict {
    MET("✅"),
    NOT_MET("❌"),
    UNDECIDED("❓"),
    NO_GATE("");

    private final String mark;

    Verdict(String mark) {
      this.mark = mark;
    }

    static Verdict of(Answer answer) {
      if (answer.question().gate() == null) {
        return NO_GATE;
      }
      Boolean met = answer.met();
      return met == null ? UNDECIDED : met ? MET : NOT_MET;
    }

    /** A sign for it; empty without a gate. */
    String mark() {
      return mark;
    }
  }

  /** The result of the gate, and for how many of the test cases. */
  public static String headline(Answer answer) {
    int all = answer.results().size();
    String testCases = all == 1 ? "1 test case" : all + " test cases";
    return switch (Verdict.of(answer)) {
      case NO_GATE -> "last passes of " + testCases;
      case MET -> "gate met";
      case NOT_MET ->
          switch (all) {
            case 0 -> "gate not met: there are no test cases";
            case 1 -> "gate not met";
            default -> "gate not met for " + answer.unmet() + " of " + testCases;
          };
      case UNDECIDED ->
          "cannot tell whether the gate is met: "
              + answer.failed()
              + " of "
              + (all == 1 ? "1 look-up" : all + " look-ups")
              + " failed";
    };
  }

  /** The same words at the start of a sentence. */
  static String capitalized(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /**
   * The test cases of a list by freshness, in one line: {@code 20 test cases: 3 passed again since
   * the run began, 14 within a day before, 2 earlier, 1 not in 30 days}. The numbers add up. Null
   * without a list of several, or if none was answered.
   */
  public static @Nullable String freshness(Answer answer) {
    Question question = answer.question();
    int testCases = answer.results().size();
    if (!question.list().fromList() || testCases < 2 || answer.failed() == testCases) {
      return null;
    }
    StringJoiner line = new StringJoiner(", ", testCases + " test cases: ", "");
    String passed = PASSED;
    String before = before(question);
    for (Map.Entry<Freshness, Integer> entry : answer.freshness().entrySet()) {
      Freshness group = entry.getKey();
      line.add(entry.getValue() + " " + words(group, question, passed, before));
      passed = "";
      before = before == null ? null : group == Freshness.AGAIN ? " before" : "";
    }
    return line.toString();
  }

  /** The heading of a group of test cases. */
  static String heading(Freshness group, Question question) {
    return capitalized(words(group, question, PASSED, before(question)));
  }

  /** How many test cases {@code --only-unmet} leaves out; null if none. */
  public static @Nullable String hidden(Answer answer, Style style) {
    int all = answer.results().size();
    int met = all - answer.unmet() - answer.failed();
    return style.onlyUnmet() && met > 0
        ? met
            + " of "
            + all
            + (met == 1 ? " test cases meets the gate and is" : " test cases meet the gate and are")
            + " not shown (--only-unmet)"
        : null;
  }

  /**
   * A group in words.
   *
   * @param passed the verb, or nothing where it has been said
   * @param before what times count back from, or as much of it as has not been said; null for now
   */
  private static String words(
      Freshness group, Question question, String passed, @Nullable String before) {
    return switch (group) {
      case AGAIN -> "passed again since " + RUN_START;
      case DAY -> passed + within("day", before);
      case WEEK -> passed + within("week", before);
      case EARLIER -> passed + earlier(before);
      case NONE -> "without a pass in " + question.window().lengthInWords();
      case UNKNOWN -> "could not be looked up";
    };
  }

  private static String within(String span, @Nullable String before) {
    return before == null ? "in the last " + span : "within a " + span + before;
  }

  private static String earlier(@Nullable String before) {
    if (before == null) {
      return "over a week ago";
    }
    return before.isEmpty() ? "earlier" : "over a week" + before;
  }

  private static @Nullable String before(Question question) {
    if (question.runStart() != null) {
      return " before " + RUN_START;
    }
    Instant end = question.window().before();
    return end == null ? null : " before " + end;
  }
}
