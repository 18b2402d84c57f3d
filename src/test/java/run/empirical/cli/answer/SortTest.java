package run.empirical.cli.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;
import static run.empirical.cli.GateRuns.pass;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.GateRuns;
import run.empirical.cli.Outcome;

/** The order of several test cases. */
class SortTest {
  @RegisterExtension private static final FakeApi API = new FakeApi();
  private static final GateRuns GATES = new GateRuns(API);

  @BeforeEach
  void answerWithPassesOfManyAges() {
    GATES.answers("hours", pass(1, Duration.ofHours(3)), pass(2, Duration.ofDays(20)));
    GATES.answers("days", pass(1, Duration.ofDays(2)));
    GATES.answers("nothing");
    GATES.answers("minutes", pass(2, Duration.ofMinutes(5)));
    API.answers("refused", reply(400, "{\"data\":null,\"error\":{\"message\":\"no\"}}"));
    API.answers("failing", reply(500, "{\"error\":\"warehouse down\"}"));
  }

  @Test
  void newestSortsByLastPassDescendingWithMissingOnesLast() {
    assertEquals(
        """
        TEST CASE  1     2
        minutes    >30d  5m
        hours      3h    20d
        days       2d    >30d
        nothing    >30d  >30d
        """,
        run("nothing days hours minutes -q --sort newest").out());
  }

  @Test
  void oldestSortsTestsWithoutAPassFirst() {
    assertEquals(
        """
        TEST CASE  1     2
        nothing    >30d  >30d
        days       2d    >30d
        hours      3h    20d
        minutes    >30d  5m
        """,
        run("minutes hours days nothing -q --sort oldest").out());
  }

  @Test
  void askedKeepsTheOrderOfTheArguments() {
    String usual = run("hours nothing minutes days -q").out();

    assertEquals(
        """
        TEST CASE  1     2
        hours      3h    20d
        nothing    >30d  >30d
        minutes    >30d  5m
        days       2d    >30d
        """,
        usual);
    assertEquals(usual, run("hours nothing minutes days -q --sort asked").out());
  }

  /** Only environment 2 is shown, where the test that passed last overall has an old pass. */
  @Test
  void ignoresPassesThatAreNotShown() {
    assertEquals(
        """
        TEST CASE  2
        minutes    5m
        hours      20d
        days       >30d
        """,
        run("days hours minutes -q --env 2 --sort newest").out());
  }

  @Test
  void equalTimesKeepTheOrderOfTheArguments() {
    GATES.answers("same", pass(1, Duration.ofDays(2)));
    String tsv = run("same days hours -q --sort newest -o tsv --env 1").out();
    assertEquals(
        List.of("hours", "same", "days"),
        tsv.lines().map(l -> l.substring(0, l.indexOf('\t'))).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"newest", "oldest"})
  void sortsFailuresLastInTheOrderOfTheArguments(String order) {
    Outcome outcome =
        run("refused days failing hours --retries 0 -o matrix --env 1 --sort " + order);

    List<String> answered =
        order.equals("newest")
            ? List.of("hours      3h", "days       2d")
            : List.of("days       2d", "hours      3h");
    assertEquals(
        new Outcome(
            65,
            "TEST CASE  1\n" + String.join("\n", answered) + "\nrefused    ?\nfailing    ?\n",
            """
            empirical: refused: the API rejected the request (HTTP 400): no
            empirical: failing: the API's analytics backend failed (HTTP 500): warehouse down
            """),
        outcome);
  }

  @ParameterizedTest
  @CsvSource({"refused hours failing, 65", "failing minutes refused, 70"})
  void firstFailureInArgumentOrderSetsTheExitStatus(String ids, int exit) {
    for (String order : List.of("asked", "newest", "oldest")) {
      assertEquals(exit, run(ids + " --retries 0 -q --sort " + order).exit(), order);
    }
  }

  @Test
  void sortsUntrustedAnswersAsFailures() {
    GATES.answers("b", pass(3, Duration.ofMinutes(1)).replace("\"3\"", "\"live\""));
    for (String order : List.of("newest", "oldest")) {
      Outcome outcome = run("failing b hours --retries 0 --env-name 1=live -o tsv --sort " + order);
      assertEquals(
          """
          empirical: failing: the API's analytics backend failed (HTTP 500): warehouse down
          empirical: b: 'live' is both the ID of an environment in the reply and your name for \
          environment 1; rename environment 1
          """,
          outcome.err());
      assertEquals(70, outcome.exit());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "ndjson", "tsv", "table", "matrix", "markdown", "html", "junit"})
  void everyFormatUsesTheOrder(String format) {
    String out =
        run("days hours minutes nothing -q --max-age 30d --sort newest -o " + format).out();
    int minutes = out.indexOf("minutes");
    int hours = out.indexOf("hours");
    int days = out.lastIndexOf("days");
    assertEquals(true, minutes < hours && hours < days, out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Newest", "newest,oldest", "age"})
  void rejectsOtherOrders(String order) {
    assertEquals(
        new Outcome(
            2,
            "",
            "empirical: --sort: expected asked, newest or oldest, got '"
                + order
                + "'\nTry 'empirical last-pass --help'.\n"),
        API.cli().run("last-pass", "t", "--sort", order));
  }

  private static Outcome run(String arguments) {
    return API.cli().lastPass(arguments);
  }
}
