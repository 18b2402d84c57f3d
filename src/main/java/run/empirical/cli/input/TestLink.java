package run.empirical.cli.input;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.model.Dashboard;
import run.empirical.cli.model.IdFlaw;
import run.empirical.cli.model.TestCase;

/**
 * A test as users name it: by its ID, or by a link, on the dashboard ({@code …?test_id=ID}) or in
 * Playwright's HTML report ({@code …#?testId=ID}).
 *
 * @param testCaseId the ID
 * @param dashboard the project's page when the link is one to a test run there
 */
public record TestLink(String testCaseId, @Nullable Dashboard dashboard) {
  private static final Pattern LINK =
      Pattern.compile("^(https?|file)://|#[?]testId=", Pattern.CASE_INSENSITIVE);
  private static final Pattern TEST_RUN = Pattern.compile("(https?://[^?#]+?)/test-runs/[^/?#]+.*");

  /**
   * Reads a link; any other text is an ID.
   *
   * @throws IllegalArgumentException when a link has no test case ID
   */
  public static TestLink parse(String link) {
    if (!LINK.matcher(link).find()) {
      return new TestLink(link, null);
    }
    int hash = link.indexOf('#');
    String page = hash < 0 ? link : link.substring(0, hash);
    String query = page.contains("?") ? page.substring(page.indexOf('?') + 1) : "";
    String id = parameter(query, "test_id");
    if (id == null && hash >= 0) {
      id = parameter(link.substring(hash + (link.startsWith("?", hash + 1) ? 2 : 1)), "testId");
    }
    if (id == null || id.isEmpty()) {
      throw new IllegalArgumentException(
          "the link has no test case ID; expected one such as"
              + " https://dash.empirical.run/acme/test-runs/48213?test_id=ID"
              + " or index.html#?testId=ID");
    }
    return new TestLink(id.strip(), dashboard(link));
  }

  /**
   * Reads an argument, an ID or a link.
   *
   * @throws IllegalArgumentException when it is plainly something else; the message says what to
   *     type
   */
  public static TestLink ofArgument(String argument) {
    TestLink link;
    try {
      link = parse(argument);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + argument + "': " + e.getMessage(), e);
    }
    String id = link.testCaseId;
    String problem = problem(argument, id);
    if (problem != null) {
      throw new IllegalArgumentException(problem);
    }
    return link;
  }

  /** Why an argument is no test case ID, and what to type; null if it may be one. */
  private static @Nullable String problem(String argument, String id) {
    if (id.isBlank()) {
      return "a <test_case_id> is blank";
    }
    if (id.chars().anyMatch(c -> c == ',' || Character.isWhitespace(c))) {
      return "'"
          + id
          + "' is not a test case ID, which has no comma or white space; pass several IDs as"
          + " separate arguments, and a test by its ID, not its title";
    }
    IdFlaw flaw = IdFlaw.of(id);
    if (flaw != null) {
      return "'" + id + "' " + flaw.words();
    }
    if (argument.equals(InputFiles.DASH)) {
      return "'-' is not a test case ID; to read IDs from standard input, use --from -";
    }
    // A file may have an ID's name by chance.
    return TestCase.of(id).looksLikePlaywright() ? null : problemOfFile(argument);
  }

  private static @Nullable String problemOfFile(String argument) {
    String report = PlaywrightReports.FROM_PLAYWRIGHT + " " + argument;
    try {
      Path file = Path.of(argument);
      if (Files.isDirectory(file)) {
        return "'"
            + argument
            + "' is a folder; to look up the failed tests of a Playwright report, use "
            + report;
      }
      String list = IdLists.FROM + " " + argument;
      return Files.exists(file)
          ? "'"
              + argument
              + "' is a file; to read IDs from it, use "
              + list
              + ", or for a Playwright report "
              + report
          : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** The first parameter with this name, as JavaScript's URLSearchParams finds it; null if none. */
  private static @Nullable String parameter(String query, String name) {
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals >= 0 && name.equals(decoded(pair.substring(0, equals)))) {
        return decoded(pair.substring(equals + 1));
      }
    }
    return null;
  }

  /** The decoded text; null if its encoding is invalid, which no part of an ID's link has. */
  private static @Nullable String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Dashboard dashboard(String link) {
    Matcher testRun = TEST_RUN.matcher(link);
    try {
      return testRun.matches() ? Dashboard.parse(testRun.group(1)) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
