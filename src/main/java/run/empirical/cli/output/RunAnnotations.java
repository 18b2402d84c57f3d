package run.empirical.cli.output;

import java.time.Instant;
import java.util.List;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Environment;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.Result;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.time.Age;

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

  /** The lines about a test case, newest pass first; or why it could not be looked up. */
  List<String> of(Result result) {
    if (result.failure() != null) {
      return List.of("could not be looked up: " + drawing.plain(result.failure().message()));
    }
    boolean demo = drawing.query().demo();
    return result.rows().stream()
        // A reply may have an environment twice, even with the same pass.
        .filter(result.cells()::contains)
        .distinct()
        .map(cell -> (demo ? "invented data: " : "") + line(result.testCase(), cell))
        .toList();
  }

  /**
   * {@code production, 2h before this run, 2026-11-24T09:12:44Z, run 48213}; the link comes last,
   * where Playwright's page finds its end.
   */
  private String line(TestCase testCase, Cell cell) {
    LastPass pass = cell.lastPass();
    if (pass == null) {
      return where(cell.environment()) + drawing.fullAge(cell);
    }
    String link = drawing.query().demo() ? null : drawing.style().link(pass, testCase);
    return where(cell.environment())
        + (cell.isFuture() ? "in the future" : age(pass.executedAt()))
        + ", "
        + Drawing.seconds(pass.executedAt())
        + ", "
        + (link == null ? "run " + drawing.plain(pass.testRunId()) : link);
  }

  private String where(Environment environment) {
    return environment.id() == null ? "" : drawing.plain(environment.inSentence()) + ", ";
  }

  private String age(Instant executedAt) {
    if (!executedAt.isBefore(runStart)) {
      return "since the run began";
    }
    Age age = Age.of(executedAt, runStart, /* anchored= */ true);
    return (age.seconds() < 60 ? "just" : age.brief()) + " before this run";
  }
}
