package run.empirical.cli.output;

import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Dashboard;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.TriageRules;

/**
 * What renderers need to know besides the findings.
 *
 * @param batch whether to name test cases: there are several, or they came from a list
 * @param gate the gate; null for none
 * @param names the user's names for environments
 * @param window the look-back window
 * @param time how the table shows times
 * @param zone the time zone of {@link TimeStyle#LOCAL}, loaded for that style only
 * @param dashboard the dashboard that has a page per test run; null if unknown
 * @param invented whether the data is invented, as with {@code --demo}
 * @param triage how to sum up a list of test cases; null without a list
 * @param surface the surface to write to
 */
public record RenderSettings(
    boolean batch,
    @Nullable Gate gate,
    EnvironmentNames names,
    LookBackWindow window,
    TimeStyle time,
    Supplier<ZoneId> zone,
    @Nullable Dashboard dashboard,
    boolean invented,
    @Nullable TriageRules triage,
    Surface surface) {

  /** The same settings for another surface. */
  public RenderSettings on(Surface other) {
    return new RenderSettings(
        batch, gate, names, window, time, zone, dashboard, invented, triage, other);
  }

  /** The link to a test case in a test run; null when the dashboard is not known. */
  @Nullable String link(String testRunId, String testCaseId) {
    return dashboard == null ? null : dashboard.testRun(testRunId, testCaseId);
  }
}
