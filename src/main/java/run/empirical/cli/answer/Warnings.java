package run.empirical.cli.answer;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Console;
import run.empirical.cli.model.Age;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.EnvironmentOrder;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.Tally;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.output.FreshnessText;
import run.empirical.cli.output.OutputFormat;

/** Prints warnings and the summary of a run, each once. */
public final class Warnings {
  private final Console console;
  private final Question question;
  private final EnvironmentNames names;
  private final @Nullable GateSummary gateSummary;
  private final FreshnessText freshness;
  private final boolean namesHint;
  private final boolean onlyUnmet;
  private final Set<String> unmatched;
  private final Set<String> unknown = new LinkedHashSet<>();
  private final ShortList unlikeIds = new ShortList(", ");
  private final Set<String> seen = new TreeSet<>(EnvironmentOrder.BY_ID);
  private @Nullable TestCase notPassed;
  private boolean clocksSaid;
  private boolean futureSaid;

  /**
   * Warns about one run.
   *
   * @param format the format of standard output
   * @param toPerson whether a person reads it on a terminal
   * @param onlyUnmet whether it leaves out test cases that meet the gate
   */
  public Warnings(
      Console console,
      Question question,
      OutputFormat format,
      boolean toPerson,
      boolean onlyUnmet) {
    this.console = console;
    this.question = question;
    this.names = question.names();
    this.namesHint = toPerson && names.all().isEmpty();
    this.onlyUnmet = onlyUnmet;
    this.gateSummary =
        question.gate() == null ? null : new GateSummary(question, !format.isForPeople());
    this.freshness = new FreshnessText(question);
    this.unmatched = new LinkedHashSet<>(question.environments());
    if (question.gate() != null) {
      unknown.addAll(question.gate().required());
      // The gate's line covers missing IDs, which are numbers.
      unknown.removeIf(id -> names.nameOf(id) != null || id.matches("[0-9]+"));
    }
  }

  /** Records a look-up and its rows. */
  void add(LookUp lookUp, Finding finding, ReferenceTime reference) {
    see(lookUp);
    if (gateSummary != null) {
      gateSummary.add(finding, reference);
    }
    freshness.add(finding);
    for (Row row : finding.rows()) {
      Age age = row.age();
      if (age != null && age.isFuture() && !futureSaid) {
        futureSaid = true;
        console.warning(
            "the last pass in "
                + row.environment()
                + " lies "
                + (age.anchored() ? "after --before" : "in the future")
                + "; its age is unknown");
      }
    }
    if (finding.answered() && finding.newest() == null) {
      notPassed = lookUp.testCase();
      String id = lookUp.testCase().id();
      // Those in lists are counted before.
      boolean typed = question.list().typed().contains(id);
      if (typed && lookUp.passes().isEmpty() && !lookUp.testCase().looksLikePlaywright()) {
        unlikeIds.add(id);
      }
    }
  }

  /** Records the environments in a reply. */
  void see(LookUp lookUp) {
    for (LastPass pass : lookUp.passes()) {
      seen.add(pass.environmentId());
      unmatched.remove(pass.environmentId());
      unknown.remove(pass.environmentId());
    }
  }

  /** Warns about unknown names in {@code --env} and {@code --require}, once. */
  void reportUnknownNames() {
    if (!seen.isEmpty()) {
      unmatched.forEach(id -> console.warning("--env: " + nothingIn(names.labelOf(id))));
      unknown.forEach(id -> console.warning("--require: " + nothingIn(id)));
      unmatched.clear();
      unknown.clear();
    }
  }

  /** Warns once if the local clock and the server's disagree. */
  void noteClocks(Clocks clocks) {
    if (!clocksSaid && clocks.server() != null && clocks.disagree()) {
      clocksSaid = true;
      console.warning(
          "this machine's clock says "
              + clocks.local().truncatedTo(ChronoUnit.SECONDS)
              + ", the server's says "
              + clocks.server().truncatedTo(ChronoUnit.SECONDS)
              + "; ages count by the server's");
    }
  }

  /** Records a pass that the gate no longer accepts at the end of the run. */
  void addRefusedAtEnd(Finding refused, ReferenceTime reference) {
    if (gateSummary != null) {
      gateSummary.addRefusedAtEnd(refused, reference);
    }
  }

  /** Prints the summary. */
  void end(Tally tally) {
    boolean narrowedToNothing = !unmatched.isEmpty() && !seen.isEmpty();
    boolean alone = !question.namesTestCases() && gateSummary == null;
    if (notPassed != null && alone && !narrowedToNothing) {
      console.note(notPassed(notPassed) + (unlikeIds.size() == 0 ? "" : "; it " + unlikeIds()));
    } else if (unlikeIds.size() > 0) {
      console.note(unlikeIds + " " + unlikeIds());
    }
    String summary = freshness.summary();
    if (summary != null) {
      console.note(summary);
    }
    reportUnknownNames();
    if (namesHint && !seen.isEmpty()) {
      console.note(
          "to see names, put env-name."
              + seen.iterator().next()
              + "=NAME into empirical.properties (help environment)");
    }
    if (gateSummary != null) {
      int met = tally.lookUps() - tally.unmet() - tally.failures();
      if (onlyUnmet && met > 0) {
        console.note(
            met
                + " of "
                + tally.lookUps()
                + (met == 1
                    ? " test cases meets the gate and is"
                    : " test cases meet the gate and are")
                + " not shown (--only-unmet)");
      }
      console.note(gateSummary.line(tally));
    }
  }

  private String nothingIn(String environment) {
    Set<String> others = new LinkedHashSet<>(names.all());
    seen.forEach(id -> others.add(names.labelOf(id)));
    others.remove(environment);
    String nearest = NearestName.of(environment, others);
    String found =
        seen.stream()
            .map(id -> names.nameOf(id) == null ? id : names.nameOf(id) + " (" + id + ")")
            .collect(Collectors.joining(", "));
    return "no passes in '"
        + environment
        + "'"
        + (nearest == null ? "" : " (did you mean " + nearest + "?)")
        + "; found: "
        + found;
  }

  private String notPassed(TestCase testCase) {
    String where =
        question.environments().isEmpty()
            ? ""
            : question.environments().stream()
                .map(names::labelOf)
                .collect(Collectors.joining(" or ", " in ", ""));
    return testCase.label()
        + " has not passed"
        + where
        + " in the "
        + question.window().inWords()
        + (question.window().days() == null ? " (look further back with --days)" : "");
  }

  private String unlikeIds() {
    return unlikeIds.size() == 1
        ? "does not look like a Playwright test ID"
        : "do not look like Playwright test IDs";
  }
}
