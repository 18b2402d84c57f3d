package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** A plain look-up, from the arguments to the exit status. */
class LastPassTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String TWO_PASSES =
      """
      {"data":[
        {"environment_id":"2","test_run_id":"48009","executed_at":1795334470000},
        {"environment_id":"1","test_run_id":"48213","executed_at":1795511564000}
      ]}\
      """;

  @Test
  void printsTheLastPassInEachEnvironmentNewestFirst() {
    API.answers(200, TWO_PASSES);

    assertEquals(
        new Outcome(
            0,
            """
            ENVIRONMENT  LAST PASS    EXECUTED AT           TEST RUN
            1            3 hours ago  2026-11-24T09:12:44Z  48213
            2            2 days ago   2026-11-22T08:01:10Z  48009
            """,
            ""),
        API.cli().lastPass("a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee"));
    assertEquals(
        List.of("{\"test_case_id\":\"a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee\"}"), API.bodies());
  }

  /** Uses the zone's offset at that time, which need not be whole hours. */
  @ParameterizedTest
  @CsvSource({
    "Asia/Kathmandu, 2026-11-24T14:57:44+05:45, 2026-11-22T13:46:10+05:45",
    "America/New_York, 2026-11-24T04:12:44-05:00, 2026-11-22T03:01:10-05:00",
    "UTC, 2026-11-24T09:12:44Z, 2026-11-22T08:01:10Z"
  })
  void showsLocalTimes(String zone, String first, String second) {
    API.answers(200, TWO_PASSES);
    String heading = "ENVIRONMENT  EXECUTED AT" + " ".repeat(first.length() - 11) + "  TEST RUN\n";

    assertEquals(
        new Outcome(
            0,
            heading + "1            " + first + "  48213\n2            " + second + "  48009\n",
            ""),
        API.cli().zone(zone).lastPass("id --time local"));
  }

  @Test
  void machineFormatsUseUtc() {
    API.answers(200, TWO_PASSES);
    for (String format : List.of("tsv", "ndjson", "json", "markdown", "html")) {
      assertEquals(
          API.cli().run("last-pass", "id", "-o", format),
          API.cli().zone("Asia/Kathmandu").run("last-pass", "id", "--time", "local", "-o", format));
    }
  }
}
