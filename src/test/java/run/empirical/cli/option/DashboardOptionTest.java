package run.empirical.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** The sources of the dashboard's address, and where test runs become links. */
class DashboardOptionTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String HINT =
      "empirical: tip: name environments in empirical.properties: env-name.1=NAME\n";
  private static final String LINKED =
      """
      ENVIRONMENT  LAST PASS    EXECUTED AT           TEST RUN
      1            3 hours ago  2026-11-24T09:12:44Z  \
      \u001b]8;;https://dash.test/acme/test-runs/48213?test_id=t\u001b\\48213\u001b]8;;\u001b\\
      """;
  private static final String PLAIN =
      """
      ENVIRONMENT  LAST PASS    EXECUTED AT           TEST RUN
      1            3 hours ago  2026-11-24T09:12:44Z  48213
      """;

  @BeforeEach
  void answerWithOnePass() {
    API.answers(200, FakeApi.ONE_PASS);
  }

  @Test
  void printsHyperlinksOnlyOnATerminal() {
    assertEquals(new Outcome(0, LINKED, HINT), plainColours(API.cli().terminal()).run(ask()));
    assertEquals(
        new Outcome(0, LINKED, HINT),
        plainColours(API.cli().terminal(false, true, false)).run(ask()));
    assertEquals(new Outcome(0, PLAIN, ""), API.cli().run(ask()));
    assertEquals(
        new Outcome(0, PLAIN, ""), plainColours(API.cli().terminal(true, false, true)).run(ask()));
  }

  @ParameterizedTest
  @CsvSource({"dumb, false", "linux, false", "xterm-256color, true"})
  void printsHyperlinksOnlyWhereTheTerminalSupportsThem(String terminal, boolean linked) {
    assertEquals(
        new Outcome(0, linked ? LINKED : PLAIN, HINT),
        plainColours(API.cli().terminal()).variable("TERM", terminal).run(ask()));
  }

  @Test
  void noColorAlsoDisablesHyperlinks() {
    assertEquals(new Outcome(0, PLAIN, HINT), API.cli().terminal().run(ask("--color=never")));
  }

  @Test
  void forcedColourInAPipePrintsNoHyperlinks() {
    assertEquals(-1, API.cli().run(ask("--color=always")).out().indexOf("\u001b]8"));
  }

  @Test
  void reportsContainNoHyperlinks(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.txt");
    plainColours(API.cli().terminal()).run(ask("--report", "table=" + file));
    assertEquals(PLAIN, Files.readString(file));
  }

  @Test
  void usesTheFirstLinkWithADashboard() {
    Outcome outcome =
        API.cli()
            .run(
                "last-pass",
                "t",
                "file:///report/index.html#?testId=u",
                "https://one.test/p/test-runs/7?test_id=v",
                "https://two.test/p/test-runs/7?test_id=w",
                "-otsv");
    assertEquals(
        """
        t\t1\t-\t48213\t2026-11-24T09:12:44Z\t11000\thttps://one.test/p/test-runs/48213?test_id=t\t-
        u\t1\t-\t48213\t2026-11-24T09:12:44Z\t11000\thttps://one.test/p/test-runs/48213?test_id=u\t-
        v\t1\t-\t48213\t2026-11-24T09:12:44Z\t11000\thttps://one.test/p/test-runs/48213?test_id=v\t-
        w\t1\t-\t48213\t2026-11-24T09:12:44Z\t11000\thttps://one.test/p/test-runs/48213?test_id=w\t-
        """,
        outcome.out());
  }

  @Test
  void namesTheOptionOrTheVariableOfAnInvalidAddress() {
    String expected =
        "expected a project's page such as https://dash.empirical.run/acme, without query or user"
            + " name, got 'https://h/p?q'\n";
    assertEquals(
        new Outcome(2, "", "empirical: --dashboard: " + expected),
        API.cli().run("last-pass", "t", "--dashboard", "https://h/p?q"));
    assertEquals(
        new Outcome(78, "", "empirical: EMPIRICAL_DASHBOARD: " + expected),
        API.cli().variable("EMPIRICAL_DASHBOARD", "https://h/p?q").run("last-pass", "t"));
    assertEquals(
        new Outcome(
            78,
            "",
            """
            empirical: EMPIRICAL_DASHBOARD: expected the project's page, https://h/p, not that of a\
             test run, got 'https://h/p/test-runs/7'
            """),
        API.cli().variable("EMPIRICAL_DASHBOARD", "https://h/p/test-runs/7").lastPass("t"));
    assertEquals(List.of(), API.requests());
  }

  private static String[] ask(String... more) {
    Stream<String> all = Stream.of("last-pass", "t", "--dashboard", "https://dash.test/acme");
    return Stream.concat(all, Stream.of(more)).toArray(String[]::new);
  }

  /** Turns colours off. */
  private static Cli plainColours(Cli cli) {
    return cli.variable("NO_COLOR", "1");
  }
}
