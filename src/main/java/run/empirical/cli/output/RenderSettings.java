package run.empirical.cli.output;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Dashboard;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.TriageRules;

/**
 * What a format needs to know beside the findings.
 *
 * @param batch whether test cases must be told apart: there are several, or they came from a list
 * @param gate the decision asked for; null when none is
 * @param names the user's names for environments
 * @param window the span of time in which a pass counts
 * @param time how the table writes times
 * @param zone the time zone of {@link TimeStyle#LOCAL}
 * @param dashboard where test runs have their pages; null when it is not known
 * @param invented whether the data is made up, as with {@code --demo}
 * @param triage what a list's test cases are summed up by; null without a list
 * @param surface what the answer is written on
 */
public record RenderSettings(
    boolean batch,
    @Nullable Gate gate,
    EnvironmentNames names,
    LookBackWindow window,
    TimeStyle time,
    ZoneId zone,
    @Nullable Dashboard dashboard,
    boolean invented,
    @Nullable TriageRules triage,
    Surface surface) {

  /** The same, written on another surface. */
  public RenderSettings on(Surface other) {
    return new RenderSettings(
        batch, gate, names, window, time, zone, dashboard, invented, triage, other);
  }

  /** The link to a test case in a test run; null when the dashboard is not known. */
  @Nullable String link(String testRunId, String testCaseId) {
    return dashboard == null ? null : dashboard.testRun(testRunId, testCaseId);
  }
}
