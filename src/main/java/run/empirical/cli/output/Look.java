package run.empirical.cli.output;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Dashboard;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.SortOrder;
import run.empirical.cli.model.TestCase;

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
  /** The link to a test case's last pass; null without one or if the dashboard is unknown. */
  @Nullable String link(@Nullable LastPass pass, TestCase testCase) {
    return dashboard == null || pass == null
        ? null
        : dashboard.testRun(pass.testRunId(), testCase.id());
  }

  /** An instant in the style asked for, to the second unless that is {@code EPOCH}. */
  String instant(Instant instant) {
    return switch (time) {
      case RELATIVE, ISO -> Instants.seconds(instant);
      case EPOCH -> Long.toString(instant.toEpochMilli());
      case LOCAL ->
          OffsetDateTime.ofInstant(instant.truncatedTo(ChronoUnit.SECONDS), zone.get())
              .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    };
  }
}
