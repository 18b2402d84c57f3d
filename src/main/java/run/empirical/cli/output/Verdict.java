package run.empirical.cli.output;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Tally;

/** The overall result of a run, as text for reports. */
final class Verdict {
  private final Question question;
  private final ReferenceTime reference;
  private final Tally tally = new Tally();
  private final FreshnessText freshness;

  Verdict(List<Finding> findings, Question question, ReferenceTime reference) {
    this.question = question;
    this.reference = reference;
    this.freshness = new FreshnessText(question);
    findings.forEach(tally::add);
    findings.forEach(freshness::add);
  }

  /** The possible results. */
  enum Kind {
    MET("Gate met"),
    NOT_MET("Gate not met"),
    UNDECIDED("Gate undecided"),
    NO_GATE("Last passes");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    String title() {
      return title;
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
    StringBuilder text = new StringBuilder(gateStatus());
    if (tally.failures() > 0) {
      text.append(' ').append(unanswered());
    }
    if (question.gate() != null) {
      text.append(" Required: ")
          .append(new GateText(question, question.gate()).conditions())
          .append('.');
    }
    return text.toString().strip();
  }

  /** When the tests of a list last passed, in one sentence; null without a list of several. */
  @Nullable String freshness() {
    if (!question.list().fromList() || !freshness.isOfSeveral()) {
      return null;
    }
    String words = freshness.line();
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  /** The look-back window, in one sentence. */
  String when() {
    return window() + " " + Instants.seconds(asOf()) + ".";
  }

  /** The start of that sentence, before the end of the window. */
  String window() {
    return "Looking back " + question.window().lengthInWords() + " from";
  }

  /** The time that ages count from. */
  Instant asOf() {
    return reference.shown();
  }

  private String gateStatus() {
    boolean one = tally.lookUps() == 1;
    return switch (kind()) {
      case MET ->
          one ? "The test case meets it." : tally.lookUps() + " of " + testCases() + " meet it.";
      case NOT_MET -> {
        if (tally.lookUps() == 0) {
          yield "There are no test cases.";
        }
        yield one
            ? "The test case does not meet it."
            : tally.unmet()
                + " of "
                + testCases()
                + (tally.unmet() == 1 ? " does" : " do")
                + " not meet it.";
      }
      case UNDECIDED -> "";
      case NO_GATE -> testCases() + ".";
    };
  }

  private String unanswered() {
    return tally.lookUps() == 1
        ? "The test case could not be looked up."
        : tally.failures() + " of " + testCases() + " could not be looked up.";
  }

  /** The number of test cases, in words. */
  String testCases() {
    return tally.lookUps() == 1 ? "1 test case" : tally.lookUps() + " test cases";
  }
}
