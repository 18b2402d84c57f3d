package run.empirical.cli.output;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.Tally;

/** The overall result of a run, as text for reports. */
final class Verdict {
  private final Question question;
  private final Tally tally = new Tally();
  private final FreshnessText freshness;

  Verdict(Grid grid) {
    this.question = grid.view().question();
    this.freshness = new FreshnessText(question);
    for (Finding finding : grid.findings()) {
      tally.add(finding);
      freshness.add(finding);
    }
  }

  /** The possible results. */
  enum Kind {
    MET("Gate met", "✓", "✅"),
    NOT_MET("Gate not met", "✗", "❌"),
    UNDECIDED("Gate undecided", "?", "❓"),
    NO_GATE("Last passes", "", "");

    private final String title;
    private final String mark;
    private final String emoji;

    Kind(String title, String mark, String emoji) {
      this.title = title;
      this.mark = mark;
      this.emoji = emoji;
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

  Kind kind() {
    if (question.gate() == null) {
      return Kind.NO_GATE;
    }
    Boolean met = tally.gateMet();
    return met == null ? Kind.UNDECIDED : met ? Kind.MET : Kind.NOT_MET;
  }

  /** In a few sentences: the results, the number of failed look-ups, and the gate's conditions. */
  String sentences() {
    StringBuilder text = new StringBuilder(result());
    if (tally.failures() > 0) {
      text.append(' ').append(testCases(tally.failures())).append(" could not be looked up.");
    }
    if (question.gate() != null) {
      text.append(" Required: ").append(new GateText(question).conditions()).append('.');
    }
    return text.toString().strip();
  }

  /** When the tests of a list last passed, in one sentence; null without a list of several. */
  @Nullable String freshness() {
    String summary = freshness.summary();
    return summary == null
        ? null
        : summary.substring(0, 1).toUpperCase(Locale.ROOT) + summary.substring(1) + ".";
  }

  /** The look-back window, up to its end: {@code Looking back 30 days from}. */
  String window() {
    return "Looking back " + question.window().lengthInWords() + " from";
  }

  /** The number of test cases, in words. */
  String testCases() {
    return tally.lookUps() == 1 ? "1 test case" : tally.lookUps() + " test cases";
  }

  private String result() {
    return switch (kind()) {
      case MET -> testCases(tally.lookUps()) + (tally.lookUps() == 1 ? " meets it." : " meet it.");
      case NOT_MET ->
          tally.lookUps() == 0
              ? "There are no test cases."
              : testCases(tally.unmet()) + (tally.unmet() == 1 ? " does" : " do") + " not meet it.";
      case UNDECIDED -> "";
      case NO_GATE -> testCases() + ".";
    };
  }

  private String testCases(int some) {
    return tally.lookUps() == 1 ? "The test case" : some + " of " + testCases();
  }
}
