package run.empirical.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
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
  void sendsTheProjectIdOnlyAsAHeader() {
    API.cli().run("last-pass", "a", "b", "--project-id", "42", "--concurrency", "1");

    assertEquals(List.of("42", "42"), sent());
    assertEquals(List.of("{\"test_case_id\":\"a\"}", "{\"test_case_id\":\"b\"}"), API.bodies());
  }

  @Test
  void sendsNoHeaderByDefault() {
    API.cli().run("last-pass", "a");
    API.cli().variable("EMPIRICAL_PROJECT_ID", "").run("last-pass", "a");

    assertEquals(
        List.of(false, false),
        API.requests().stream().map(request -> request.containsHeader("x-project-id")).toList());
  }

  @Test
  void precedenceIsFlagVariableFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("config"), "project-id = 1\n");
    Cli cli = API.cli().variable("EMPIRICAL_CONFIG", file.toString());
    cli.run("last-pass", "a");
    cli.variable("EMPIRICAL_PROJECT_ID", "2").run("last-pass", "a");
    cli.run("last-pass", "a", "--project-id=3");
    cli.run("last-pass", "a", "--project-id=3", "--project-id=2147483647");

    assertEquals(List.of("1", "2", "3", "2147483647"), sent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "acme", "1.5", "٣"})
  void rejectsAnythingButAPositiveNumber(String given) {
    String expected = "expected an integer of 1 or more, got '" + given + "'\n";
    assertEquals(
        new Outcome(
            2, "", "empirical: --project-id: " + expected + "Try 'empirical last-pass --help'.\n"),
        API.cli().run("last-pass", "a", "--project-id=" + given));
    assertEquals(
        new Outcome(78, "", "empirical: EMPIRICAL_PROJECT_ID: " + expected),
        API.cli().variable("EMPIRICAL_PROJECT_ID", given).run("last-pass", "a"));
    assertEquals(List.of(), API.requests());
  }

  private static List<String> sent() {
    return API.requests().stream().map(request -> request.getHeader("x-project-id")).toList();
  }
}
