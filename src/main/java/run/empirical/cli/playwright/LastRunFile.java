package run.empirical.cli.playwright;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import run.empirical.cli.json.JsonWalk;
import run.empirical.cli.model.TestCase;

/** Reads {@code .last-run.json}: how the run ended and which tests failed. */
final class LastRunFile {
  private final Set<String> failedTests = new LinkedHashSet<>();
  private String ending = "";
  private boolean found;

  void readStatus(JsonWalk json) throws IOException {
    String status = json.string();
    ending =
        switch (status) {
          case "passed", "failed" -> "";
          case "timedout" -> " before the run timed out";
          case "interrupted" -> " before the run was interrupted";
          default -> throw json.wrong("'" + status + "' is not a Playwright status");
        };
  }

  void readFailedTests(JsonWalk json) throws IOException {
    found = true;
    json.forEach(() -> failedTests.add(TestIds.read(json)));
  }

  /** Whether the document is a {@code .last-run.json}. */
  boolean found() {
    return found;
  }

  /**
   * The failed tests, without titles.
   *
   * @throws UnusableReportException if the filter selects other tests, or selects by title
   */
  PlaywrightReport report(TestFilter filter) throws UnusableReportException {
    if (!filter.selections().equals(Set.of(Selection.FAILED))) {
      throw new UnusableReportException(
          "lists only failed tests; use an HTML or JSON report for others");
    }
    if (filter.grep() != null) {
      throw new UnusableReportException("has no titles to search; use an HTML or JSON report");
    }
    return new PlaywrightReport(
        failedTests.stream().map(TestCase::of).toList(),
        List.of(),
        new PlaywrightRun(null, null, null, failedTests.size(), 0, ending),
        0,
        0,
        null);
  }
}
