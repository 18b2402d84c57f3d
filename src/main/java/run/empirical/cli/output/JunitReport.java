package run.empirical.cli.output;

import java.io.IOException;
import java.util.List;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.Row;

/**
 * The gate's result as a JUnit XML report: a suite per test case, with a case per gated
 * environment. Missing, stale and future passes are failures; failed look-ups are errors.
 */
final class JunitReport {
  private final Grid grid;
  private final GateText gateText;

  private JunitReport(Grid grid) {
    this.grid = grid;
    this.gateText = new GateText(grid.view().question());
  }

  /**
   * A suite.
   *
   * @param cases its cases as XML
   * @param tests how many there are
   */
  private record Suite(String name, String cases, int tests, int failures, int errors) {}

  static void write(Grid grid, Appendable out) throws IOException {
    JunitReport report = new JunitReport(grid);
    List<Suite> suites =
        grid.shown().isEmpty()
            ? List.of(noTestCases())
            : grid.shown().stream().map(report::suite).toList();
    String invented = grid.view().question().demo() ? " (invented data)" : "";
    // By convention, timestamps are in UTC without an offset.
    String timestamp = Instants.seconds(grid.reference().shown()).replace("Z", "");
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

  private Suite suite(Finding finding) {
    String label = grid.label(finding.testCase());
    String file = finding.testCase().file();
    String className = file == null ? label : file;
    Failure failure = finding.failure();
    if (failure != null) {
      String error = problem("error", failure.kind().wireName(), failure.message());
      return new Suite(label, testCase(className, label, error), 1, 0, 1);
    }
    StringBuilder cases = new StringBuilder();
    int tests = 0;
    int failures = 0;
    for (Row row : finding.newestRows()) {
      if (row.gateStatus() != GateStatus.NOT_GATED) {
        tests++;
        failures += row.gateStatus().unmet() ? 1 : 0;
        String where = row.environmentId() == null ? "any environment" : row.environment();
        cases.append(testCase(className, label + " in " + where, result(finding, row)));
      }
    }
    return new Suite(label, cases.toString(), tests, failures, 0);
  }

  /** Why a case failed, and the last pass. */
  private String result(Finding finding, Row row) {
    String failure =
        row.gateStatus().unmet()
            ? problem("failure", row.gateStatus().word(), gateText.shortfall(row, grid.reference()))
            : "";
    LastPass pass = row.lastPass();
    if (pass == null) {
      return failure;
    }
    String link = grid.view().look().link(pass, finding.testCase());
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
