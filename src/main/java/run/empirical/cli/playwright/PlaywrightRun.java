package run.empirical.cli.playwright;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a report says of its whole run.
 *
 * @param startTime when it began; null when the report does not tell
 * @param tests how many tests there were; null when the report does not tell
 * @param failed how many of them failed, whether selected or not
 * @param status how it ended; null when the report does not tell
 */
public record PlaywrightRun(
    @Nullable Instant startTime, @Nullable Integer tests, int failed, @Nullable RunStatus status) {

  /** The same run, of which another file says how it ended. */
  public PlaywrightRun endedWith(@Nullable RunStatus ending) {
    return ending == null ? this : new PlaywrightRun(startTime, tests, failed, ending);
  }

  /** How many tests failed, for people: {@code 3 of 134 tests failed}. */
  public String summary() {
    if (tests != null) {
      return failed + " of " + counted(tests) + " failed" + ending();
    }
    // From 1.63 on the list also has tests that did not run, and does not say which these are.
    return counted(failed) + " failed or did not run" + ending();
  }

  private String ending() {
    if (status == RunStatus.INTERRUPTED) {
      return " before the run was interrupted";
    }
    return status == RunStatus.TIMED_OUT ? " before the run timed out" : "";
  }

  private static String counted(int tests) {
    return tests + (tests == 1 ? " test" : " tests");
  }
}
