package run.empirical.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** The option and the variable for the dashboard, and the links to test runs. */
class DashboardOptionTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String HINT =
      "empirical: tip: see which environment it is on the page of a test run (1: 48213), and add"
          + " env-name.1=NAME to empirical.properties\n";
  private static final String PLAIN =
      Outcome.table("", "1  3 hours ago  2026-11-24T09:12:44Z  48213");
  private static final String LINKED =
      PLAIN.replace(
          "48213",
          "\u001b]8;;https://dash.test/acme/test-runs/48213?test_id=t\u001b\\48213\u001b]8;;\u001b\\");

  @BeforeEach
  void answerWithOnePass() {
    API.answers(200, FakeApi.ONE_PASS);
  }

  @Test
  void printsHyperlinksOnlyOnATerminal() {
    assertEquals(new Outcome(0, LINKED, HINT), ask(plainColours(API.cli().terminal())));
    assertEquals(
        new Outcome(0, LINKED, HINT), ask(plainColours(API.cli().terminal(false, true, false))));
    assertEquals(new Outcome(0, PLAIN, ""), ask(API.cli()));
    assertEquals(
        new Outcome(0, PLAIN, ""), ask(plainColours(API.cli().terminal(true, false, true))));
  }

  @ParameterizedTest
  @CsvSource({"dumb, false", "linux, false", "xterm-256color, true"})
  void printsHyperlinksOnlyWhereTheTerminalSupportsThem(String terminal, boolean linked) {
    assertEquals(
        new Outcome(0, linked ? LINKED : PLAIN, HINT),
        ask(plainColours(API.cli().terminal()).variable("TERM", terminal)));
  }

  @Test
  void noColorAlsoDisablesHyperlinks() {
    assertEquals(new Outcome(0, PLAIN, HINT), ask(API.cli().terminal(), "--color=never"));
  }

  @Test
  void forcedColourInAPipePrintsNoHyperlinks() {
    assertEquals(-1, ask(API.cli(), "--color=always").out().indexOf("\u001b]8"));
  }

  @Test
  void reportsContainNoHyperlinks(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.txt");
    ask(plainColours(API.cli().terminal()), "--report", "table=" + file);
    assertEquals(PLAIN, Files.readString(file));
  }

  @Test
  void namesTheOptionOrTheVariableOfAnInvalidAddress() {
    String expected =
        "expected a project's page such as https://dash.empirical.run/acme, without query or user"
            + " name, got 'https://h/p?q'\n";
    assertEquals(
        new Outcome(2, "", "empirical: error: --dashboard: " + expected),
        API.cli().lastPass("t --dashboard https://h/p?q"));
    assertEquals(
        new Outcome(78, "", "empirical: error: EMPIRICAL_DASHBOARD: " + expected),
        API.cli().variable("EMPIRICAL_DASHBOARD", "https://h/p?q").lastPass("t"));
    assertEquals(
        Outcome.error(
            78,
            "EMPIRICAL_DASHBOARD: expected the project's page, https://h/p, not that of a test run"
                + " or a test, got 'https://h/p/test-runs/7'"),
        API.cli().variable("EMPIRICAL_DASHBOARD", "https://h/p/test-runs/7").lastPass("t"));
    assertEquals(List.of(), API.requests());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://me:hunter2@h/p",
        " HTTP://hunter2@h",
        "https://me:hun@ter2@h/p?q",
        "https://me:hunter2@h/p/test-runs/7",
        "https://me:hunter/2@h/p",
        "https://me:123/test-runs/4@h/p",
        "https://me:123/4@h/p",
        "me:hunter2@h/p"
      })
  void hidesAUserAndPassword(String url, @TempDir Path folder) throws IOException {
    String message =
        "expected a project's page such as https://dash.empirical.run/acme, without query or user"
            + " name, got '…'";
    assertEquals(
        Outcome.error(2, "--dashboard: " + message),
        API.cli().run("last-pass", "t", "--dashboard", url));
    assertEquals(
        Outcome.error(78, "EMPIRICAL_DASHBOARD: " + message),
        API.cli().variable("EMPIRICAL_DASHBOARD", url).lastPass("t"));
    Path file = Files.writeString(folder.resolve("a.properties"), "dashboard=" + url);
    assertEquals(
        Outcome.error(78, file + ": dashboard: " + message),
        API.cli().variable("EMPIRICAL_CONFIG", file.toString()).lastPass("t"));
  }

  private static Outcome ask(Cli cli, String... more) {
    return cli.lastPass("t --dashboard https://dash.test/acme", more);
  }

  /** Turns colours off. */
  private static Cli plainColours(Cli cli) {
    return cli.variable("NO_COLOR", "1");
  }
}
