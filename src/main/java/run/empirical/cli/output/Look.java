package run.empirical.cli.output;

import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Dashboard;
import run.empirical.cli.model.SortOrder;

/**
 * How the answer is shown.
 *
 * @param time how the table and the matrix show times
 * @param zone the time zone of {@link TimeStyle#LOCAL}, loaded for that style only
 * @param dashboard the dashboard that has a page per test run; null if unknown
 * @param sort the order of test cases in all formats; null for each format's own
 * @param onlyUnmet whether formats for people show only test cases that do not meet the gate
 */
public record Look(
    TimeStyle time,
    Supplier<ZoneId> zone,
    @Nullable Dashboard dashboard,
    @Nullable SortOrder sort,
    boolean onlyUnmet) {
  /** The link to a test case in a test run; null if the dashboard is unknown. */
  @Nullable String link(String testRunId, String testCaseId) {
    return dashboard == null ? null : dashboard.testRun(testRunId, testCaseId);
  }

  /** An instant in the style asked for; to the second if that is relative. */
  String instant(Instant instant) {
    return switch (time) {
      case RELATIVE, ISO -> Instants.seconds(instant);
      case EPOCH -> Long.toString(instant.toEpochMilli());
      case LOCAL -> Instants.local(instant, zone.get());
    };
  }
}
