package run.empirical.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** Environments that no name and no reply knows, and the tip to name them. */
class UnknownNameTest {
  @RegisterExtension private static final FakeApi API = new FakeApi();

  @BeforeEach
  void stubAnswers() {
    API.answers(
        200,
        "{\"data\":[{\"environment_id\":\"1\",\"test_run_id\":\"7\",\"executed_at\":1763975564000}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--env stagin",
        "--require stagin",
        "--require stagin -o junit",
        "--require stagin --wait 1m"
      })
  void areAMistakeThatEndsTheRun(String options, @TempDir Path folder) {
    Path report = folder.resolve("gate.html");
    Outcome outcome =
        API.cli().lastPass("t u --env-name 1=staging -q -o tsv --report " + report + " " + options);
    assertEquals(
        Outcome.message(
            78,
            "unknown environment 'stagin'; known: staging (1); to name one, use"
                + " --env-name ID=NAME or empirical.properties"),
        outcome);
    assertFalse(Files.exists(report));
  }

  @Test
  void hintsOnlyOnATerminalWhenNoNamesAreConfigured() {
    String hint = "empirical: tip: name environments in empirical.properties: env-name.1=NAME\n";
    String[] lookUp = {"last-pass", "t"};
    assertEquals(hint, API.cli().terminal().run(lookUp).err());
    assertEquals("", API.cli().terminal(true, false, true).run(lookUp).err());
    assertEquals("", API.cli().terminal().lastPass("t --json").err());
    assertEquals("", API.cli().terminal().lastPass("t --env-name 1=staging").err());
    assertEquals("", API.cli().terminal().lastPass("t -q").err());
  }
}
