package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;
import static run.empirical.cli.GateRuns.pass;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import run.empirical.cli.FakeApi;
import run.empirical.cli.GateRuns;
import run.empirical.cli.Outcome;

/** The result of a gate in the table, the summary line, JSON and the exit status. */
class GateTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String MET =
      "{\"met\":true,\"max_age_seconds\":null,\"since\":null,\"unmet\":[]}";
  private static final String ANALYTICS_ERROR = "{\"error\":\"warehouse down\"}";

  @RegisterExtension private static final FakeApi API = new FakeApi();
  private static final GateRuns GATES = new GateRuns(API);

  @Test
  void saysHowManyTestCasesOnlyUnmetLeavesOut() {
    GATES.answers("met", pass(1, HOUR));
    GATES.answers("unmet", pass(2, HOUR));
    assertEquals(
        new Outcome(
            20,
            """
            TEST CASE  1      2
            unmet      >30d!  1h
            """,
            """
            empirical: 1 of 2 test cases meets the gate and is not shown (--only-unmet)
            empirical: gate not met for 1 of 2 test cases (required: a last pass in 1)
            """),
        API.cli().lastPass("met unmet --require 1 --only-unmet"));
  }

  /** It is ambiguous which of the two environments {@code a} means. */
  @Test
  void rejectsANameThatIsAnotherEnvironmentsId() {
    API.answers(
        "t",
        reply(
            200,
            "{\"data\":[%s,%s]}"
                .formatted(
                    pass(1, HOUR).replace("\"1\"", "\"b\""),
                    pass(1, Duration.ofDays(20)).replace("\"1\"", "\"a\""))));
    for (String gate :
        List.of(" --require a --max-age 2d", " --env b", " --max-age 2d --wait 1m")) {
      assertEquals(
          new Outcome(
              78,
              "",
              "empirical: 'a' is both the ID of an environment in the reply and your name for"
                  + " environment b; rename environment b\n"),
          API.cli().lastPass("t -q --env-name b=a" + gate));
    }
  }

  @Test
  void requiredEnvironmentThatHasPassedMeetsTheGate() {
    GATES.answers("t", pass(1, HOUR), pass(2, Duration.ofDays(3)));
    GATES.check(
        "t --require 1",
        new Outcome(
            0,
            """
            ENVIRONMENT  LAST PASS   EXECUTED AT           TEST RUN  GATE
            1            1 hour ago  2026-11-24T11:16:04Z  7         ok
            2            3 days ago  2026-11-21T12:16:04Z  7         -
            """,
            "empirical: gate met (required: a last pass in 1)\n"),
        MET);
  }

  @Test
  void listsMissingEnvironmentsInTheOrderRequired() {
    GATES.answers("t", pass(2, HOUR));
    GATES.check(
        "t --require 9,2 --require 1",
        new Outcome(
            20,
            """
            ENVIRONMENT  LAST PASS       EXECUTED AT           TEST RUN  GATE
            2            1 hour ago      2026-11-24T11:16:04Z  7         ok
            9            not in 30 days  -                     -         missing
            1            not in 30 days  -                     -         missing
            """,
            """
            empirical: gate not met: 9: not in 30 days, 1: not in 30 days (required: a last pass in 9, 2, 1)
            """),
        """
        {"met":false,"max_age_seconds":null,"since":null,"unmet":[
          {"test_case_id":"t","environment_id":"9","reason":"missing"},
          {"test_case_id":"t","environment_id":"1","reason":"missing"}]}\
        """);
  }

  @Test
  void countsReasonsBeyondTheFirstFew() {
    GATES.answers("t");
    assertEquals(
        """
        empirical: t does not look like a Playwright test ID
        empirical: gate not met: 1: not in 30 days, 2: not in 30 days, 3: not in 30 days and 2 more \
        (required: a last pass in 1, 2, 3, 4, 5)
        """,
        API.cli().lastPass("t --require 1,2,3,4,5").err());
  }

  @Test
  void maximumAgeAloneIsNotMetWithoutPasses() {
    GATES.answers("t");
    GATES.check(
        "t --max-age 24h",
        new Outcome(
            20,
            """
            ENVIRONMENT  LAST PASS       EXECUTED AT  TEST RUN  GATE
            -            not in 30 days  -            -         missing
            """,
            """
            empirical: t does not look like a Playwright test ID
            empirical: gate not met: not in 30 days \
            (required: a last pass at most 1d old in every environment)
            """),
        """
        {"met":false,"max_age_seconds":86400,"since":null,"unmet":[
          {"test_case_id":"t","environment_id":null,"reason":"missing"}]}\
        """);
  }

  @Test
  void maximumAgeAloneAppliesToEveryReturnedEnvironment() {
    GATES.answers("t", pass(1, HOUR), pass(2, Duration.ofHours(25)));
    GATES.check(
        "t --max-age 24h",
        new Outcome(
            20,
            """
            ENVIRONMENT  LAST PASS   EXECUTED AT           TEST RUN  GATE
            1            1 hour ago  2026-11-24T11:16:04Z  7         ok
            2            1 day ago   2026-11-23T11:16:04Z  7         stale
            """,
            """
            empirical: gate not met: 2: 1d1h old, not within 1d \
            (required: a last pass at most 1d old in every environment)
            """),
        """
        {"met":false,"max_age_seconds":86400,"since":null,"unmet":[
          {"test_case_id":"t","environment_id":"2","reason":"stale","age_seconds":90000}]}\
        """);
  }

  @Test
  void everyTestCaseMustMeetTheGate() {
    GATES.answers("a", pass(1, HOUR));
    GATES.answers("b", pass(2, HOUR));
    GATES.answers("c", pass(1, Duration.ofHours(26)));
    GATES.check(
        "a b c -o table --require 1 --max-age 24h",
        new Outcome(
            20,
            """
            TEST CASE  ENVIRONMENT  LAST PASS       EXECUTED AT           TEST RUN  GATE
            a          1            1 hour ago      2026-11-24T11:16:04Z  7         ok
            b          2            1 hour ago      2026-11-24T11:16:04Z  7         -
            b          1            not in 30 days  -                     -         missing
            c          1            1 day ago       2026-11-23T10:16:04Z  7         stale
            """,
            """
            empirical: gate not met for 2 of 3 test cases \
            (required: a last pass at most 1d old in 1)
            """),
        """
        {"met":false,"max_age_seconds":86400,"since":null,"unmet":[
          {"test_case_id":"b","environment_id":"1","reason":"missing"},
          {"test_case_id":"c","environment_id":"1","reason":"stale","age_seconds":93600}]}\
        """);
  }

  @Test
  void acceptsEnvironmentNames() {
    GATES.answers("t", pass(1, HOUR));
    GATES.check(
        "t --env-name 1=production --env-name 2=staging --require production,staging,1,2",
        new Outcome(
            20,
            """
            ENVIRONMENT  LAST PASS       EXECUTED AT           TEST RUN  GATE
            production   1 hour ago      2026-11-24T11:16:04Z  7         ok
            staging      not in 30 days  -                     -         missing
            """,
            """
            empirical: gate not met: staging: not in 30 days \
            (required: a last pass in production, staging)
            """),
        """
        {"met":false,"max_age_seconds":null,"since":null,"unmet":[
          {"test_case_id":"t","environment_id":"2","environment_name":"staging","reason":"missing"}]}\
        """);
  }

  @Test
  void failedLookUpTakesPrecedenceOverAnUnmetGate() {
    GATES.answers("a");
    API.answers("b", reply(500, ANALYTICS_ERROR));
    Outcome outcome = API.cli().lastPass("a b -o table --require 1 --retries 0");
    assertEquals(
        new Outcome(
            70,
            """
            TEST CASE  ENVIRONMENT  LAST PASS       EXECUTED AT  TEST RUN  GATE
            a          1            not in 30 days  -            -         missing
            b          -            ?               -            -         ?
            """,
            """
            empirical: b: the API's analytics backend failed (HTTP 500): warehouse down
            empirical: a does not look like a Playwright test ID
            empirical: gate not met for 1 of 2 test cases (required: a last pass in 1)
            """),
        outcome);
    GateRuns.checkInJson(
        70,
        """
        {"met":false,"max_age_seconds":null,"since":null,"unmet":[
          {"test_case_id":"a","environment_id":"1","reason":"missing"}]}\
        """,
        API.cli().lastPass("a b --require 1 --retries 0 --json"));
  }

  @Test
  void singleFailedLookUpIsNotAnUnmetGate() {
    API.answers(500, ANALYTICS_ERROR);
    assertEquals(
        new Outcome(
            70,
            "",
            """
            empirical: the API's analytics backend failed (HTTP 500): warehouse down
            empirical: cannot tell whether the gate is met: 1 of 1 look-up failed \
            (required: a last pass in 1)
            """),
        API.cli().lastPass("t --require 1 --retries 0"));
  }
}
