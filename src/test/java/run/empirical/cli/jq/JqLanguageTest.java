package run.empirical.cli.jq;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import run.empirical.cli.model.FailureException;

/** Filters print what jq 1.7 prints, except for what the help lists. */
class JqLanguageTest {
  private static final String FAILED = "(failed)";
  private static final Pattern LISTED_FUNCTIONS = Pattern.compile("the functions (.*?)\\. ");

  private static String help = "";

  @BeforeAll
  static void findJq() throws Exception {
    help = resource("/run/empirical/cli/command/formatting.txt").replaceAll("\\s+", " ");
    try {
      String version = jq("", "--version").get(0);
      assumeTrue(version.startsWith("jq-1.7"), "not compared with jq 1.7: this is " + version);
    } catch (IOException e) {
      abort("not compared with jq 1.7: " + e.getMessage());
    }
  }

  @Test
  void filtersPrintWhatJqPrintsOrTheHelpSaysWhyNot() throws Exception {
    assertAll(
        resource("/jq/filters.tsv").lines().filter(line -> !line.startsWith("#")).map(this::equal));
  }

  private Executable equal(String row) {
    String[] cells = row.split("\t", -1);
    return () -> {
      List<String> expected = jq(cells[1], "-rc", cells[0]);
      List<String> printed = printed(cells[0], cells[1]);
      if (cells.length == 2) {
        assertEquals(expected, printed, row);
      } else {
        assertNotEquals(expected, printed, row);
        assertTrue(help.contains(cells[2]), row);
      }
    };
  }

  @Test
  void helpListsTheMissingFunctions() throws Exception {
    TreeSet<String> missing = new TreeSet<>(jq("null", "-r", "builtins[] | split(\"/\")[0]"));
    missing.removeAll(printed("builtins[] | split(\"/\")[0]", "null"));
    String listed =
        LISTED_FUNCTIONS.matcher(help).results().map(MatchResult::group).findFirst().orElseThrow();
    assertEquals(
        "the functions " + String.join(", ", missing) + ". ", listed.replace(" and ", ", "));
  }

  private static List<String> printed(String filter, String input) throws IOException {
    List<String> lines = new ArrayList<>();
    try {
      JqFilter.compile(filter, ZoneId::systemDefault)
          .run(input, result -> lines.addAll(List.of(result.split("\n", -1))));
    } catch (FailureException e) {
      lines.add(FAILED);
    }
    return lines;
  }

  private static List<String> jq(String input, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("jq"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("TZ", ZoneId.systemDefault().getId());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // jq does not read its input if the filter does not compile.
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>(out.lines().toList());
    if (process.waitFor() != 0) {
      lines.add(FAILED);
    }
    return lines;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(JqLanguageTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
