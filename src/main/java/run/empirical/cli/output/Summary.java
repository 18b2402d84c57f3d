package run.empirical.cli.output;

import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Freshness;
import run.empirical.cli.model.Question;

/** Sums up an answer: how recently the test cases of a list passed, and whether a gate is met. */
public final class Summary {
  private static final String RUN_START = "the Playwright run began";

  /** Passes before the time that freshness counts from. */
  private static final Set<Freshness> BEFORE =
      Set.of(Freshness.DAY, Freshness.WEEK, Freshness.EARLIER);

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
   * The test cases of a list by freshness, in one line: {@code of 20 test cases, 3 passed again
   * since the Playwright run began, 16 last passed within a day before it, 1 did not pass in the
   * last 30 days}. The numbers add up. Null without a list of several, or if none was answered.
   */
  public static @Nullable String freshness(Answer answer) {
    Question question = answer.question();
    int testCases = answer.results().size();
    if (!question.list().fromList() || testCases < 2 || answer.failed() == testCases) {
      return null;
    }
    StringJoiner line = new StringJoiner(", ", "of " + testCases + " test cases, ", "");
    String verb = "last passed ";
    String moment = moment(question);
    for (Map.Entry<Freshness, Integer> entry : answer.freshness().entrySet()) {
      Freshness group = entry.getKey();
      boolean before = BEFORE.contains(group);
      line.add(entry.getValue() + " " + (before ? verb : "") + words(group, question, moment));
      verb = before ? "" : verb;
      moment = moment == null ? null : "it";
    }
    return line.toString();
  }

  /** The heading of a group of test cases. */
  static String heading(Freshness group, Question question) {
    return capitalized(words(group, question, moment(question)));
  }

  private static String words(Freshness group, Question question, @Nullable String moment) {
    return switch (group) {
      case AGAIN -> "passed again since " + moment;
      case DAY -> within("day", moment);
      case WEEK -> within("week", moment);
      case EARLIER -> "earlier";
      case NONE -> "did not pass in the " + question.window().inWords();
      case UNKNOWN -> "could not be looked up";
    };
  }

  /** The time that freshness counts from; null if that is now. */
  private static @Nullable String moment(Question question) {
    if (question.runStart() != null) {
      return RUN_START;
    }
    return question.window().before() == null ? null : question.window().before().toString();
  }

  private static String within(String span, @Nullable String moment) {
    return moment == null ? "within the last " + span : "within a " + span + " before " + moment;
  }
}
