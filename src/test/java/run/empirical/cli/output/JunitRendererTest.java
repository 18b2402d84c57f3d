package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.TestCase;

class JunitRendererTest {
  private static final EnvironmentNames NAMES =
      new EnvironmentNames(Map.of("1", "production", "2", "staging"));

  @Test
  void writesATestcasePerTestCaseAndEnvironment() {
    assertEquals(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="empirical last-pass" tests="5" failures="3" errors="1" time="0">
          <testsuite name="pays by card" tests="2" failures="1" errors="0" time="0" skipped="0" \
        timestamp="2026-11-24T12:16:04">
            <testcase classname="pays by card" name="pays by card in production" time="0">
              <system-out>last pass 2026-11-24T09:16:04.250Z in test run 48213</system-out>
            </testcase>
            <testcase classname="pays by card" name="pays by card in staging" time="0">
              <failure type="stale" message="staging is 2h too old">staging is 2h too old</failure>
              <system-out>last pass 2026-11-23T10:16:04.250Z in test run 48009</system-out>
            </testcase>
          </testsuite>
          <testsuite name="id-2" tests="2" failures="2" errors="0" time="0" skipped="0" \
        timestamp="2026-11-24T12:16:04">
            <testcase classname="id-2" name="id-2 in production" time="0">
              <failure type="future" message="production is in the future">production is in the future</failure>
              <system-out>last pass 2026-11-24T12:26:04.250Z in test run 48213</system-out>
            </testcase>
            <testcase classname="id-2" name="id-2 in staging" time="0">
              <failure type="missing" message="staging is missing">staging is missing</failure>
            </testcase>
          </testsuite>
          <testsuite name="id-3" tests="1" failures="0" errors="1" time="0" skipped="0" \
        timestamp="2026-11-24T12:16:04">
            <testcase classname="id-3" name="id-3" time="0">
              <error type="try_later" message="no answer">no answer</error>
            </testcase>
          </testsuite>
        </testsuites>
        """,
        junit(
            Sample.with(NAMES)
                .requiring(Duration.ofHours(24), "1", "2")
                .answered(
                    new TestCase("id-1", "pays by card"), "1 3H", "1 5H", "3 4H", "2 26H 48009")
                .answered("id-2", "1 -10M")
                .failed("id-3", "no answer")));
  }

  @Test
  void writesASingleFailureAsAnError() {
    ReportTestCase failed =
        cases(Sample.create().requiring(null, "1").failed("a", "no answer")).get(0);

    assertTrue(failed.hasError());
    assertEquals("no answer", failed.getFailureMessage());
  }

  @Test
  void failsWithoutPassesAndWithoutTestCases() {
    Sample nothing = Sample.create().requiring(Duration.ofDays(1)).answered("a");
    assertEquals("a in any environment", cases(nothing).get(0).getName());
    assertEquals("no passes", cases(nothing).get(0).getFailureMessage());

    Sample noTestCases = Sample.create().requiring(Duration.ofDays(1));
    assertTrue(cases(noTestCases).get(0).hasFailure());
    assertEquals("there are no test cases", cases(noTestCases).get(0).getFailureMessage());
  }

  @Test
  void escapesHostileText() {
    String hostile = "<b>&amp;\"'\0\u001b\ufffe\uffff\ud800]]>\n\u202e\ud83d\ude00";
    String shown = "<b>&amp;\"'\\u0000\\u001b\\ufffe\\uffff\\ud800]]>\\u000a\\u202e\ud83d\ude00";

    ReportTestCase failed =
        cases(
                Sample.with(new EnvironmentNames(Map.of("1", hostile)))
                    .requiring(null, "1")
                    .failed(new TestCase(hostile, hostile), hostile)
                    .answered(new TestCase("a", hostile)))
            .get(0);

    assertEquals(shown + " (" + shown + ")", failed.getFullClassName());
    assertEquals(shown + " (" + shown + ")", failed.getName());
    assertEquals(shown, failed.getFailureMessage());
  }

  @Test
  void mavensReportParserReadsSixtyTestsInFiveEnvironments() {
    List<ReportTestCase> cases =
        cases(
            Sample.with(Sample.FIVE)
                .requiring(Duration.ofDays(7), "1", "2", "3", "4", "11")
                .sixtyTests(true));

    assertEquals(57 * 5 + 3, cases.size());
    assertEquals(3, cases.stream().filter(ReportTestCase::hasError).count());
    assertTrue(cases.stream().filter(ReportTestCase::hasFailure).count() > 50);
    assertTrue(cases.stream().filter(ReportTestCase::isSuccessful).count() > 150);
  }

  @Test
  void requiresAGate() {
    assertThrows(NullPointerException.class, () -> junit(Sample.create().answered("a", "1 1H")));
  }

  private static String junit(Sample sample) {
    String xml = sample.as(OutputFormat.JUNIT);
    try {
      SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(JunitRendererTest.class.getResource("/junit.xsd"))
          .newValidator()
          .validate(new StreamSource(new StringReader(xml)));
    } catch (SAXException | IOException e) {
      throw new AssertionError("invalid by junit.xsd: " + e.getMessage() + "\n" + xml, e);
    }
    return xml;
  }

  /** The cases, as read by a third-party parser. */
  private static List<ReportTestCase> cases(Sample sample) {
    byte[] xml = junit(sample).getBytes(StandardCharsets.UTF_8);
    try (InputStreamReader in =
        new InputStreamReader(new ByteArrayInputStream(xml), StandardCharsets.UTF_8)) {
      return new TestSuiteXmlParser(new NullConsoleLogger())
          .parse(in).stream().flatMap(suite -> suite.getTestCases().stream()).toList();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(e);
    }
  }
}
