package run.empirical.cli.output;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Tally;
import run.empirical.cli.model.Triage;

/** What came of a run as a whole, in the words that a report begins and ends with. */
final class Verdict {
  private final RenderSettings settings;
  private final ReferenceTime reference;
  private final Tally tally = new Tally();
  private final @Nullable Triage triage;

  Verdict(List<Finding> findings, RenderSettings settings, ReferenceTime reference) {
    this.settings = settings;
    this.reference = reference;
    this.triage = settings.triage() == null ? null : new Triage(settings.triage());
    findings.forEach(tally::add);
    if (triage != null) {
      findings.forEach(triage::add);
    }
  }

  /** How a run can end for its gate. */
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
    if (settings.gate() == null) {
      return Kind.NO_GATE;
    }
    Boolean met = tally.gateMet();
    return met == null ? Kind.UNDECIDED : met ? Kind.MET : Kind.NOT_MET;
  }

  /** In a few sentences: how the test cases stand, how many are not known, what was asked. */
  String sentences() {
    StringBuilder text = new StringBuilder(gateStatus());
    if (tally.failures() > 0) {
      text.append(' ').append(unanswered());
    }
    if (settings.gate() != null) {
      text.append(" Asked: ").append(settings.gate().inWords(settings.names())).append('.');
    }
    return text.toString().strip();
  }

  /** When the tests of a list last passed, in one sentence; null when there is none to sum up. */
  @Nullable String triage() {
    if (triage == null || !triage.isOfSeveral()) {
      return null;
    }
    String words = triage.inWords();
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  /** What time the findings are about, in one sentence. */
  String when() {
    return window() + " " + Instants.seconds(asOf()) + ".";
  }

  /** The sentence's beginning, before the moment that the window ends with. */
  String window() {
    return "Looking back " + settings.window().lengthInWords() + " from";
  }

  /** What ages count from. */
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
          yield "There is no test case to decide on.";
        }
        yield one
            ? "The test case falls short."
            : tally.unmet()
                + " of "
                + testCases()
                + (tally.unmet() == 1 ? " falls" : " fall")
                + " short.";
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

  /** How many there are. */
  String testCases() {
    return tally.lookUps() == 1 ? "1 test case" : tally.lookUps() + " test cases";
  }
}
