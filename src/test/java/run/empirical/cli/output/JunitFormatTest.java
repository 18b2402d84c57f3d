package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.empirical.cli.Sample;

/** Compares with the common schema of JUnit reports; {@code GoldenTest} compares the contents. */
class JunitFormatTest {
  @ParameterizedTest
  @EnumSource(names = {"SINGLE_GATED", "SINGLE_FAILED_IN_A_FILE", "LIST_GATED", "HOSTILE_TEXT"})
  void isValid(GoldenTest.Kind kind) throws Exception {
    String xml = kind.sample().as(OutputFormat.JUNIT);

    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JunitFormatTest.class.getResource("/junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
  }

  /** Two long IDs may have the same first letters, and must not be shortened to the same text. */
  @Test
  void namesEnvironmentsInFull() {
    String id = "x".repeat(80);
    String xml =
        Sample.create()
            .requiring(null, id + "1", id + "2")
            .answered("t", id + "1 1H", id + "2 1H")
            .as(OutputFormat.JUNIT);
    assertTrue(xml.contains(" name=\"t in " + id + "1\""), xml);
    assertTrue(xml.contains(" name=\"t in " + id + "2\""), xml);
  }
}
