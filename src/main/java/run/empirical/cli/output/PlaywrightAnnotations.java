package run.empirical.cli.output;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Environment;
import run.empirical.cli.model.Pass;
import run.empirical.cli.model.PassesByTestRun;
import run.empirical.cli.model.TestCaseAnswer;
import run.empirical.cli.text.Plural;
import run.empirical.cli.time.Age;

/**
 * The annotations of a failed test in Playwright's own report of a run: a line for each
 * environment, with ages that count from the start of that run.
 */
final class PlaywrightAnnotations {
  private final Drawing drawing;
  private final Instant playwrightStart;
  private final Map<Environment, PassesByTestRun> passes;

  PlaywrightAnnotations(Drawing drawing, Instant playwrightStart) {
    this.drawing = drawing;
    this.playwrightStart = playwrightStart;
    this.passes =
        drawing.answer().passesByTestRun().stream()
            .collect(toMap(PassesByTestRun::environment, identity()));
  }

  /** The lines about a test case, newest pass first; or the reason why its look-up failed. */
  List<String> of(TestCaseAnswer result) {
    if (result.failure() != null) {
      return List.of("could not be looked up: " + drawing.plain(result.failure().message()));
    }
    boolean demo = drawing.question().demo();
    return result.newestFirst().stream()
        .map(cell -> (demo ? "invented data: " : "") + line(result, cell))
        .toList();
  }

  /**
   * {@code production, 2h before this run, 2026-11-24T09:12:44Z, with 7 other failed tests in run
   * 48213}; the link comes last, so that Playwright's page recognises its end.
   */
  private String line(TestCaseAnswer result, Cell cell) {
    Pass pass = cell.pass();
    if (pass == null) {
      return where(cell.environment()) + drawing.fullAge(cell);
    }
    String link = drawing.question().demo() ? null : drawing.style().link(pass, result.testCase());
    String run =
        link == null ? "run " + drawing.plain(drawing.labels().testRun(pass.testRunId())) : link;
    int others = Objects.requireNonNull(passes.get(cell.environment())).otherFailedTests(result);
    String age = cell.isFuture() ? "in the future" : age(pass.executedAt());
    String time = Drawing.seconds(pass.executedAt());
    return where(cell.environment()) + age + ", " + time + ", " + others(others) + run;
  }

  private static String others(int failedTests) {
    return failedTests == 0 ? "" : "with " + Plural.of(failedTests, "other failed test") + " in ";
  }

  private String where(Environment environment) {
    return environment.id() == null
        ? ""
        : drawing.plain(drawing.labels().inSentence(environment)) + ", ";
  }

  private String age(Instant executedAt) {
    if (!executedAt.isBefore(playwrightStart)) {
      return "since the run began";
    }
    Age age = new Age(executedAt, playwrightStart, /* atOtherTime= */ true);
    return (age.seconds() < 60 ? "just" : age.brief()) + " before this run";
  }
}
