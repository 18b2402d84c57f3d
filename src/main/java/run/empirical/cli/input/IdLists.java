package run.empirical.cli.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.IdFlaw;
import run.empirical.cli.model.TestCase;

/** Reads lists of test case IDs or links, one per line, each with an optional title after it. */
public final class IdLists {
  /** The option that names a list. */
  public static final String FROM = "--from";

  /** In bytes, enough for more than a million IDs. */
  private static final int MAX_SIZE = 64 << 20;

  private static final Pattern ENTRY = Pattern.compile("(?Us)(\\S*)(\\s*)(.*)");

  private IdLists() {}

  /**
   * Adds the test cases of a list. An ID ends at the first white space. What follows is the test's
   * title; after a blank, {@code #} starts a comment. Blank lines and lines that start with {@code
   * #} are skipped.
   *
   * @throws FailureException of kind {@code CONFIG} for a list that cannot be used
   */
  public static void read(String file, InputFiles inputs, TestCases testCases) {
    String name = InputFiles.name(file);
    int number = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(inputs.open(file, FROM, MAX_SIZE), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String entry = (number == 1 ? line.replaceFirst("^\ufeff", "") : line).strip();
        if (!entry.isEmpty() && !entry.startsWith("#")) {
          testCases.add(parse(entry));
        }
      }
    } catch (IllegalArgumentException e) {
      throw FailureException.config(
          FROM + ": " + name + ": line " + number + ": " + e.getMessage());
    } catch (IOException e) {
      throw FailureException.config(FROM + ": cannot read " + name + ": " + IoProblem.of(e));
    }
  }

  private static TestCase parse(String entry) {
    if (entry.startsWith("{")) {
      throw new IllegalArgumentException(
          "this is JSON, not a list of IDs; --from-playwright reads Playwright's reports");
    }
    Matcher parts = ENTRY.matcher(entry);
    boolean unused = parts.matches();
    String id = TestLink.parse(parts.group(1)).testCaseId();
    IdFlaw flaw = IdFlaw.of(id);
    if (flaw != null) {
      throw new IllegalArgumentException(flaw.words());
    }
    String title = parts.group(3);
    boolean comment = title.startsWith("#") && !parts.group(2).startsWith("\t");
    return new TestCase(id, title.isEmpty() || comment ? null : title);
  }
}
