package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.SafeText;

/** Fuzzed: the markup formats: JUnit XML and HTML. */
public final class MarkupFormatsFuzz {
  private static final DocumentBuilder XML = parser();

  private MarkupFormatsFuzz() {}

  /** Both parse, and contain the given values for each test case and environment. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    Sample sample = FuzzedAnswer.of(data);
    if (sample.settings().gate() != null) {
      assertJunit(sample, sample.as(OutputFormat.JUNIT));
    }
    assertHtml(sample, sample.as(OutputFormat.HTML));
  }

  private static void assertJunit(Sample sample, String text) throws IOException {
    assertSafe(text);
    Document document = parse(text);
    List<Finding> findings = sample.findings();
    List<String> expected = new ArrayList<>();
    for (Matrix.Line line : Matrix.of(findings, sample.settings()).lines()) {
      Finding finding = line.finding();
      String label = shown(line.label());
      if (finding.failure() != null) {
        expected.add(label + " error " + shown(finding.failure().message()));
      }
      for (Row row : finding.newestRows()) {
        if (row.gateStatus() == GateStatus.NOT_GATED) {
          continue;
        }
        expected.add(
            label
                + " "
                + (row.lastPass() == null ? "" : "run " + shown(row.lastPass().testRunId())));
      }
    }
    if (findings.isEmpty()) {
      expected.add("gate ");
    }
    assertEquals(Math.max(1, findings.size()), elements(document, "testsuite").size());
    assertEquals(
        expected,
        elements(document, "testcase").stream().map(MarkupFormatsFuzz::description).toList());
  }

  /** The class name of a JUnit test case with its error or test run. */
  private static String description(Element testCase) {
    NodeList errors = testCase.getElementsByTagName("error");
    NodeList output = testCase.getElementsByTagName("system-out");
    String description =
        errors.getLength() > 0
            ? "error " + errors.item(0).getTextContent()
            : output.getLength() > 0
                ? output.item(0).getTextContent().replaceFirst("^.*? in test (?=run )", "")
                : "";
    return testCase.getAttribute("classname") + " " + description;
  }

  private static void assertHtml(Sample sample, String text) throws IOException {
    assertSafe(text);
    String main =
        text.substring(text.indexOf("<main>"), text.lastIndexOf("</main>") + "</main>".length());
    // Between head and script, the page is XML except for one unclosed element.
    Document document = parse(main.replace("id=\"short\">", "id=\"short\"/>"));
    List<String> expected = new ArrayList<>();
    for (Finding finding : sample.findings()) {
      expected.add(shown(finding.testCase().id()));
    }
    assertEquals(expected, texts(document, "code"));
    List<String> runs = new ArrayList<>();
    Matrix.of(sample.findings(), sample.settings()).lines().stream()
        .filter(line -> line.finding().answered())
        .flatMap(line -> line.cells().stream())
        .map(Matrix.Cell::row)
        .forEach(
            row -> {
              if (row != null && row.lastPass() != null) {
                runs.add("run " + shown(row.lastPass().testRunId()));
              }
            });
    assertEquals(
        sample.findings().isEmpty() ? List.of() : runs,
        texts(document, "span").stream().filter(span -> span.startsWith("run ")).toList());
  }

  /** Text as these formats show it: invisible and invalid characters are escaped. */
  private static String shown(String text) {
    return SafeText.visible(text).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff");
  }

  private static void assertSafe(String text) {
    assertFalse(text.codePoints().anyMatch(c -> c != '\n' && SafeText.isUnsafe(c)), text);
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static List<String> texts(Document document, String name) {
    return elements(document, name).stream().map(Element::getTextContent).toList();
  }

  private static Document parse(String text) throws IOException {
    try {
      return XML.parse(new InputSource(new StringReader(text)));
    } catch (SAXException e) {
      throw new AssertionError(text, e);
    }
  }

  private static DocumentBuilder parser() {
    try {
      DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      parser.setErrorHandler(null);
      return parser;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
