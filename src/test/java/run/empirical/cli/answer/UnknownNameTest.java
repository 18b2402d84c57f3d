package run.empirical.cli.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import run.empirical.cli.FakeApi;

class UnknownNameTest {
  private static final String WARNING =
      "empirical: warning: --require: no passes in 'stagin' (did you mean staging?); found: staging"
          + " (1)";

  @RegisterExtension private static final FakeApi API = new FakeApi();

  @BeforeEach
  void stubAnswers() {
    API.answers(
        200,
        "{\"data\":[{\"environment_id\":\"1\",\"test_run_id\":\"7\",\"executed_at\":1763975564000}]}");
  }

  @Test
  void suggestsTheNearestName() {
    assertEquals(
        List.of(
            WARNING,
            "empirical: gate not met: stagin is missing (required: a last pass in stagin)"),
        API.cli()
            .lastPass("t --days 9999 --env-name 1=staging --require stagin")
            .err()
            .lines()
            .toList());
  }

  @Test
  void doesNotSuggestTheNameGiven() {
    assertEquals(
        """
        empirical: warning: --env: no passes in 'staging'; found: 1
        """,
        API.cli().run("last-pass", "t", "--env", "staging", "--env-name", "2=staging").err());
  }

  @Test
  void warnsBeforeWaiting() {
    List<String> lines =
        API.cli()
            .lastPass("t --days 9999 --env-name 1=staging --require stagin --wait 1m")
            .err()
            .lines()
            .toList();
    assertEquals(WARNING, lines.get(0));
    assertEquals("empirical: waiting for 1m at most: stagin is missing", lines.get(1));
  }

  @Test
  void hintsOnlyOnATerminalWhenNoNamesAreConfigured() {
    String hint =
        "empirical: to see names, put env-name.1=NAME into empirical.properties (help"
            + " environment)\n";
    String[] lookUp = {"last-pass", "t"};
    assertEquals(hint, API.cli().terminal(80).run(lookUp).err());
    assertEquals("", API.cli().terminal(true, false, true).run(lookUp).err());
    assertEquals("", API.cli().terminal(80).run("last-pass", "t", "--env-name", "1=staging").err());
    assertEquals("", API.cli().terminal(80).run("last-pass", "t", "-q").err());
  }
}
