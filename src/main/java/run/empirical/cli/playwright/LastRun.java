package run.empirical.cli.playwright;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.JsonWalk;
import run.empirical.cli.json.UnexpectedJsonException;
import run.empirical.cli.model.TestCase;

/** The two members of {@code .last-run.json}: how the run ended and which tests failed. */
final class LastRun {
  private final Set<String> failedTests = new LinkedHashSet<>();
  private @Nullable RunStatus status;
  private boolean found;

  void readStatus(JsonWalk json) throws IOException, UnexpectedJsonException {
    status = RunStatus.of(json.string());
    if (status == null) {
      throw json.wrong("'" + json.string() + "' is not a status of Playwright's");
    }
  }

  void readFailedTests(JsonWalk json) throws IOException, UnexpectedJsonException {
    found = true;
    json.enterArray();
    while (json.nextElement()) {
      failedTests.add(TestIds.read(json));
    }
  }

  /** Whether the document is a {@code .last-run.json}. */
  boolean found() {
    return found;
  }

  /**
   * The failed tests, which have no titles here.
   *
   * @throws UnusableReportException when other tests are wanted, or some by their titles
   */
  PlaywrightReport report(Selector selector) throws UnusableReportException {
    if (!selector.selections().equals(Set.of(Selection.FAILED))) {
      throw new UnusableReportException(
          "lists failed tests only; an HTML or JSON report has the flaky ones and all others");
    }
    if (selector.grep() != null) {
      throw new UnusableReportException("has no titles to search; an HTML or JSON report has them");
    }
    return new PlaywrightReport(
        failedTests.stream().map(TestCase::of).toList(),
        List.of(),
        new PlaywrightRun(null, null, failedTests.size(), status),
        0,
        null);
  }
}
