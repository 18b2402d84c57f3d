package run.empirical.cli.testcases;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Message;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.PlaywrightRun.Counts;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.text.Plural;

/**
 * The content of a report of a Playwright run: of the HTML report, or of {@code .last-run.json}.
 * The latter has only the IDs of the failed tests and, from Playwright 1.63 on, of the tests that
 * did not run.
 *
 * @param run the run's start, numbers of tests and end
 * @param anyTestRan false if Playwright only listed the tests, or was stopped before the first one
 * @param failedTests in the report's order
 * @param missedTests those that did not run and are not marked as skipped, in the report's order
 * @param known all tests of an HTML report by ID
 * @param errors the first line of each error outside any test; empty for one without a message
 */
record PlaywrightReport(
    PlaywrightRun run,
    boolean anyTestRan,
    List<TestCase> failedTests,
    List<TestCase> missedTests,
    Map<String, TestCase> known,
    List<String> errors) {
  /** What {@code .last-run.json} says, from the IDs and the status in it. */
  static PlaywrightReport ofLastRun(List<String> failedIds, @Nullable String status) {
    return new PlaywrightReport(
        new PlaywrightRun(null, null, Set.of(), status),
        /* anyTestRan= */ true,
        failedIds.stream().distinct().map(TestCase::of).toList(),
        List.of(),
        Map.of(),
        List.of());
  }

  /** Whether {@code playwright test --list} wrote it, which overwrites the report of a run. */
  boolean isOfList() {
    return !anyTestRan && errors.isEmpty();
  }

  /**
   * Why a run with this status has no answer; null if it has one.
   *
   * @param gated whether a gate judges the answer
   */
  @Nullable String statusProblem(boolean gated) {
    String status = Objects.requireNonNullElse(run.status(), "passed");
    boolean ended = List.of("passed", "failed").contains(status);
    if (gated && !ended) {
      return Message.of(
          "the run did not end: its status is %s; use that run's HTML report (--from-playwright)",
          status);
    }
    if (status.equals("passed") || !failedTests.isEmpty()) {
      return null;
    }
    return ended
        ? "the run failed, but no test did: an error outside the tests, or flaky ones"
            + " (failOnFlakyTests)"
        : "the run ended before a test failed: its status is " + status;
  }

  /** The failed tests as text: {@code 6 of 40 tests failed, 1 was flaky, 2 did not run}. */
  String failedText() {
    Counts counts = run.counts();
    if (counts == null) {
      return Plural.of(failedTests.size(), "test") + " failed or did not run";
    }
    String flaky = counted(counts.flaky(), " was flaky", " were flaky");
    String didNotRun = counted(counts.didNotRun(), " did not run", " did not run");
    String tests = Plural.of(counts.tests(), "test");
    return failedTests.size() + " of " + tests + " failed" + flaky + didNotRun;
  }

  /**
   * The heading of an answer about tests of this report.
   *
   * @param lookedUp how many: those that failed, or also those that did not run
   */
  String heading(int lookedUp) {
    Counts counts = run.counts();
    String tests = Plural.of(counts == null ? lookedUp : counts.tests(), "test");
    return Message.of(
        "%s failed%s; when each last passed:",
        counts == null ? tests : lookedUp + " of " + tests,
        counts == null || lookedUp > failedTests.size() ? " or did not run" : "");
  }

  private static String counted(int number, String one, String several) {
    return number == 0 ? "" : ", " + number + (number == 1 ? one : several);
  }

  /** The errors as text: {@code errors outside any test (2): no global set-up}. */
  String errorsText() {
    Stream<String> texts = errors.stream().filter(it -> !it.isEmpty()).map(it -> ": " + it);
    return "errors outside any test (" + errors.size() + ")" + texts.findFirst().orElse("");
  }

  /** This report, with the titles and files that another report has for the same tests. */
  PlaywrightReport completedBy(PlaywrightReport other) {
    List<TestCase> completed =
        failedTests.stream()
            .map(test -> test.completedBy(other.known.getOrDefault(test.id(), test)))
            .toList();
    return new PlaywrightReport(run, anyTestRan, completed, missedTests, known, errors);
  }
}
