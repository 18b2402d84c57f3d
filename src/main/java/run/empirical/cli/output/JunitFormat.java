package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Environment;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.TestCaseAnswer;

/**
 * The gate's result as a JUnit XML report: a suite per test case, with a case per gated
 * environment. Missing, stale and future passes are failures; failed look-ups are errors.
 */
record JunitFormat(Drawing drawing, GateSentences gate, StringBuilder xml) {
  static void draw(Drawing drawing, Writer out) throws IOException {
    GateSentences gate = Objects.requireNonNull(drawing.gate(), "the format needs a gate");
    StringBuilder xml = new StringBuilder();
    new JunitFormat(drawing, gate, xml).write();
    out.append(xml);
  }

  private void write() {
    String invented = drawing.question().demo() ? " (invented data)" : "";
    List<TestCaseAnswer> results = drawing.results();
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    attribute("name", "empirical last-pass" + invented);
    if (results.isEmpty()) {
      emptyList();
      return;
    }
    List<Cell> gated = results.stream().flatMap(JunitFormat::gated).toList();
    counts(
        gated.size(), unmet(gated), results.stream().filter(result -> !result.answered()).count());
    xml.append(">\n");
    results.forEach(this::suite);
    xml.append("</testsuites>\n");
  }

  /** The report of an empty list, which does not meet the gate. */
  private void emptyList() {
    String reason = "there are no test cases";
    counts(1, 1, 0);
    xml.append(">\n");
    startSuite("gate", 1, 1, 0);
    startCase("gate", reason);
    problem("failure", GateStatus.MISSING.word(), reason);
    xml.append("    </testcase>\n  </testsuite>\n</testsuites>\n");
  }

  private static Stream<Cell> gated(TestCaseAnswer result) {
    return result.cells().stream().filter(cell -> cell.gateStatus() != GateStatus.NOT_JUDGED);
  }

  private void suite(TestCaseAnswer result) {
    String label = drawing.labels().of(result.testCase());
    String file = result.testCase().file();
    String className = file == null ? label : file;
    Failure failure = result.failure();
    List<Cell> gated = gated(result).toList();
    startSuite(label, gated.size(), unmet(gated), failure == null ? 0 : 1);
    if (failure != null) {
      startCase(className, label);
      problem("error", failure.exit().kind(), failure.message());
      xml.append("    </testcase>\n");
    }
    gated.forEach(cell -> testCase(className, label, result, cell));
    xml.append("  </testsuite>\n");
  }

  private void testCase(String className, String label, TestCaseAnswer result, Cell cell) {
    Environment environment = cell.environment();
    // Not shortened: programs must be able to tell environments apart.
    String place = Labels.inSentence(environment, environment.label());
    startCase(className, label + " in " + place);
    if (cell.gateStatus().unmet()) {
      problem("failure", cell.gateStatus().word(), gate.shortfall(cell));
    }
    LastPass pass = cell.lastPass();
    if (pass != null) {
      String link = drawing.style().link(pass, result.testCase());
      xml.append("      <system-out>last pass ").append(pass.executedAt());
      xml.append(" in test run ").append(drawing.xml(pass.testRunId()));
      xml.append(link == null ? "" : ": " + drawing.xml(link)).append("</system-out>\n");
    }
    xml.append("    </testcase>\n");
  }

  private static long unmet(List<Cell> gated) {
    return gated.stream().filter(cell -> cell.gateStatus().unmet()).count();
  }

  private void startSuite(String name, long judged, long failures, long errors) {
    xml.append("  <testsuite");
    attribute("name", name);
    counts(judged, failures, errors);
    attribute("skipped", "0");
    // By convention, in UTC without an offset.
    attribute("timestamp", Drawing.seconds(drawing.answer().asOf()).replace("Z", ""));
    xml.append(">\n");
  }

  private void counts(long judged, long failures, long errors) {
    attribute("tests", Long.toString(judged + errors));
    attribute("failures", Long.toString(failures));
    attribute("errors", Long.toString(errors));
    attribute("time", "0");
  }

  private void startCase(String className, String name) {
    xml.append("    <testcase");
    attribute("classname", className);
    attribute("name", name);
    xml.append(" time=\"0\">\n");
  }

  private void problem(String element, String type, String reason) {
    xml.append("      <").append(element);
    attribute("type", type);
    attribute("message", reason);
    xml.append('>').append(drawing.xml(reason)).append("</").append(element).append(">\n");
  }

  private void attribute(String name, String value) {
    xml.append(' ').append(name).append("=\"").append(drawing.xml(value)).append('"');
  }
}
