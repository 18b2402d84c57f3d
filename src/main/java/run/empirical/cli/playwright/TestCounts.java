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
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.JsonWalk;

/** Counts a report's tests, selected or not, and compares them with the report's own counts. */
final class TestCounts {
  private final EnumMap<Outcome, Integer> byOutcome = new EnumMap<>(Outcome.class);
  private final Set<String> projectNames = new HashSet<>();
  private final Map<String, Long> reported = new HashMap<>();
  private boolean anyRan;

  /**
   * Counts a test.
   *
   * @param ran whether the report has a result of it
   */
  void add(Outcome outcome, String projectName, boolean ran) {
    byOutcome.merge(outcome, 1, Integer::sum);
    projectNames.add(projectName);
    anyRan |= ran || (outcome != Outcome.SKIPPED && outcome != Outcome.DID_NOT_RUN);
  }

  /** Reads the current member of the report's {@code stats}. */
  void readReported(String name, JsonWalk json) throws IOException {
    switch (name) {
      case "total", "expected", "unexpected", "flaky", "skipped" ->
          reported.put(name, json.wholeNumber(0, Integer.MAX_VALUE, "a number of tests"));
      default -> json.skip();
    }
  }

  /**
   * Checks that the report has as many tests as it says.
   *
   * @throws UnusableReportException if not
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
  }

  private int count(String name) {
    return switch (name) {
      case "total" -> tests();
      case "skipped" -> count(Outcome.SKIPPED) + didNotRun();
      default -> count(Outcome.valueOf(name.toUpperCase(Locale.ROOT)));
    };
  }

  private int count(Outcome outcome) {
    return byOutcome.getOrDefault(outcome, 0);
  }

  int tests() {
    return byOutcome.values().stream().mapToInt(Integer::intValue).sum();
  }

  private int didNotRun() {
    return count(Outcome.DID_NOT_RUN);
  }

  /**
   * The run that the tests are of; null if none ran and there is no error that would be a reason:
   * Playwright's {@code --list} writes such reports.
   */
  @Nullable PlaywrightRun run(@Nullable Instant start, @Nullable Duration duration, int errors) {
    if (tests() > 0 && !anyRan && errors == 0) {
      return null;
    }
    Instant end = start == null || duration == null ? null : start.plus(duration);
    return new PlaywrightRun(start, end, tests(), count(Outcome.UNEXPECTED), didNotRun(), null);
  }

  boolean hasSeveralProjects() {
    return projectNames.size() > 1;
  }
}
