package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** Looks up the failed tests of real Playwright reports. */
class PlaywrightLookUpTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String REPORTS = "src/test/resources/playwright/reports/";
  private static final String CARD = "29b720a9ac74378ae6c8-f3d6eab368f6783c5725";
  private static final String CARD_IN_FIREFOX = "29b720a9ac74378ae6c8-f90d7996e19515b910ca";

  @BeforeEach
  void answerWithTwoPasses() {
    API.answers(
        CARD,
        FakeApi.reply(
            200,
            """
            {"data":[
              {"environment_id":"1","test_run_id":"48213","executed_at":1795511564000},
              {"environment_id":"2","test_run_id":"48009","executed_at":1795334470000}
            ]}\
            """));
    API.answers(
        CARD_IN_FIREFOX,
        FakeApi.reply(
            200,
            """
            {"data":[{"environment_id":"1","test_run_id":"47001","executed_at":1795000000000}]}\
            """));
  }

  @Test
  void showsWhenEachFailedTestOfTwoProjectsLastPassed() {
    Outcome outcome =
        API.cli().run("last-pass", "--from-playwright", REPORTS + "two-projects.json");

    assertEquals(
        new Outcome(
            78,
            """
            1     2     TEST CASE
            3h    2d    Checkout › with a card › pays [chromium]
            6d    >30d  Checkout › with a card › pays [firefox]
            >30d  >30d  account/profile.spec.mjs › opens the cart [chromium]
            >30d  >30d  account/profile.spec.mjs › opens the cart [firefox]
            >30d  >30d  プロフィール › zeigt Größe & „Straße“ 🏠 [chromium]
            >30d  >30d  プロフィール › zeigt Größe & „Straße“ 🏠 [firefox]
            >30d  >30d  プロフィール › saves "quotes", <b>tags</b> and a | bar [chromium]
            >30d  >30d  プロフィール › saves "quotes", <b>tags</b> and a | bar [firefox]
            >30d  >30d  プロフィール › opens the cart [chromium]
            >30d  >30d  a login › asks for the password [chromium]
            >30d  >30d  a login › asks for the password [firefox]
            >30d  >30d  converts JPY [chromium]
            >30d  >30d  converts JPY [firefox]
            >30d  >30d  Checkout › pays by voucher [chromium]
            >30d  >30d  Checkout › pays by voucher [firefox]
            >30d  >30d  Checkout › with a card › pays in instalments [firefox]
            >30d  >30d  Checkout › shows the total › before paying [chromium]
            >30d  >30d  Checkout › shows the total › before paying [firefox]
            >30d  >30d  answers [smoke]
            ?     ?     answers [nightly]
            """,
            "empirical: --from-playwright: "
                + REPORTS
                + """
                two-projects.json does not have the ID of 'answers [nightly]'; use the HTML\
                 report, which has all IDs
                empirical: 20 test cases: 1 passed within a day before the run, \
                1 passed within a week before the run, 17 without a pass in 30 days, 1 could not\
                 be looked up
                """),
        outcome);
    assertEquals(19, API.requests().size());
  }

  @Test
  void looksUpTestsWithOtherStatuses() {
    assertEquals(2, look("--playwright-status=flaky"));
    assertEquals(21, look("--playwright-status=flaky,failed"));
    assertEquals(34, look("--playwright-status=all"));
    assertEquals(34, look("--playwright-status=failed,all"));
    assertEquals(34, look("--playwright-status=failed --playwright-status=all"));
    assertEquals(
        "empirical: " + REPORTS + "two-projects.json: 2 marked as skipped and left out",
        API.cli()
            .lastPass("--from-playwright " + REPORTS + "two-projects.json --playwright-status all")
            .err()
            .lines()
            .findFirst()
            .orElse(""));
  }

  private static int look(String options) {
    int before = API.requests().size();
    Outcome outcome =
        API.cli().lastPass("--from-playwright " + REPORTS + "two-projects.json " + options);
    assertNotEquals("", outcome.out());
    return API.requests().size() - before;
  }

  @Test
  void combinesListsAndTheTitlesOfReports() {
    String report =
        """
        {"suites":[{"file":"shop.spec.ts","specs":[{"title":"pays","id":"%s",
          "tests":[{"projectName":"","status":"unexpected"}]}]}]}\
        """
            .formatted(CARD_IN_FIREFOX);
    Outcome outcome =
        API.cli()
            .input(report)
            .run(
                "last-pass",
                "other",
                CARD,
                CARD_IN_FIREFOX,
                "--from-playwright=-",
                "--env=1",
                "-o",
                "tsv");
    assertEquals(
        new Outcome(
            0,
            """
            other\t1\t-\t-\t-\t-\t-\t-
            %s\t1\t-\t48213\t2026-11-24T09:12:44Z\t11000\t-\t-
            %s\t1\t-\t47001\t2026-11-18T11:06:40Z\t522564\t-\tpays
            """
                .formatted(CARD, CARD_IN_FIREFOX),
            """
            empirical: other does not look like a Playwright test ID
            empirical: 3 test cases: 1 passed in the last day, 1 passed in the last week, \
            1 without a pass in 30 days
            """),
        outcome);
  }

  @Test
  void reportsThatNoTestFailed() {
    String report = REPORTS + "all-passed.json";

    assertEquals(
        new Outcome(0, "", "empirical: nothing to look up: no failed tests in the report\n"),
        API.cli().run("last-pass", "--from-playwright", report));
    assertEquals(
        new Outcome(
            0,
            """
            {"data":[],"test_cases":[],"report":{"started_at":"2026-11-24T17:32:08Z","tests":1,\
            "failed":0,"did_not_run":0}}
            """,
            "empirical: nothing to look up: no flaky or failed tests in the report\n"),
        API.cli()
            .lastPass(
                "--json --from=- --from-playwright "
                    + report
                    + " --playwright-status=flaky,failed"));
    assertEquals(
        new Outcome(
            20,
            "",
            """
            empirical: gate not met: there are no test cases (required: a last pass in 1)
            """),
        API.cli().run("last-pass", "--from-playwright", report, "--require", "1"));
    assertEquals(List.of(), API.requests());
  }

  @Test
  void warnsAboutErrorsOutsideAnyTest() {
    String report =
        """
        {"suites":[{"file":"a.spec.ts","specs":[{"title":"a","id":"a-1",
          "tests":[{"status":"unexpected","projectName":""}]}]}],
         "errors":[{"message":"worker gone\\nat x"}]}\
        """;
    String error = "standard input reports errors outside any test (1): worker gone\n";
    assertEquals(
        new Outcome(
            0,
            """
            ENVIRONMENT  LAST PASS       EXECUTED AT  TEST RUN  TEST CASE
            -            not in 30 days  -            -         a
            """,
            "empirical: warning: " + error + "empirical: 1 test case: without a pass in 30 days\n"),
        API.cli().input(report).lastPass("--from-playwright -"));
    Outcome refused = new Outcome(78, "", "empirical: --from-playwright: " + error);
    assertEquals(refused, API.cli().input(report).lastPass("--from-playwright - --max-age 1d"));
    assertEquals(
        refused,
        API.cli()
            .input("{\"suites\":[],\"errors\":[{\"message\":\"worker gone\"}]}")
            .lastPass("--from-playwright -"));
  }

  /** A set-up failed, say. */
  @Test
  void refusesARunThatFailedWithoutATest() {
    assertEquals(
        new Outcome(
            78,
            "",
            "empirical: --from-playwright: standard input reports errors outside any test (1): its"
                + " status is failed\n"),
        API.cli()
            .input("{\"status\":\"failed\",\"failedTests\":[]}")
            .lastPass("--from-playwright -"));
  }
}
