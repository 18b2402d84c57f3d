package run.empirical.cli.input;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.model.Dashboard;
import run.empirical.cli.model.TestCase;

/**
 * A test as users name it: by its ID, or by a link, on the dashboard ({@code …?test_id=ID}) or in
 * Playwright's HTML report ({@code …#?testId=ID}).
 *
 * @param testCaseId the ID
 * @param dashboard the project's page when the link is one to a test run there
 */
public record TestReference(String testCaseId, @Nullable Dashboard dashboard) {
  private static final Pattern LINK =
      Pattern.compile("^(https?|file)://|[?&#](test_id|testId)=", Pattern.CASE_INSENSITIVE);

  private static final Set<String> PARAMETERS = Set.of("test_id", "testId");

  private static final Pattern TEST_RUN = Pattern.compile("(https?://[^?#]+?)/test-runs/[^/?#]+.*");

  /**
   * Reads a link; any other text is an ID.
   *
   * @throws IllegalArgumentException when a link has no test case ID
   */
  static TestReference parse(String link) {
    if (!isLink(link)) {
      return new TestReference(link, null);
    }
    String id = idIn(link);
    if (id.isEmpty()) {
      throw new IllegalArgumentException(
          "the link has no test case ID; expected one such as"
              + " https://dash.empirical.run/acme/test-runs/48213?test_id=ID"
              + " or index.html#?testId=ID");
    }
    return new TestReference(id.strip(), dashboard(link));
  }

  /** Whether a text begins with a Playwright ID or a link that has an ID. */
  static boolean leads(String text) {
    String first = text.split("(?U)\\s", 2)[0];
    return TestCase.startsLikePlaywright(first) || (isLink(first) && !idIn(first).isEmpty());
  }

  /** Whether a text is a link. Almost all are IDs, which have neither character. */
  private static boolean isLink(String text) {
    return (text.indexOf(':') >= 0 || text.indexOf('=') >= 0) && LINK.matcher(text).find();
  }

  /**
   * The ID in the query or the fragment of a link, which are read as JavaScript's {@code
   * URLSearchParams} reads them; empty if there is none.
   */
  private static String idIn(String link) {
    String[] parts = link.split("#", 2);
    int mark = parts[0].indexOf('?');
    String query = mark < 0 ? "" : parts[0].substring(mark + 1);
    String fragment = parts.length == 1 ? "" : parts[1].replaceFirst("^\\?", "");
    for (String parameters : List.of(query, fragment)) {
      for (String parameter : parameters.split("&", -1)) {
        String[] pair = parameter.split("=", 2);
        if (pair.length == 2 && PARAMETERS.contains(decoded(pair[0]))) {
          return decoded(pair[1]);
        }
      }
    }
    return "";
  }

  /** The text that is percent-encoded; empty if the encoding is invalid, which no ID's is. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /**
   * Reads an argument, an ID or a link.
   *
   * @throws IllegalArgumentException when it is plainly something else; the message says what to
   *     type
   */
  public static TestReference ofArgument(String argument, InputFiles inputs) {
    TestReference reference;
    try {
      reference = parse(argument);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + argument + "': " + e.getMessage() + "; quote it, since shells cut it at '&'", e);
    }
    String id = reference.testCaseId;
    String problem = problem(argument, id, inputs);
    if (problem != null) {
      throw new IllegalArgumentException(problem);
    }
    return reference;
  }

  /** Why an argument is no test case ID, and what to type; null if it may be one. */
  private static @Nullable String problem(String argument, String id, InputFiles inputs) {
    if (id.isBlank()) {
      return "a <test_case_id> is blank";
    }
    if (id.chars().anyMatch(c -> c == ',' || isBlank(c))) {
      return "'"
          + id
          + "' is not a test case ID, which has no comma or white space; pass several IDs as"
          + " separate arguments, and a test by its ID, not its title";
    }
    String flaw = TestCase.flaw(id);
    if (flaw != null) {
      return "'" + id + "' " + flaw;
    }
    if (argument.equals(InputFiles.DASH)) {
      return "'-' is not a test case ID; to read IDs from standard input, use --from -";
    }
    // A file may have an ID's name by chance.
    return !TestCase.of(id).looksLikePlaywright() && inputs.exists(argument)
        ? "'"
            + argument
            + "' is a file or folder; to read IDs from it, use "
            + Sources.FROM
            + " "
            + argument
            + ", or for a Playwright report "
            + Sources.FROM_PLAYWRIGHT
            + " "
            + argument
        : null;
  }

  /** White space, also what does not break a line. */
  private static boolean isBlank(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
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
