package run.empirical.cli.answer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Console;
import run.empirical.cli.model.Age;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.EnvironmentOrder;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.Tally;
import run.empirical.cli.model.Triage;
import run.empirical.cli.model.TriageRules;

/** Prints warnings and the summary of a run, each once. */
public final class Warnings {
  private final Console console;
  private final EnvironmentNames names;
  private final LookBackWindow window;
  private final @Nullable GateSummary gateSummary;
  private final String where;
  private final boolean namesHint;
  private final Set<String> unmatched;
  private final Set<String> unknown = new LinkedHashSet<>();
  private final ShortList never = new ShortList(", ");
  private final ShortList unlikeIds = new ShortList(", ");
  private final @Nullable Triage triage;
  private final Set<String> seen = new TreeSet<>(EnvironmentOrder.BY_ID);
  private boolean clocksSaid;
  private boolean futureSaid;

  /**
   * Warns about one run.
   *
   * @param asked the values of {@code --env}, as typed
   * @param gate the gate; null for none
   * @param triage how to sum up a list of test cases; null without a list
   * @param batch whether to name test cases
   * @param terminal whether a person reads the output
   */
  public Warnings(
      Console console,
      EnvironmentNames names,
      Set<String> asked,
      LookBackWindow window,
      @Nullable Gate gate,
      @Nullable TriageRules triage,
      boolean batch,
      boolean terminal) {
    this.console = console;
    this.names = names;
    this.namesHint = terminal && names.all().isEmpty();
    this.window = window;
    this.gateSummary = gate == null ? null : new GateSummary(gate, names, batch);
    this.triage = triage == null ? null : new Triage(triage);
    this.where = asked.isEmpty() ? "" : " in " + String.join(" or ", asked);
    this.unmatched = new LinkedHashSet<>(asked);
    if (gate != null) {
      unknown.addAll(gate.required());
      // The gate's line covers missing IDs, which are numbers.
      unknown.removeIf(id -> names.nameOf(id) != null || id.matches("[0-9]+"));
    }
  }

  /** Records a look-up and its rows. */
  public void add(LookUp lookUp, Finding finding) {
    see(lookUp);
    if (gateSummary != null) {
      gateSummary.add(finding);
    }
    if (triage != null) {
      triage.add(finding);
    }
    boolean passed = false;
    for (Row row : finding.rows()) {
      if (row.age() != null) {
        passed = true;
        noteFuture(row, row.age());
      }
    }
    if (finding.answered() && !passed) {
      never.add(lookUp.testCase().label());
      if (lookUp.passes().isEmpty() && !lookUp.testCase().looksLikePlaywright()) {
        unlikeIds.add(lookUp.testCase().id());
      }
    }
  }

  /** Records the environments in a reply. */
  void see(LookUp lookUp) {
    for (LastPass pass : lookUp.passes()) {
      seen.add(pass.environmentId());
      unmatched.removeIf(environment -> names.idOf(environment).equals(pass.environmentId()));
      unknown.remove(pass.environmentId());
    }
  }

  /** Warns about unknown names in {@code --env} and {@code --require}, once. */
  void reportUnknownNames() {
    if (!seen.isEmpty()) {
      unmatched.forEach(environment -> console.warning("--env: " + nothingIn(environment)));
      unknown.forEach(environment -> console.warning("--require: " + nothingIn(environment)));
      unmatched.clear();
      unknown.clear();
    }
  }

  /** Records a pass that the gate no longer accepts at the end of the run. */
  void addRefusedAtEnd(Finding refused) {
    if (gateSummary != null) {
      gateSummary.addRefusedAtEnd(refused);
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

  /** Prints the summary. */
  public void end(Tally tally) {
    int answered = tally.lookUps() - tally.failures();
    // If only some never passed, the gate's line covers them.
    boolean narrowedToNothing = !unmatched.isEmpty() && !seen.isEmpty();
    if (never.size() > 0
        && (never.size() == answered || gateSummary == null)
        && !narrowedToNothing) {
      String who = never.size() == 1 ? "it" : unlikeIds.toString();
      console.note(
          nothing(answered, tally.failures())
              + (unlikeIds.size() == 0 ? "" : "; " + notLikePlaywright(who)));
    } else if (unlikeIds.size() > 0) {
      console.note(notLikePlaywright(unlikeIds.toString()));
    }
    if (triage != null && triage.isOfSeveral() && triage.hasPasses()) {
      console.note(triage.inWords());
    }
    reportUnknownNames();
    if (namesHint && !seen.isEmpty()) {
      console.note(
          "to see names, put env-name."
              + seen.iterator().next()
              + "=NAME into empirical.properties (help environment)");
    }
    if (gateSummary != null) {
      console.note(gateSummary.line(tally));
    }
  }

  private void noteFuture(Row row, Age age) {
    if (!futureSaid && age.isFuture()) {
      futureSaid = true;
      console.warning(
          "the last pass in "
              + row.environment()
              + " lies "
              + (age.anchored() ? "after --before" : "in the future")
              + "; its age is unknown");
    }
  }

  private String nothingIn(String environment) {
    String nearest = NearestName.of(environment, labels());
    return "no passes in '"
        + environment
        + "'"
        + (nearest == null ? "" : " (did you mean " + nearest + "?)")
        + "; found: "
        + shown();
  }

  private String nothing(int answered, int failures) {
    String who;
    if (never.size() == 1) {
      who = never + " has not passed";
    } else if (never.size() == answered) {
      String others = failures == 0 ? "" : "the other ";
      who = "none of " + others + answered + " test cases has passed";
    } else {
      who = never.size() + " of " + answered + " test cases have not passed";
    }
    Instant before = window.before();
    return who
        + where
        + " in the "
        + (window.length().toDays() == 1 ? "day" : window.lengthInWords())
        + " before "
        + (before == null ? "now" : before)
        + (never.size() == 1 || never.size() == answered ? "" : ": " + never)
        + (window.days() == null ? " (look further back with --days)" : "");
  }

  private List<String> labels() {
    Set<String> labels = new LinkedHashSet<>(names.all());
    seen.forEach(id -> labels.add(names.labelOf(id)));
    return List.copyOf(labels);
  }

  private String notLikePlaywright(String who) {
    return who
        + (unlikeIds.size() == 1 ? " does not look like a" : " do not look like")
        + " Playwright test ID"
        + (unlikeIds.size() == 1 ? "" : "s");
  }

  private String shown() {
    List<String> list = new ArrayList<>();
    for (String id : seen) {
      String name = names.nameOf(id);
      list.add(name == null ? id : name + " (" + id + ")");
    }
    return String.join(", ", list);
  }
}
