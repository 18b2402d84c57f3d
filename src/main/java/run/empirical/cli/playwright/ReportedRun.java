package run.empirical.cli.playwright;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.JsonWalk;

/** A report's run: its tests by outcome, selected or not, its times, and errors outside tests. */
final class ReportedRun {
  private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;]*m");

  /** The maximum length of a run in milliseconds, which no run has. */
  private static final long MAX_DURATION = 1L << 40;

  private final EnumMap<Outcome, Integer> byOutcome = new EnumMap<>(Outcome.class);
  private final Set<String> projectNames = new HashSet<>();
  private final Map<String, Long> reported = new HashMap<>();
  private boolean anyRan;
  private @Nullable Instant start;
  private @Nullable Duration duration;
  private int errors;
  private @Nullable String firstError;

  /**
   * Counts a test.
   *
   * @param ran whether the report has a result of it
   */
  void addTest(Outcome outcome, String projectName, boolean ran) {
    byOutcome.merge(outcome, 1, Integer::sum);
    projectNames.add(projectName);
    anyRan |= ran || (outcome != Outcome.SKIPPED && outcome != Outcome.DID_NOT_RUN);
  }

  /** Counts an error, and keeps the first line of the first message, without colors. */
  void addError(@Nullable String message) {
    errors++;
    if (firstError == null && message != null) {
      firstError = COLOR.matcher(message).replaceAll("").strip().lines().findFirst().orElse(null);
    }
  }

  void setStart(Instant time) {
    start = time;
  }

  /** Reads the current value, a number of milliseconds. */
  void readDuration(JsonWalk json) throws IOException {
    duration = Duration.ofMillis(json.truncatedNumber(0, MAX_DURATION, "a number of milliseconds"));
  }

  /** Reads the current member of the report's {@code stats}. */
  void readCount(String name, JsonWalk json) throws IOException {
    switch (name) {
      case "total", "expected", "unexpected", "flaky", "skipped" ->
          reported.put(name, json.wholeNumber(0, Integer.MAX_VALUE, "a number of tests"));
      default -> json.skip();
    }
  }

  /**
   * Checks that the report has as many tests as it says.
   *
   * @throws UnusableReportException if not, or if it has only errors
   */
  void check() throws UnusableReportException {
    for (Map.Entry<String, Long> count : reported.entrySet()) {
      int found = count(count.getKey());
      if (count.getValue() != found) {
        throw new UnusableReportException(
            "contradicts itself: stats."
                + count.getKey()
                + " is "
                + count.getValue()
                + ", but it has "
                + found);
      }
    }
    if (tests() == 0 && errors > 0) {
      throw new UnusableReportException(
          "has no tests, only errors" + (firstError == null ? "" : ", the first: " + firstError));
    }
  }

  private int count(String name) {
    return switch (name) {
      case "total" -> tests();
      case "skipped" -> count(Outcome.SKIPPED) + count(Outcome.DID_NOT_RUN);
      default -> count(Outcome.valueOf(name.toUpperCase(Locale.ROOT)));
    };
  }

  private int count(Outcome outcome) {
    return byOutcome.getOrDefault(outcome, 0);
  }

  private int tests() {
    return byOutcome.values().stream().mapToInt(Integer::intValue).sum();
  }

  boolean hasSeveralProjects() {
    return projectNames.size() > 1;
  }

  /** The report of this run with these tests of it. */
  PlaywrightReport report(SelectedTests selected) {
    return new PlaywrightReport(
        selected.testCases(),
        selected.unidentified(),
        run(),
        selected.leftOut(),
        errors,
        firstError);
  }

  /**
   * The run; null if no test ran and there is no error that would be a reason: Playwright's {@code
   * --list} writes such reports.
   */
  private @Nullable PlaywrightRun run() {
    if (tests() > 0 && !anyRan && errors == 0) {
      return null;
    }
    Instant end = start == null || duration == null ? null : start.plus(duration);
    return new PlaywrightRun(
        start, end, tests(), count(Outcome.UNEXPECTED), count(Outcome.DID_NOT_RUN), "");
  }
}
