package run.empirical.cli.playwright;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
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
 * What is of use here in a report of Playwright's JSON reporter.
 *
 * @param testCases the tests selected, with their titles, in the order of the report
 * @param unidentified the tests selected of which the report does not tell the ID
 * @param errors how many errors there were outside of all tests
 * @param firstError the first of these in a line; null when there is none or it has no message
 */
public record PlaywrightReport(
    List<TestCase> testCases,
    List<Unidentified> unidentified,
    int errors,
    @Nullable String firstError) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  /**
   * A test whose ID cannot be told, in one project; there are several where they all are called the
   * same and lack an ID for the same reason.
   *
   * @param title what the report calls it
   * @param problem which ID cannot be told, and why
   * @param tests how many there are
   */
  public record Unidentified(String title, String problem, int tests) {}

  /**
   * Reads a report as a stream, however large it is; of it are kept the selected tests only. Lines
   * before it are passed over.
   *
   * @throws UnusableReportException when it is not such a report
   * @throws IOException when it cannot be read at all
   */
  public static PlaywrightReport read(InputStream in, Set<Selection> selections)
      throws IOException, UnusableReportException {
    Preamble preamble = new Preamble(in);
    if (!preamble.skip()) {
      throw new UnusableReportException(
          preamble.isBlank()
              ? "is empty"
              : "no line of it begins with a JSON object; is it a report of Playwright's?");
    }
    try (JsonParser parser = JSON.createParser(preamble.rest())) {
      parser.nextToken();
      ReportReader reader = new ReportReader(new JsonWalk(parser, /* byHand= */ false), selections);
      reader.read();
      if (parser.nextToken() != null) {
        throw new UnusableReportException(
            "has something after the report, " + preamble.place(parser.currentTokenLocation()));
      }
      if (!reader.hasSuites()) {
        throw new UnusableReportException("suites: missing; is it a report of Playwright's?");
      }
      String firstError = firstLine(reader.firstError());
      if (reader.tests() == 0 && reader.errors() > 0) {
        throw new UnusableReportException(
            "there are no tests in it, only errors"
                + (firstError == null ? "" : ", the first: " + firstError));
      }
      Selected selected = new Selected(reader);
      return new PlaywrightReport(
          selected.testCases(), selected.unidentified(), reader.errors(), firstError);
    } catch (UnexpectedJsonException e) {
      throw new UnusableReportException(e);
    } catch (JsonEOFException e) {
      throw new UnusableReportException(place(preamble, e) + "the report ends early");
    } catch (JsonProcessingException e) {
      throw new UnusableReportException(place(preamble, e) + "not JSON");
    }
  }

  private static @Nullable String firstLine(@Nullable String message) {
    return message == null
        ? null
        : COLOUR.matcher(message).replaceAll("").strip().lines().findFirst().orElse(null);
  }

  private static String place(Preamble preamble, JsonProcessingException error) {
    JsonLocation location = error.getLocation();
    return location == null ? "" : preamble.place(location) + ": ";
  }
}
