package run.empirical.cli.playwright;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.JsonWalk;
import run.empirical.cli.json.UnexpectedJsonException;
import run.empirical.cli.model.TestCase;

/**
 * The content of a Playwright report: a JSON report, an HTML report, or a {@code .last-run.json}.
 *
 * @param testCases the selected tests in the report's order, with titles if the report has them
 * @param unidentified the selected tests whose IDs are unknown
 * @param run the run as a whole; null if the report lists tests without running any
 * @param leftOut the number of tests that are marked as skipped and therefore not selected
 * @param errors the number of errors outside any test
 * @param firstError the first line of the first error; null if there is none or it has no message
 */
public record PlaywrightReport(
    List<TestCase> testCases,
    List<Unidentified> unidentified,
    @Nullable PlaywrightRun run,
    int leftOut,
    int errors,
    @Nullable String firstError) {
  private static final JsonFactory JSON =
      new JsonFactory().disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);

  private static final String TOO_LARGE =
      "has a string or number that is too long, or too many levels";

  /** The start of a page, or of XML, after a byte order mark and white space. */
  private static final Pattern FIRST_TAG =
      Pattern.compile(
          "(?:\u00ef\u00bb\u00bf)?\\s*<(?:!|html|(?<xml>\\?xml|testsuite))",
          Pattern.CASE_INSENSITIVE);

  /** How many bytes are read to detect the format. */
  private static final int LOOKAHEAD = 1024;

  /**
   * A test in one project whose ID is unknown, or several with the same title and problem.
   *
   * @param title the title in the report
   * @param problem which ID is unknown, and why
   * @param tests the number of such tests
   */
  public record Unidentified(String title, String problem, int tests) {}

  /** Whether some of the test cases have no title. */
  public boolean lacksTitles() {
    return testCases.stream().anyMatch(test -> test.title() == null);
  }

  /** This report with the titles and files of another one where it lacks them. */
  public PlaywrightReport withTitlesOf(PlaywrightReport other) {
    Map<String, TestCase> byId = new HashMap<>();
    other.testCases.forEach(test -> byId.put(test.id(), test));
    List<TestCase> titled =
        testCases.stream()
            .map(test -> test.completedBy(byId.getOrDefault(test.id(), test)))
            .toList();
    return new PlaywrightReport(titled, unidentified, run, leftOut, errors, firstError);
  }

  /**
   * Reads a report of any size as a stream, and keeps only the selected tests. The format is
   * detected from the content. Lines before JSON are skipped.
   *
   * @param grep selects tests by name; null for all
   * @throws UnusableReportException if it is not a report, or lacks the data to select tests
   * @throws IllegalArgumentException if {@code grep} takes too many steps; the message is for users
   * @throws IOException if reading fails
   */
  public static PlaywrightReport read(
      InputStream in, Set<Selection> selections, @Nullable Grep grep) throws IOException {
    BufferedInputStream file = new BufferedInputStream(in);
    TestFilter filter = new TestFilter(selections, grep);
    try {
      return isHtml(file) ? readHtml(file, filter) : readJson(file, filter);
    } catch (UnexpectedJsonException e) {
      throw new UnusableReportException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Whether the file is a page; otherwise it may be JSON, which other output may precede. */
  private static boolean isHtml(BufferedInputStream file) throws IOException {
    file.mark(LOOKAHEAD);
    String start = new String(file.readNBytes(LOOKAHEAD), StandardCharsets.ISO_8859_1);
    file.reset();
    if (start.startsWith("PK\u0003\u0004")) {
      throw new UnusableReportException(
          "is a zip file; unpack it and use its index.html, or merge a blob report first:"
              + " npx playwright merge-reports --reporter=html blob-report");
    }
    Matcher tag = FIRST_TAG.matcher(start);
    if (!tag.lookingAt()) {
      return false;
    }
    if (tag.group("xml") != null) {
      throw new UnusableReportException(
          "is XML; JUnit reports have no test IDs, so use an HTML or JSON report");
    }
    return true;
  }

  private static PlaywrightReport readHtml(InputStream page, TestFilter filter) throws IOException {
    try (HtmlReport data = HtmlReport.open(page);
        JsonParser parser = JSON.createParser(data)) {
      if (parser.nextToken() == null) {
        throw new UnusableReportException("its report.json is empty");
      }
      HtmlReportReader reader =
          new HtmlReportReader(new JsonWalk(parser, /* byHand= */ false), filter);
      reader.read();
      if (parser.nextToken() != null) {
        throw new UnusableReportException("its report.json has trailing data");
      }
      data.requireEnd();
      return reader.report();
    } catch (JsonEOFException e) {
      throw new UnusableReportException("its report.json is truncated");
    } catch (StreamConstraintsException e) {
      throw new UnusableReportException("its report.json " + TOO_LARGE);
    } catch (JsonProcessingException e) {
      throw new UnusableReportException("its report.json is not JSON");
    }
  }

  private static PlaywrightReport readJson(BufferedInputStream file, TestFilter filter)
      throws IOException {
    Preamble preamble = new Preamble(file);
    preamble.skip();
    try (JsonParser parser = JSON.createParser(file)) {
      parser.nextToken();
      JsonReportReader reader =
          new JsonReportReader(new JsonWalk(parser, /* byHand= */ false), filter);
      reader.read();
      if (parser.nextToken() != null) {
        throw new UnusableReportException(
            preamble.place(parser.currentTokenLocation()) + "unexpected data after the report");
      }
      return reader.report();
    } catch (JsonEOFException e) {
      throw new UnusableReportException(
          preamble.place(e.getLocation()) + "the report is truncated");
    } catch (StreamConstraintsException e) {
      throw new UnusableReportException(TOO_LARGE);
    } catch (JsonProcessingException e) {
      throw new UnusableReportException(preamble.place(e.getLocation()) + "not JSON");
    }
  }
}
