package run.empirical.cli.output;

import static run.empirical.cli.output.JsonWriter.id;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.Answer.Verdict;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Environment;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.Pass;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.PlaywrightRun.Counts;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseAnswer;
import run.empirical.cli.output.JsonWriter.Members;
import run.empirical.cli.time.PointInTime;
import run.empirical.cli.time.TypedDuration;

/** The answer as one JSON document, of the same shape for one test case or many. */
record JsonFormat(Drawing drawing, Writer out) {
  void draw() throws IOException {
    new JsonWriter(drawing, out).write(document());
  }

  private Members document() {
    return new Members()
        .with("data", drawing.shown().stream().flatMap(this::passes))
        .with("test_cases", drawing.shown().stream().map(this::testCase))
        .with("environments", environments())
        .withKnown("demo", drawing.question().demo() ? true : null)
        .withKnown("report", report())
        .with("query", query())
        .withKnown("gate", gate())
        .withKnown("errors", errors());
  }

  private Stream<Members> passes(TestCaseAnswer result) {
    TestCase testCase = result.testCase();
    return result.newestFirst().stream()
        .filter(cell -> cell.pass() != null)
        .map(
            cell ->
                names(testCase)
                    .with("environment_id", id(cell.environment().id()))
                    .withAll(pass(testCase, cell)));
  }

  private static Members names(TestCase testCase) {
    return new Members()
        .with("test_case_id", id(testCase.id()))
        .withKnown("test_case_title", testCase.title());
  }

  private static Members names(Environment environment) {
    return new Members()
        .with("environment_id", id(environment.id()))
        .withKnown("environment_name", environment.name());
  }

  private Members pass(TestCase testCase, Cell cell) {
    Pass pass = Objects.requireNonNull(cell.pass());
    return new Members()
        .withKnown("environment_name", cell.environment().name())
        .with("test_run_id", id(pass.testRunId()))
        .withKnown("test_run_url", drawing.style().link(pass, testCase))
        .with("executed_at", pass.executedAt().toEpochMilli())
        .with("executed_at_iso", Drawing.timeText(pass.executedAt()))
        .with("age_seconds", pass.age().seconds());
  }

  private Members testCase(TestCaseAnswer result) {
    return names(result.testCase())
        .with("answered", result.answered())
        .with("passes", result.cells().stream().filter(cell -> cell.pass() != null).count())
        .with("last_pass", lastPasses(result))
        .withKnown("annotations", annotations(result));
  }

  /** The lines for Playwright's report; null if the start of its run is unknown. */
  private @Nullable Stream<String> annotations(TestCaseAnswer result) {
    Instant start = drawing.question().playwrightStart();
    return start == null ? null : new PlaywrightAnnotations(drawing, start).of(result).stream();
  }

  private Members lastPasses(TestCaseAnswer result) {
    Members members = new Members();
    for (Cell cell : result.cells()) {
      String environmentId = id(cell.environment().id());
      if (environmentId != null) {
        members.with(environmentId, cell.pass() == null ? null : pass(result.testCase(), cell));
      }
    }
    return members;
  }

  /** Every known environment, so that its ID is shown even if nothing has passed in it. */
  private Stream<Members> environments() {
    return drawing.answer().environments().stream()
        .filter(Environment::isKnown)
        .map(JsonFormat::names);
  }

  private @Nullable Members report() {
    PlaywrightRun report = drawing.question().list().playwrightRun();
    if (report == null) {
      return null;
    }
    Instant start = report.startedAt();
    Counts counts = report.counts();
    return new Members()
        .with("started_at", start == null ? null : Drawing.timeText(start))
        .with("tests", counts == null ? null : counts.tests())
        .with("failed", counts == null ? null : counts.failed());
  }

  private Members query() {
    LookBackWindow window = drawing.question().window();
    return new Members()
        .with("days", window.length().toDays())
        .with("before", window.before() == null ? null : window.before().toString())
        .with("env", ids(drawing.question().narrowedTo()))
        .with("as_of", Drawing.timeText(drawing.answer().asOf()));
  }

  private @Nullable Members gate() {
    Gate gate = drawing.answer().gate();
    if (gate == null) {
      return null;
    }
    Verdict verdict = drawing.answer().verdict();
    TypedDuration maxAge = gate.maxAge();
    PointInTime since = gate.since();
    return new Members()
        .with("met", verdict == Verdict.UNDECIDED ? null : verdict == Verdict.MET)
        .with("require", ids(gate.required()))
        .with("max_age_seconds", maxAge == null ? null : maxAge.duration().toSeconds())
        .with("since", since == null ? null : since.at(drawing.answer().now()).toString())
        .with("unmet", drawing.shown().stream().flatMap(JsonFormat::unmetMembers));
  }

  private static Stream<Members> unmetMembers(TestCaseAnswer result) {
    return result.cells().stream()
        .filter(cell -> cell.gateStatus().isUnmet())
        .map(
            cell ->
                names(result.testCase())
                    .withAll(names(cell.environment()))
                    .with("reason", cell.gateStatus().word())
                    .withKnown(
                        "age_seconds", cell.pass() == null ? null : cell.pass().age().seconds()));
  }

  private @Nullable Stream<Members> errors() {
    Map<Failure, List<TestCase>> failures = TestCaseAnswer.failures(drawing.shown());
    return failures.isEmpty()
        ? null
        : failures.entrySet().stream().map(failure -> error(failure.getKey(), failure.getValue()));
  }

  private static Members error(Failure failure, List<TestCase> testCases) {
    return new Members()
        .with("kind", failure.exit().kind())
        .with("message", failure.message())
        .with("test_case_ids", ids(testCases.stream().map(TestCase::id).toList()))
        .withKnown("http_status", failure.httpStatus())
        .with("retryable", failure.retryable())
        .with("exit_code", failure.exit().code());
  }

  private static Stream<String> ids(List<String> ids) {
    return ids.stream().map(JsonWriter::id);
  }
}
