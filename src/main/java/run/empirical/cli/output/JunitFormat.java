package run.empirical.cli.output;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Environment;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.Pass;
import run.empirical.cli.model.TestCaseAnswer;

/**
 * The gate's result as a JUnit XML report: a suite per test case, with a case per judged
 * environment. Missing, stale and future passes are failures; failed look-ups are errors.
 */
record JunitFormat(Drawing drawing, Writer out) {
  void draw() throws IOException {
    String invented = drawing.question().demo() ? " (invented data)" : "";
    List<TestCaseAnswer> results = drawing.shown();
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    attribute("name", "empirical last-pass" + invented);
    List<Cell> cells = results.stream().flatMap(JunitFormat::judgedCells).toList();
    counts(
        cells.size(),
        countUnmet(cells),
        results.stream().filter(result -> !result.answered()).count());
    out.append(">\n");
    for (TestCaseAnswer result : results) {
      suite(result);
    }
    out.append("</testsuites>\n");
  }

  private static Stream<Cell> judgedCells(TestCaseAnswer result) {
    return result.cells().stream().filter(cell -> cell.gateStatus() != GateStatus.NOT_JUDGED);
  }

  private void suite(TestCaseAnswer result) throws IOException {
    String label = drawing.labels().of(result.testCase());
    String file = result.testCase().file();
    String className = file == null ? label : file;
    Failure failure = result.failure();
    List<Cell> cells = judgedCells(result).toList();
    startSuite(label, cells.size(), countUnmet(cells), failure == null ? 0 : 1);
    if (failure != null) {
      startCase(className, label);
      problem("error", failure.exit().kind(), failure.message());
      out.append("    </testcase>\n");
    }
    for (Cell cell : cells) {
      testCase(className, label, result, cell);
    }
    out.append("  </testsuite>\n");
  }

  private void testCase(String className, String label, TestCaseAnswer result, Cell cell)
      throws IOException {
    Environment environment = cell.environment();
    // Not shortened: programs must be able to tell environments apart.
    String place = Labels.inSentence(environment, environment.label());
    startCase(className, label + " in " + place);
    if (cell.gateStatus().isUnmet()) {
      problem("failure", cell.gateStatus().word(), requireNonNull(drawing.gate()).shortfall(cell));
    }
    Pass pass = cell.pass();
    if (pass != null) {
      String link = drawing.style().link(pass, result.testCase());
      out.append("      <system-out>last pass ").append(pass.executedAt().toString());
      out.append(" in test run ").append(drawing.xml(pass.testRunId()));
      out.append(link == null ? "" : ": " + drawing.xml(link)).append("</system-out>\n");
    }
    out.append("    </testcase>\n");
  }

  private static long countUnmet(List<Cell> cells) {
    return cells.stream().filter(cell -> cell.gateStatus().isUnmet()).count();
  }

  private void startSuite(String name, long judged, long failures, long errors) throws IOException {
    out.append("  <testsuite");
    attribute("name", name);
    counts(judged, failures, errors);
    attribute("skipped", "0");
    // By convention, in UTC without an offset.
    attribute("timestamp", Drawing.timeText(drawing.answer().asOf()).replace("Z", ""));
    out.append(">\n");
  }

  private void counts(long judged, long failures, long errors) throws IOException {
    attribute("tests", Long.toString(judged + errors));
    attribute("failures", Long.toString(failures));
    attribute("errors", Long.toString(errors));
    attribute("time", "0");
  }

  private void startCase(String className, String name) throws IOException {
    out.append("    <testcase");
    attribute("classname", className);
    attribute("name", name);
    out.append(" time=\"0\">\n");
  }

  private void problem(String element, String type, String reason) throws IOException {
    out.append("      <").append(element);
    attribute("type", type);
    attribute("message", reason);
    out.append('>').append(drawing.xml(reason)).append("</").append(element).append(">\n");
  }

  private void attribute(String name, String value) throws IOException {
    out.append(' ').append(name).append("=\"").append(drawing.xml(value)).append('"');
  }
}
