package run.empirical.cli.output;

import java.io.IOException;
import java.util.List;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.Result;

/**
 * The gate's result as a JUnit XML report: a suite per test case, with a case per gated
 * environment. Missing, stale and future passes are failures; failed look-ups are errors.
 */
final class JunitReport {
  private final Drawing drawing;
  private final GateText gateText;

  private JunitReport(Drawing drawing) {
    this.drawing = drawing;
    this.gateText = new GateText(drawing.answer());
  }

  /**
   * A suite.
   *
   * @param cases its cases as XML
   * @param tests how many there are
   */
  private record Suite(String name, String cases, int tests, int failures, int errors) {}

  static void draw(Drawing drawing, Appendable out) throws IOException {
    JunitReport report = new JunitReport(drawing);
    List<Suite> suites =
        drawing.results().isEmpty()
            ? List.of(noTestCases())
            : drawing.results().stream().map(report::suite).toList();
    String invented = drawing.question().demo() ? " (invented data)" : "";
    // By convention, timestamps are in UTC without an offset.
    String timestamp = Instants.seconds(drawing.answer().asOf()).replace("Z", "");
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuites").append(attribute("name", "empirical last-pass" + invented));
    xml.append(
        counts(
            suites.stream().mapToInt(Suite::tests).sum(),
            suites.stream().mapToInt(Suite::failures).sum(),
            suites.stream().mapToInt(Suite::errors).sum()));
    xml.append(">\n");
    for (Suite suite : suites) {
      xml.append("  <testsuite").append(attribute("name", suite.name()));
      xml.append(counts(suite.tests(), suite.failures(), suite.errors()));
      xml.append(attribute("skipped", "0")).append(attribute("timestamp", timestamp));
      xml.append(">\n").append(suite.cases()).append("  </testsuite>\n");
    }
    out.append(xml.append("</testsuites>\n"));
  }

  private static Suite noTestCases() {
    String reason = "there are no test cases";
    return new Suite(
        "gate", testCase("gate", reason, problem("failure", "missing", reason)), 1, 1, 0);
  }

  private Suite suite(Result result) {
    String label = drawing.label(result.testCase());
    String file = result.testCase().file();
    String className = file == null ? label : file;
    Failure failure = result.failure();
    if (failure != null) {
      String error = problem("error", failure.kind().wireName(), failure.message());
      return new Suite(label, testCase(className, label, error), 1, 0, 1);
    }
    StringBuilder cases = new StringBuilder();
    int tests = 0;
    int failures = 0;
    for (Cell cell : result.newestCells()) {
      if (cell.gateStatus() != GateStatus.NOT_GATED) {
        tests++;
        failures += cell.gateStatus().unmet() ? 1 : 0;
        String where =
            cell.environment().id() == null ? "any environment" : cell.environment().label();
        cases.append(testCase(className, label + " in " + where, result(result, cell)));
      }
    }
    return new Suite(label, cases.toString(), tests, failures, 0);
  }

  /** Why a case failed, and the last pass. */
  private String result(Result result, Cell cell) {
    String failure =
        cell.gateStatus().unmet()
            ? problem("failure", cell.gateStatus().word(), gateText.shortfall(cell))
            : "";
    LastPass pass = cell.lastPass();
    if (pass == null) {
      return failure;
    }
    String link = drawing.style().link(pass, result.testCase());
    String output =
        "last pass "
            + Instants.exact(pass.executedAt())
            + " in test run "
            + pass.testRunId()
            + (link == null ? "" : ": " + link);
    return failure + "      <system-out>" + XmlText.of(output) + "</system-out>\n";
  }

  private static String problem(String element, String type, String reason) {
    return "      <"
        + element
        + attribute("type", type)
        + attribute("message", reason)
        + ">"
        + XmlText.of(reason)
        + "</"
        + element
        + ">\n";
  }

  private static String testCase(String className, String name, String result) {
    return "    <testcase"
        + attribute("classname", className)
        + attribute("name", name)
        + " time=\"0\">\n"
        + result
        + "    </testcase>\n";
  }

  private static String counts(int tests, int failures, int errors) {
    return attribute("tests", Integer.toString(tests))
        + attribute("failures", Integer.toString(failures))
        + attribute("errors", Integer.toString(errors))
        + attribute("time", "0");
  }

  private static String attribute(String name, String value) {
    return " " + name + "=\"" + XmlText.of(value) + "\"";
  }
}
