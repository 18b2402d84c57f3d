package run.empirical.cli.playwright;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.JsonWalk;
import run.empirical.cli.json.UnexpectedJsonException;
import run.empirical.cli.model.TestCase;

/**
 * What is of use here in what a run of Playwright left behind: a JSON report, an HTML report or a
 * {@code .last-run.json}.
 *
 * @param testCases the tests selected, with their titles where the report has them, in its order
 * @param unidentified the tests selected of which the report does not tell the ID
 * @param run what it says of the whole run
 * @param errors how many errors there were outside of all tests
 * @param firstError the first of these in a line; null when there is none or it has no message
 */
public record PlaywrightReport(
    List<TestCase> testCases,
    List<Unidentified> unidentified,
    PlaywrightRun run,
    int errors,
    @Nullable String firstError) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  /** How much of a file is looked at to tell what it is. */
  private static final int LOOKAHEAD = 1024;

  /**
   * A test whose ID cannot be told, in one project; there are several where they all are called the
   * same and lack an ID for the same reason.
   *
   * @param title what the report calls it
   * @param problem which ID cannot be told, and why
   * @param tests how many there are
   */
  public record Unidentified(String title, String problem, int tests) {}

  /** Reads a report as {@link #read(InputStream, Set, Grep)} does, whatever tests are called. */
  public static PlaywrightReport read(InputStream in, Set<Selection> selections)
      throws IOException, UnusableReportException {
    return read(in, selections, null);
  }

  /**
   * Reads a report as a stream, however large it is; of it are kept the selected tests only. Its
   * content tells its form. Lines before JSON are passed over.
   *
   * @param grep picks tests by what they are called; null for all
   * @throws UnusableReportException when it is none of the three forms, or lacks what is selected
   * @throws IllegalArgumentException when {@code grep} takes too many steps; its message is for
   *     people
   * @throws IOException when it cannot be read at all
   */
  public static PlaywrightReport read(
      InputStream in, Set<Selection> selections, @Nullable Grep grep)
      throws IOException, UnusableReportException {
    BufferedInputStream file = new BufferedInputStream(in);
    Selector selector = new Selector(selections, grep);
    try {
      return switch (Content.of(start(file))) {
        case HTML -> readHtml(file, selector);
        case JSON -> readJson(file, selector);
        case ZIP ->
            throw new UnusableReportException(
                "is a zip file; unpack it and give the index.html in it, or merge a blob report"
                    + " first: npx playwright merge-reports --reporter=html blob-report");
        case XML ->
            throw new UnusableReportException(
                "is XML, and JUnit reports have no test IDs; give an HTML or JSON report");
      };
    } catch (UnexpectedJsonException e) {
      throw new UnusableReportException(e);
    } catch (DamagedReportException e) {
      throw new UnusableReportException(e);
    }
  }

  private static byte[] start(BufferedInputStream file) throws IOException {
    file.mark(LOOKAHEAD);
    byte[] start = file.readNBytes(LOOKAHEAD);
    file.reset();
    return start;
  }

  private static PlaywrightReport readHtml(InputStream page, Selector selector)
      throws IOException, UnusableReportException, UnexpectedJsonException {
    try (JsonParser parser = JSON.createParser(HtmlReport.open(page))) {
      if (parser.nextToken() == null) {
        throw new UnusableReportException("the report.json in it is empty");
      }
      HtmlReportReader reader =
          new HtmlReportReader(new JsonWalk(parser, /* byHand= */ false), selector);
      reader.read();
      if (parser.nextToken() != null) {
        throw new UnusableReportException("has something after the data in its report.json");
      }
      return withTests(reader.report(), reader.tests());
    } catch (JsonEOFException e) {
      throw new UnusableReportException("the report.json in it ends early");
    } catch (JsonProcessingException e) {
      throw new UnusableReportException("the report.json in it is not JSON");
    }
  }

  private static PlaywrightReport readJson(InputStream file, Selector selector)
      throws IOException, UnusableReportException, UnexpectedJsonException {
    Preamble preamble = new Preamble(file);
    if (!preamble.skip()) {
      throw new UnusableReportException(
          preamble.isBlank()
              ? "is empty"
              : "no line of it begins with a JSON object; is it a report of Playwright's?");
    }
    try (JsonParser parser = JSON.createParser(preamble.rest())) {
      parser.nextToken();
      ReportReader reader = new ReportReader(new JsonWalk(parser, /* byHand= */ false), selector);
      reader.read();
      if (parser.nextToken() != null) {
        throw new UnusableReportException(
            "has something after the report, " + preamble.place(parser.currentTokenLocation()));
      }
      if (reader.hasSuites()) {
        return withTests(reader.report(), reader.tests());
      }
      if (reader.lastRun().found()) {
        return reader.lastRun().report(selector);
      }
      throw new UnusableReportException("suites: missing; is it a report of Playwright's?");
    } catch (JsonEOFException e) {
      throw new UnusableReportException(place(preamble, e) + "the report ends early");
    } catch (JsonProcessingException e) {
      throw new UnusableReportException(place(preamble, e) + "not JSON");
    }
  }

  /** The report, unless it has nothing but errors. */
  private static PlaywrightReport withTests(PlaywrightReport report, int tests)
      throws UnusableReportException {
    if (tests == 0 && report.errors() > 0) {
      throw new UnusableReportException(
          "there are no tests in it, only errors"
              + (report.firstError() == null ? "" : ", the first: " + report.firstError()));
    }
    return report;
  }

  /** A message's first line without colours; null when there is no message. */
  static @Nullable String firstLine(@Nullable String message) {
    return message == null
        ? null
        : COLOUR.matcher(message).replaceAll("").strip().lines().findFirst().orElse(null);
  }

  private static String place(Preamble preamble, JsonProcessingException error) {
    JsonLocation location = error.getLocation();
    return location == null ? "" : preamble.place(location) + ": ";
  }
}
