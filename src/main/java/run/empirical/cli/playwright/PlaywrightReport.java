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
 * @param errors how many errors there were outside of all tests
 * @param firstError the first of these in a line; null when there is none or it has no message
 */
public record PlaywrightReport(List<TestCase> testCases, int errors, @Nullable String firstError) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  /**
   * Reads a report as a stream, however large it is; of it are kept the selected tests only.
   *
   * @throws UnusableReportException when it is not such a report, or one from which it cannot be
   *     told which tests are meant
   * @throws IOException when it cannot be read at all
   */
  public static PlaywrightReport read(InputStream in, Set<Selection> selections)
      throws IOException, UnusableReportException {
    try (JsonParser parser = JSON.createParser(in)) {
      if (parser.nextToken() == null) {
        throw new UnusableReportException("is empty");
      }
      ReportReader reader = new ReportReader(new JsonWalk(parser, /* byHand= */ false), selections);
      reader.read();
      if (parser.nextToken() != null) {
        throw new UnusableReportException(
            "has something after the report, " + JsonWalk.place(parser.currentTokenLocation()));
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
      List<TestCase> testCases = new Selected(reader).testCases();
      return new PlaywrightReport(testCases, reader.errors(), firstError);
    } catch (UnexpectedJsonException e) {
      throw new UnusableReportException(e);
    } catch (JsonEOFException e) {
      throw new UnusableReportException(place(e) + "the report ends early");
    } catch (JsonProcessingException e) {
      throw new UnusableReportException(place(e) + "not JSON");
    }
  }

  private static @Nullable String firstLine(@Nullable String message) {
    return message == null
        ? null
        : COLOUR.matcher(message).replaceAll("").strip().lines().findFirst().orElse(null);
  }

  private static String place(JsonProcessingException error) {
    JsonLocation location = error.getLocation();
    return location == null ? "" : JsonWalk.place(location) + ": ";
  }
}
