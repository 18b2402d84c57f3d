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
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class JunitReportTest {
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
          .newSchema(JunitReportTest.class.getResource("/junit.xsd"))
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
