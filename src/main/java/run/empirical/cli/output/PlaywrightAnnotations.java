package run.empirical.cli.output;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Environment;
import run.empirical.cli.model.Pass;
import run.empirical.cli.model.TestCaseAnswer;
import run.empirical.cli.text.Plural;
import run.empirical.cli.time.Age;

/**
 * The annotations of a failed test in Playwright's own report of a run: a line for each
 * environment, with ages that count from the start of that run.
 */
record PlaywrightAnnotations(Drawing drawing, Instant playwrightStart) {
  /** The lines about a test case in the columns' order; or the reason why its look-up failed. */
  List<String> of(TestCaseAnswer result) {
    if (result.failure() != null) {
      return List.of("could not be looked up: " + drawing.plain(result.failure().message()));
    }
    String mark = drawing.question().demo() ? "invented data: " : "";
    return IntStream.range(0, result.cells().size())
        .mapToObj(column -> mark + line(result, column))
        .toList();
  }

  /**
   * {@code production, 2h before this run, 2026-11-24T09:12:44Z; 7 other tests that failed in this
   * run also last passed in run 48213}; the link comes last, so that Playwright's page recognises
   * its end.
   */
  private String line(TestCaseAnswer result, int column) {
    Cell cell = result.cells().get(column);
    Pass pass = cell.pass();
    if (pass == null) {
      return where(cell.environment()) + drawing.fullAge(cell);
    }
    String link = drawing.question().demo() ? null : drawing.style().link(pass, result.testCase());
    String run =
        link == null ? "run " + drawing.plain(drawing.labels().testRun(pass.testRunId())) : link;
    String age = cell.isFuture() ? "in the future" : age(pass.executedAt());
    String passed = where(cell.environment()) + age + ", " + Drawing.timeText(pass.executedAt());
    int others = drawing.answer().lastRuns().get(column).otherFailedTests(result);
    String tests = Plural.of(others, "other test") + " that failed in this run";
    return passed + (others == 0 ? ", " : "; " + tests + " also last passed in ") + run;
  }

  private String where(Environment environment) {
    return environment.isKnown()
        ? drawing.plain(drawing.labels().inSentence(environment)) + ", "
        : "";
  }

  private String age(Instant executedAt) {
    if (!executedAt.isBefore(playwrightStart)) {
      return "since the run began";
    }
    Age age = new Age(executedAt, playwrightStart, /* atOtherTime= */ true);
    return (age.seconds() < 60 ? "just" : age.brief()) + " before this run";
  }
}
