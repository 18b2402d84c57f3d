package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JunitReportTest {
  /** The counts are those of a third-party parser. */
  @ParameterizedTest
  @CsvSource({
    "SINGLE_GATED, 1, 3, 0",
    "SINGLE_FAILED_IN_A_FILE, 0, 0, 1",
    "LIST_GATED, 2, 6, 2",
    "NOTHING_GATED, 0, 1, 0",
    "HOSTILE_TEXT, 2, 2, 3"
  })
  void isValidAndReadByMaven(GoldenTest.Kind kind, long passed, long failures, long errors)
      throws Exception {
    String xml = kind.sample().as(OutputFormat.JUNIT);
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JunitReportTest.class.getResource("/junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
    InputStreamReader in =
        new InputStreamReader(
            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    List<ReportTestCase> cases =
        new TestSuiteXmlParser(new NullConsoleLogger())
            .parse(in).stream().flatMap(suite -> suite.getTestCases().stream()).toList();

    assertEquals(passed, count(cases, ReportTestCase::isSuccessful));
    assertEquals(failures, count(cases, ReportTestCase::hasFailure));
    assertEquals(errors, count(cases, ReportTestCase::hasError));
  }

  @Test
  void requiresAGate() {
    Sample sample = Sample.create().answered("a", "1 1H");
    assertThrows(NullPointerException.class, () -> sample.as(OutputFormat.JUNIT));
  }

  private static long count(List<ReportTestCase> cases, Predicate<ReportTestCase> result) {
    return cases.stream().filter(result).count();
  }
}
