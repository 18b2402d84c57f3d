package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** A failed test of a Playwright report whose ID is unknown: never lost, and no gate passes. */
class UnidentifiedTestsTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String UNIDENTIFIED =
      "--from-playwright: standard input does not have the ID of 'buys [firefox]'; use the HTML"
          + " report, which has all IDs";

  /**
   * A report of two projects with only the first one's ID, from which the other cannot be derived.
   */
  private static String reportWithAnAmbiguousId(String first, String second) {
    return """
    {"suites":[{"file":"shop.spec.ts","specs":[{"title":"buys","id":"own-id","tests":[
      {"projectId":"chromium","projectName":"chromium","status":"%s"},
      {"projectId":"firefox","projectName":"firefox","status":"%s"}]}]}]}\
    """
        .formatted(first, second);
  }

  @BeforeEach
  void answerThatOneHasPassed() {
    API.answers("own-id", FakeApi.reply(200, FakeApi.ONE_PASS));
  }

  @Test
  void testWithoutAnIdDoesNotMeetTheGate() {
    String error =
        "{\"kind\":\"config\",\"message\":\""
            + UNIDENTIFIED
            + "\",\"retryable\":false,\"exit_code\":78}";

    assertEquals(
        new Outcome(
            78,
            """
            {"data":[{"test_case_id":"own-id","test_case_title":"buys [chromium]",\
            "environment_id":"1","test_run_id":"48213","executed_at":1795511564000,\
            "executed_at_iso":"2026-11-24T09:12:44Z","age_seconds":11000}],\
            "test_cases":[\
            {"test_case_id":"own-id","test_case_title":"buys [chromium]","answered":true,\
            "passes":1,"freshness":"day","last_pass":{"1":{\
            "test_run_id":"48213","executed_at":1795511564000,\
            "executed_at_iso":"2026-11-24T09:12:44Z","age_seconds":11000}}},\
            {"test_case_title":"buys [firefox]","answered":false,"passes":0,\
            "freshness":"unknown","last_pass":{"1":null}}],\
            "report":{"started_at":null,"tests":2,"failed":2,"did_not_run":0},"gate":{"met":null,"max_age_seconds":null,"since":null,"unmet":[]},"errors":[%s]}
            """
                .formatted(error),
            """
            empirical: %s
            empirical: gate undecided: 1 of 2 look-ups failed (required: a last\
             pass in 1)
            """
                .formatted(UNIDENTIFIED)),
        API.cli()
            .input(reportWithAnAmbiguousId("unexpected", "unexpected"))
            .lastPass("--from-playwright - --require 1 --json"));
    assertEquals(
        new Outcome(
            78,
            "",
            "empirical: "
                + UNIDENTIFIED
                + """

                empirical: gate undecided: 1 of 1 look-ups failed (required: a last\
                 pass in 1)
                """),
        API.cli()
            .input(reportWithAnAmbiguousId("expected", "unexpected"))
            .lastPass("--from-playwright - --require 1 --wait 1h"));
  }
}
