package run.empirical.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.Result;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.time.Age;
import run.empirical.cli.time.RelativeTime;

/**
 * What Playwright's own report of a run says beside a failed test: a line for each environment,
 * with ages that count from the start of that run.
 */
final class RunAnnotations {
  private final Drawing drawing;
  private final Instant runStart;

  RunAnnotations(Drawing drawing, Instant runStart) {
    this.drawing = drawing;
    this.runStart = runStart;
  }

  /** The lines about a test case; none if it could not be looked up. */
  List<String> of(Result result) {
    if (!result.answered()) {
      return List.of();
    }
    return result.cells().stream().map(cell -> line(result.testCase(), cell)).toList();
  }

  /**
   * {@code production, 2h before this run, 2026-11-24T09:12:44Z, run 48213}; the link comes last,
   * where Playwright's page finds its end.
   */
  private String line(TestCase testCase, Cell cell) {
    String where =
        cell.environment().id() == null ? "" : drawing.plain(cell.environment().label()) + ", ";
    LastPass pass = cell.lastPass();
    if (pass == null) {
      return where + drawing.words(cell);
    }
    String link = drawing.style().link(pass, testCase);
    return where
        + age(pass.executedAt())
        + ", "
        + Instants.seconds(pass.executedAt())
        + ", "
        + (link == null ? "run " + drawing.plain(pass.testRunId()) : link);
  }

  private String age(Instant executedAt) {
    if (!executedAt.isBefore(runStart)) {
      return "since the run began";
    }
    Age age = new Age(Duration.between(executedAt, runStart).toMillis(), /* anchored= */ true);
    return age.seconds() < 60
        ? "just before this run"
        : RelativeTime.brief(age) + " before this run";
  }
}
