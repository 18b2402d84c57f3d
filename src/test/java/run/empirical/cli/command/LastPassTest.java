package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
}
