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

/** Sees what is odd about the answers and says each thing once. */
public final class Warnings {
  private final Console console;
  private final EnvironmentNames names;
  private final LookBackWindow window;
  private final @Nullable GateSummary gateSummary;
  private final String where;
  private final Set<String> unmatched;
  private final Set<String> unknown = new LinkedHashSet<>();
  private final ShortList never = new ShortList();
  private final Set<String> seen = new TreeSet<>(EnvironmentOrder.BY_ID);
  private boolean clocksSaid;
  private boolean futureSaid;

  /**
   * Listens for one run.
   *
   * @param asked the environments that {@code --env} names, as typed
   * @param gate the decision asked for; null when none is
   * @param batch whether test cases must be told apart
   */
  public Warnings(
      Console console,
      EnvironmentNames names,
      Set<String> asked,
      LookBackWindow window,
      @Nullable Gate gate,
      boolean batch) {
    this.console = console;
    this.names = names;
    this.window = window;
    this.gateSummary = gate == null ? null : new GateSummary(gate, names, batch);
    this.where = asked.isEmpty() ? "" : " in " + String.join(" or ", asked);
    this.unmatched = new LinkedHashSet<>(asked);
    if (gate != null) {
      unknown.addAll(gate.required());
      // An ID is a number, and one that is missing is what the gate tells of.
      unknown.removeIf(id -> names.nameOf(id) != null || id.matches("[0-9]+"));
    }
  }

  /** Takes note of what the API returned and of the rows that are shown of it. */
  public void add(LookUp lookUp, Finding finding) {
    if (!unmatched.isEmpty() || !unknown.isEmpty()) {
      for (LastPass pass : lookUp.passes()) {
        seen.add(pass.environmentId());
        unmatched.removeIf(environment -> names.idOf(environment).equals(pass.environmentId()));
        unknown.remove(pass.environmentId());
      }
    }
    if (gateSummary != null) {
      gateSummary.add(finding);
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
    }
  }

  /** Takes note of a pass that the gate accepted when it came and refuses at the run's end. */
  void addRefusedAtEnd(Finding refused) {
    if (gateSummary != null) {
      gateSummary.addRefusedAtEnd(refused);
    }
  }

  /** Says once that this machine's clock and the server's disagree. */
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

  /** Says what was asked for and never seen, and the gate's verdict. */
  public void end(Tally tally) {
    int answered = tally.lookUps() - tally.failures();
    // Of some among others a gate tells more.
    if (never.size() > 0 && (never.size() == answered || gateSummary == null)) {
      console.note(nothing(answered, tally.failures()));
    }
    if (answered > 0 && !seen.isEmpty()) {
      unmatched.forEach(environment -> console.warning("--env: " + nothingIn(environment)));
      unknown.forEach(
          environment ->
              console.warning(
                  "--require: " + nothingIn(environment) + " (--env-name gives an ID a name)"));
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
              + ", so that its age cannot be told");
    }
  }

  private String nothingIn(String environment) {
    return "nothing passed in '" + environment + "'; it did in " + shown();
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

  private String shown() {
    List<String> list = new ArrayList<>();
    for (String id : seen) {
      String name = names.nameOf(id);
      list.add(name == null ? id : name + " (" + id + ")");
    }
    return String.join(", ", list);
  }
}
