package run.empirical.cli.command;

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
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.Tally;

/** Sees what is odd about the answers and says each thing once. */
final class Remarks {
  private final Console console;
  private final EnvironmentNames names;
  private final LookBackWindow window;
  private final @Nullable GateSummary gateSummary;
  private final String where;
  private final Set<String> unmatched;
  private final Set<String> seen = new TreeSet<>(EnvironmentOrder.BY_ID);
  private @Nullable String firstAnswered;
  private int passes;
  private boolean clocksSaid;
  private boolean futureSaid;

  /**
   * Listens for one run.
   *
   * @param asked the environments that {@code --env} names, as typed
   * @param gateSummary collects the gate's verdict; null without a gate
   */
  Remarks(
      Console console,
      EnvironmentNames names,
      Set<String> asked,
      LookBackWindow window,
      @Nullable GateSummary gateSummary) {
    this.console = console;
    this.names = names;
    this.window = window;
    this.gateSummary = gateSummary;
    this.where = asked.isEmpty() ? "" : " in " + String.join(" or ", asked);
    this.unmatched = new LinkedHashSet<>(asked);
  }

  /** Takes note of what the API returned and of the rows that are shown of it. */
  void add(LookUp lookUp, Finding finding) {
    if (firstAnswered == null && finding.answered()) {
      firstAnswered = lookUp.testCase().id();
    }
    if (!unmatched.isEmpty()) {
      for (LastPass pass : lookUp.passes()) {
        seen.add(pass.environmentId());
        unmatched.removeIf(environment -> names.idOf(environment).equals(pass.environmentId()));
      }
    }
    if (gateSummary != null) {
      gateSummary.add(finding);
    }
    for (Row row : finding.rows()) {
      if (row.age() != null) {
        passes++;
        future(row, row.age());
      }
    }
  }

  /** Says once that this machine's clock and the server's disagree. */
  void clocks(Clocks clocks) {
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
  void end(Tally tally) {
    int answered = tally.lookUps() - tally.failures();
    if (answered > 0 && passes == 0) {
      console.note(nothing(answered, tally.failures()));
    }
    if (answered > 0 && !seen.isEmpty()) {
      unmatched.forEach(
          environment ->
              console.warning(
                  "--env: nothing passed in '" + environment + "'; it did in " + shown()));
    }
    if (gateSummary != null) {
      console.note(gateSummary.line(tally));
    }
  }

  private void future(Row row, Age age) {
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

  private String nothing(int answered, int failures) {
    String who =
        answered == 1
            ? firstAnswered + " has not passed"
            : "none of "
                + (failures == 0 ? "" : "the other ")
                + answered
                + " test cases has passed";
    Instant before = window.before();
    long days = window.length().toDays();
    return who
        + where
        + " in the "
        + (days == 1 ? "day" : days + " days")
        + " before "
        + (before == null ? "now" : before)
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
