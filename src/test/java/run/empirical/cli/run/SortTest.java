package run.empirical.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;
import static run.empirical.cli.GateRuns.pass;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** In environment 2 alone, the test that passed last overall has an old pass. */
  @ParameterizedTest
  @CsvSource({
    "nothing days hours minutes, --sort newest, minutes hours days nothing",
    "minutes hours days nothing, --sort oldest, nothing days hours minutes",
    "hours nothing minutes days, --sort asked, hours nothing minutes days",
    "hours nothing minutes days, --days 30, hours nothing minutes days",
    "days hours minutes, --env 2 --sort newest, minutes hours days",
    "same days hours, --env 1 --sort newest, hours same days",
    "refused days failing hours, --sort newest, hours days refused failing",
    "refused days failing hours, --sort oldest, days hours refused failing"
  })
  void sortsByTheNewestPassShownAndPutsFailuresLast(String asked, String options, String sorted) {
    GATES.answers("same", pass(1, Duration.ofDays(2)));
    String matrix = run(asked + " -q --retries 0 " + options).out();
    assertEquals(
        sorted,
        matrix
            .lines()
            .skip(1)
            .map(line -> line.substring(line.lastIndexOf(' ') + 1))
            .collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @CsvSource({"refused hours failing, 65", "failing minutes refused, 70"})
  void firstFailureInArgumentOrderSetsTheExitStatus(String ids, int exit) {
    for (String order : List.of("asked", "newest", "oldest")) {
      assertEquals(exit, run(ids + " --retries 0 -q --sort " + order).exit(), order);
    }
  }

  @Test
  void rejectsOtherOrders() {
    assertEquals(
        new Outcome(
            2,
            "",
            """
            empirical: --sort: expected asked, newest or oldest, got 'Newest'
            """),
        API.cli().run("last-pass", "t", "--sort", "Newest"));
  }

  private static Outcome run(String arguments) {
    return API.cli().lastPass(arguments);
  }
}
