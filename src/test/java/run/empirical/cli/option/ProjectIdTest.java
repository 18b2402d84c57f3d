package run.empirical.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** The project to query with a key that is not bound to one: a header, not part of the body. */
class ProjectIdTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  @BeforeEach
  void answerWithoutPasses() {
    API.answers(200, "{\"data\":[]}");
  }

  @Test
  void sendsNoHeaderByDefault() {
    API.cli().run("last-pass", "a");
    API.cli().variable("EMPIRICAL_PROJECT_ID", "").run("last-pass", "a");

    assertEquals(
        List.of(false, false),
        API.requests().stream().map(request -> request.containsHeader("x-project-id")).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "acme"})
  void rejectsAnythingButAPositiveNumber(String given) {
    String expected = "expected a positive number, got '" + given + "'\n";
    assertEquals(
        new Outcome(
            2, "", "empirical: --project-id: " + expected + "Try 'empirical last-pass --help'.\n"),
        API.cli().run("last-pass", "a", "--project-id=" + given));
    assertEquals(
        new Outcome(78, "", "empirical: EMPIRICAL_PROJECT_ID: " + expected),
        API.cli().variable("EMPIRICAL_PROJECT_ID", given).run("last-pass", "a"));
    assertEquals(List.of(), API.requests());
  }
}
