package run.empirical.cli.testcases;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.PlaywrightRun.Counts;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.text.Plural;

/**
 * The content of a report of a Playwright run: of the HTML report, or of {@code .last-run.json}.
 * The latter has only the IDs of the failed tests and, from Playwright 1.63 on, of the tests that
 * did not run.
 *
 * @param run the run's start and numbers of tests
 * @param problem why it does not say which tests failed; null if it does
 * @param anyTestRan false if Playwright only listed the tests, or was stopped before the first one
 * @param failedTests in the report's order
 * @param known all tests of an HTML report by ID
 * @param errors the first line of each error outside any test; empty for one without a message
 */
record PlaywrightReport(
    PlaywrightRun run,
    @Nullable String problem,
    boolean anyTestRan,
    List<TestCase> failedTests,
    Map<String, TestCase> known,
    List<String> errors) {
  /** What {@code .last-run.json} says, from the IDs and the status in it. */
  static PlaywrightReport ofLastRun(List<String> failedIds, @Nullable String status) {
    return new PlaywrightReport(
        new PlaywrightRun(null, null),
        failedIds.isEmpty() ? statusProblem(status) : null,
        /* anyTestRan= */ true,
        failedIds.stream().distinct().map(TestCase::of).toList(),
        Map.of(),
        List.of());
  }

  /** Whether {@code playwright test --list} wrote it, which overwrites the report of a run. */
  boolean isOfList() {
    return !anyTestRan && errors.isEmpty();
  }

  /** Why a run without a failed test did not pass; null if it passed. */
  private static @Nullable String statusProblem(@Nullable String status) {
    return switch (Objects.requireNonNullElse(status, "passed")) {
      case "passed" -> null;
      case "failed" ->
          "the run failed, but no test did: an error outside the tests, or flaky ones"
              + " (failOnFlakyTests)";
      default -> "the run ended before a test failed: its status is " + status;
    };
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
    return counts.failed() + " of " + tests + " failed" + flaky + didNotRun;
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
    return new PlaywrightReport(run, problem, anyTestRan, completed, known, errors);
  }
}
