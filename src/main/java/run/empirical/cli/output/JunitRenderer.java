package run.empirical.cli.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Row;
import run.empirical.cli.output.Grid.Line;

/**
 * The gate's result as a JUnit XML report: a suite per test case, with a case per gated
 * environment. Missing, stale and future passes are failures; failed look-ups are errors.
 */
final class JunitRenderer extends WholeRenderer {
  private final Question question;
  private final Look look;
  private final GateText gateText;
  private final Appendable out;

  JunitRenderer(Question question, Look look, Arrangement arrangement, Appendable out) {
    super(question, arrangement);
    this.question = question;
    this.look = look;
    this.gateText =
        new GateText(question, Objects.requireNonNull(question.gate(), "JUnit needs a gate"));
    this.out = out;
  }

  /** The result of a case; all but the first are element names. */
  private enum Result {
    PASSED,
    FAILURE,
    ERROR
  }

  /**
   * A test case in one environment.
   *
   * @param type the result in one word
   * @param reason why it did not pass; null if it did
   * @param output describes the last pass; null if there is none
   */
  private record Case(
      String className,
      String name,
      Result result,
      String type,
      @Nullable String reason,
      @Nullable String output) {}

  private record Suite(String name, List<Case> cases) {
    long count(Result result) {
      return cases.stream().filter(c -> c.result() == result).count();
    }
  }

  @Override
  void write(Grid grid, ReferenceTime reference) throws IOException {
    List<Suite> suites =
        grid.shown().isEmpty()
            ? List.of(noTestCases())
            : grid.lines().map(line -> suite(line, reference)).toList();
    Suite all = new Suite("", suites.stream().flatMap(suite -> suite.cases().stream()).toList());
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    String name = "empirical last-pass" + (question.demo() ? " (invented data)" : "");
    xml.append("<testsuites").append(attribute("name", name)).append(counts(all)).append(">\n");
    for (Suite suite : suites) {
      append(xml, suite, reference);
    }
    out.append(xml.append("</testsuites>\n"));
  }

  private static Suite noTestCases() {
    String reason = "there are no test cases";
    return new Suite(
        "gate", List.of(new Case("gate", reason, Result.FAILURE, "missing", reason, null)));
  }

  private Suite suite(Line line, ReferenceTime reference) {
    Finding finding = line.finding();
    String file = finding.testCase().file();
    String className = file == null ? line.label() : file;
    List<Case> cases = new ArrayList<>();
    if (finding.failure() != null) {
      cases.add(
          new Case(
              className,
              line.label(),
              Result.ERROR,
              finding.failure().kind().wireName(),
              finding.failure().message(),
              null));
    }
    for (Row row : finding.newestRows()) {
      if (row.gateStatus() == GateStatus.NOT_GATED) {
        continue;
      }
      String where = row.environmentId() == null ? "any environment" : row.environment();
      cases.add(
          new Case(
              className,
              line.label() + " in " + where,
              result(row),
              row.gateStatus().word(),
              reason(row, reference),
              output(finding, row.lastPass())));
    }
    return new Suite(line.label(), cases);
  }

  private static Result result(Row row) {
    return switch (row.gateStatus()) {
      case OK, NOT_GATED -> Result.PASSED;
      case STALE, FUTURE, MISSING -> Result.FAILURE;
    };
  }

  private @Nullable String reason(Row row, ReferenceTime reference) {
    return switch (row.gateStatus()) {
      case OK, NOT_GATED -> null;
      case STALE, FUTURE, MISSING -> gateText.shortfall(row, reference);
    };
  }

  private @Nullable String output(Finding finding, @Nullable LastPass pass) {
    if (pass == null) {
      return null;
    }
    String link = look.link(pass.testRunId(), finding.testCase().id());
    return "last pass "
        + Instants.exact(pass.executedAt())
        + " in test run "
        + pass.testRunId()
        + (link == null ? "" : ": " + link);
  }

  private static void append(StringBuilder xml, Suite suite, ReferenceTime reference) {
    // By convention, timestamps are in UTC without an offset.
    String timestamp = Instants.seconds(reference.shown()).replace("Z", "");
    xml.append("  <testsuite").append(attribute("name", suite.name())).append(counts(suite));
    xml.append(attribute("skipped", "0"));
    xml.append(attribute("timestamp", timestamp)).append(">\n");
    suite.cases().forEach(c -> append(xml, c));
    xml.append("  </testsuite>\n");
  }

  private static void append(StringBuilder xml, Case c) {
    xml.append("    <testcase").append(attribute("classname", c.className()));
    xml.append(attribute("name", c.name())).append(" time=\"0\">\n");
    if (c.reason() != null) {
      String element = c.result().name().toLowerCase(Locale.ROOT);
      xml.append("      <").append(element);
      xml.append(attribute("type", c.type()));
      xml.append(attribute("message", c.reason())).append('>').append(XmlText.of(c.reason()));
      xml.append("</").append(element).append(">\n");
    }
    if (c.output() != null) {
      xml.append("      <system-out>").append(XmlText.of(c.output())).append("</system-out>\n");
    }
    xml.append("    </testcase>\n");
  }

  private static String counts(Suite suite) {
    return attribute("tests", Integer.toString(suite.cases().size()))
        + attribute("failures", Long.toString(suite.count(Result.FAILURE)))
        + attribute("errors", Long.toString(suite.count(Result.ERROR)))
        + attribute("time", "0");
  }

  private static String attribute(String name, String value) {
    return " " + name + "=\"" + XmlText.of(value) + "\"";
  }
}
