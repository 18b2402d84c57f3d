package run.empirical.cli.output;

import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Freshness;
import run.empirical.cli.model.Question;

/** Sums up an answer: how recently the test cases of a list passed, and whether a gate is met. */
public final class Summary {
  private static final String RUN_START = "the Playwright run began";

  private Summary() {}

  /** The possible results of a gate. */
  enum Verdict {
    MET("Gate met", "✓", "✅"),
    NOT_MET("Gate not met", "✗", "❌"),
    UNDECIDED("Gate undecided", "?", "❓"),
    NO_GATE("Last passes", "", "");

    private final String title;
    private final String mark;
    private final String emoji;

    Verdict(String title, String mark, String emoji) {
      this.title = title;
      this.mark = mark;
      this.emoji = emoji;
    }

    static Verdict of(Answer answer) {
      if (answer.question().gate() == null) {
        return NO_GATE;
      }
      Boolean met = answer.met();
      return met == null ? UNDECIDED : met ? MET : NOT_MET;
    }

    String title() {
      return title;
    }

    /** A sign for it; empty without a gate. */
    String mark() {
      return mark;
    }

    /** The same in colour. */
    String emoji() {
      return emoji;
    }
  }

  /**
   * The test cases of a list by freshness, in one line: {@code of 20 test cases, 3 passed again
   * since the Playwright run began, 16 last passed within a day before it, 1 did not pass in the
   * last 30 days}. The numbers add up. Null without a list of several.
   */
  public static @Nullable String freshness(Answer answer) {
    Question question = answer.question();
    int testCases = answer.results().size();
    if (!question.list().fromList() || testCases < 2) {
      return null;
    }
    StringJoiner line = new StringJoiner(", ", "of " + testCases + " test cases, ", "");
    String verb = "last passed ";
    String moment = moment(question);
    for (Map.Entry<Freshness, Integer> entry : answer.freshness().entrySet()) {
      String words =
          switch (entry.getKey()) {
            case AGAIN -> "passed again since " + moment;
            case DAY -> verb + within("day", moment);
            case WEEK -> verb + within("week", moment);
            case EARLIER -> verb + "earlier";
            case NONE -> "did not pass in the " + question.window().inWords();
            case UNKNOWN -> "could not be looked up";
          };
      line.add(entry.getValue() + " " + words);
      verb = entry.getKey() == Freshness.AGAIN ? verb : "";
      moment = moment == null ? null : "it";
    }
    return line.toString();
  }

  /** The heading of a group of test cases. */
  static String heading(Freshness group, Question question) {
    String before = question.runStart() == null ? "" : " before " + RUN_START;
    return switch (group) {
      case AGAIN -> "Passed again since " + RUN_START;
      case DAY -> "Within a day" + before;
      case WEEK -> "Within a week" + before;
      case EARLIER -> "Earlier";
      case NONE -> "Not in the " + question.window().inWords();
      case UNKNOWN -> "Could not be looked up";
    };
  }

  /** For a report, in a few sentences: the result, the failed look-ups, the gate's conditions. */
  static String sentences(Answer answer) {
    StringBuilder text = new StringBuilder(result(answer));
    if (answer.failed() > 0) {
      text.append(' ').append(share(answer.failed(), answer)).append(" could not be looked up.");
    }
    if (answer.question().gate() != null) {
      text.append(" Required: ").append(new GateText(answer).conditions()).append('.');
    }
    return text.toString().strip();
  }

  /** The number of test cases, in words. */
  static String testCases(Answer answer) {
    int number = answer.results().size();
    return number == 1 ? "1 test case" : number + " test cases";
  }

  private static String result(Answer answer) {
    int all = answer.results().size();
    return switch (Verdict.of(answer)) {
      case MET -> share(all, answer) + (all == 1 ? " meets it." : " meet it.");
      case NOT_MET ->
          all == 0
              ? "There are no test cases."
              : share(answer.unmet(), answer)
                  + (answer.unmet() == 1 ? " does" : " do")
                  + " not meet it.";
      case UNDECIDED -> "";
      case NO_GATE -> testCases(answer) + ".";
    };
  }

  private static String share(int some, Answer answer) {
    return answer.results().size() == 1 ? "The test case" : some + " of " + testCases(answer);
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
