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
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

class ProjectFileTest {
  private static final String NAME = "empirical.properties";

  @RegisterExtension private static final FakeApi API = new FakeApi();

  private final Path checkout;
  private final Path tests;

  ProjectFileTest(@TempDir Path folder) throws IOException {
    checkout = folder.resolve("checkout");
    tests = Files.createDirectories(checkout.resolve("apps/shop"));
    Files.createDirectory(checkout.resolve(".git"));
  }

  @BeforeEach
  void stubAnswers() {
    API.answers(
        200,
        "{\"data\":[{\"environment_id\":\"1\",\"test_run_id\":\"7\",\"executed_at\":1763975564000}]}");
  }

  @ParameterizedTest
  @CsvSource({"apps/shop", "apps", "."})
  void findsTheFileInAParentFolderUpToTheRepositoryRoot(String folder) throws IOException {
    Files.writeString(checkout.resolve(folder).resolve(NAME), "env-name.1=production\n");
    assertEquals(
        "t\t1\tproduction\t7\t2025-11-24T09:12:44Z\t31547000\t-\t-\n",
        cli().run("last-pass", "t", "-o", "tsv").out());
  }

  @Test
  void readsOnlyTheNearestFile() throws IOException {
    Files.writeString(checkout.resolve(NAME), "env-name.1=far\nenv-name.2=two\n");
    Files.writeString(tests.resolve(NAME), "env-name.1=near\n");
    assertEquals(
        """
        ENVIRONMENT  LAST PASS   EXECUTED AT           TEST RUN
        near         1 year ago  2025-11-24T09:12:44Z  7
        """,
        cli().run("last-pass", "t").out());
  }

  @Test
  void verboseNamesTheFilesInUse() throws IOException {
    Path project = Files.writeString(tests.resolve(NAME), "env-name.1=production\n");
    Path mine = Files.writeString(checkout.resolve("mine"), "retries=0\n");
    assertEquals(
        List.of("* configuration file: " + project, "* configuration file: " + mine),
        cli()
            .variable("EMPIRICAL_CONFIG", mine.toString())
            .run("last-pass", "t", "-v")
            .err()
            .lines()
            .limit(2)
            .toList());
  }

  @Test
  void doesNotSearchAboveTheRepositoryOrOutsideOne() throws IOException {
    Files.writeString(checkout.resolveSibling(NAME), "env-name.1=elsewhere\n");
    assertEquals(
        "t\t1\t-\t7\t2025-11-24T09:12:44Z\t31547000\t-\t-\n",
        cli().run("last-pass", "t", "-o", "tsv").out());
    Files.delete(checkout.resolve(".git"));
    Files.writeString(checkout.resolve(NAME), "env-name.1=elsewhere\n");
    assertEquals(
        "t\t1\t-\t7\t2025-11-24T09:12:44Z\t31547000\t-\t-\n",
        cli().run("last-pass", "t", "-o", "tsv").out());
  }

  @Test
  void readsTheDashboardAndTheProject() throws IOException {
    Files.writeString(
        tests.resolve(NAME), "dashboard=https://dash.empirical.run/acme\nproject-id=3\n");
    assertEquals(
        "t\t1\t-\t7\t2025-11-24T09:12:44Z\t31547000"
            + "\thttps://dash.empirical.run/acme/test-runs/7?test_id=t\t-\n",
        cli().run("last-pass", "t", "-o", "tsv").out());
    assertEquals("3", API.requests().get(0).getHeader("x-project-id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          env-name.=1      | the key env-name. is not known; to name an environment, write env-name.1=production
          env.1=production | the key env.1 is not known; to name an environment, write env-name.1=production
          env-name.1=7     | the name '7' looks like an environment ID
          env-name.1=a,b   | the name 'a,b' has a comma, which separates environments
          """)
  void saysWhatIsWrongWithAName(String line, String message) throws IOException {
    assertUnusable(message, line);
  }

  @Test
  void rejectsANameThatTwoEnvironmentsShare() throws IOException {
    assertUnusable("the name 'a' is given to both 1 and 2", "env-name.2=a\nenv-name.1=A");
  }

  private void assertUnusable(String why, String content) throws IOException {
    Path file = Files.writeString(tests.resolve(NAME), content);
    assertEquals(
        new Outcome(
            78, "", "empirical: cannot use the configuration file " + file + ": " + why + "\n"),
        cli().run("last-pass", "t"));
    assertEquals(0, API.bodies().size());
  }

  @Test
  void acceptsNamesOfAnyLetters() throws IOException {
    Files.writeString(tests.resolve(NAME), "env-name.1 = 生産 #1 \r\n");
    assertEquals("生産 #1", cli().run("last-pass", "t", "-o", "tsv").out().split("\t", -1)[2]);
  }

  /** The name says that the environment is there: what it lacks is shown. */
  @Test
  void showsWhereATestHasNotPassed() throws IOException {
    Files.writeString(tests.resolve(NAME), "env-name.1=production\nenv-name.2=staging\n");
    assertEquals(
        """
        ENVIRONMENT  LAST PASS       EXECUTED AT           TEST RUN
        production   1 year ago      2025-11-24T09:12:44Z  7
        staging      not in 30 days  -                     -
        """,
        cli().run("last-pass", "t").out());
  }

  @Test
  void flagOverridesAName() throws IOException {
    Files.writeString(tests.resolve(NAME), "env-name.1=production\n");
    String[] arguments = {"last-pass", "t", "--env-name", "1=live", "--require", "live", "-q"};
    assertEquals(
        new Outcome(
            20,
            """
            ENVIRONMENT  LAST PASS   EXECUTED AT           TEST RUN  GATE
            live         1 year ago  2025-11-24T09:12:44Z  7         stale
            """,
            ""),
        cli().run(arguments));
  }

  @ParameterizedTest
  @CsvSource({"2=a, a", "2=A, A"})
  void rejectsANameThatAFlagGivesToAnotherEnvironment(String pair, String name) throws IOException {
    Files.writeString(tests.resolve(NAME), "env-name.1=a\n");
    assertEquals(
        new Outcome(
            2,
            "",
            """
            empirical: --env-name and empirical.properties: the name '%s' is given to both 1 and 2
            Try 'empirical last-pass --help'.
            """
                .formatted(name)),
        cli().run("last-pass", "t", "--env-name", pair));
  }

  /** Whoever writes it must not say where the key goes, or what a gate means. */
  @ParameterizedTest
  @CsvSource({"api-url=https://evil.example, true", "color=never, true", "days=7, false"})
  void rejectsOtherSettings(String line, boolean belongsElsewhere) throws IOException {
    Path file = Files.writeString(tests.resolve(NAME), line + "\n");
    assertEquals(
        new Outcome(
            78,
            "",
            "empirical: cannot use the configuration file "
                + file
                + ": the key "
                + line.replaceFirst("=.*", "")
                + " is not one of dashboard, project-id, env-name.ID"
                + (belongsElsewhere ? "; it belongs in your own file\n" : "\n")),
        cli().run("last-pass", "t"));
    assertEquals(0, API.bodies().size());
  }

  /** Else the file of a folder above it would be taken. */
  @Test
  void rejectsAWorkingFolderThatCouldNotBeDecoded() throws IOException {
    Files.writeString(checkout.resolve(NAME), "env-name.1=above\n");
    assertEquals(
        new Outcome(
            78,
            "",
            """
            empirical: the working folder's path is not UTF-8, or the locale is not: set \
            LC_ALL=C.UTF-8
            """),
        cli().folder(checkout.resolve("b\ufffdro")).run("last-pass", "t"));
    assertEquals(0, API.bodies().size());
  }

  @Test
  void rejectsAnythingButARegularFile() throws IOException, InterruptedException {
    Path file = tests.resolve(NAME);
    String message =
        "empirical: cannot use the configuration file " + file + ": it is not a regular file\n";
    Files.createDirectory(file);
    assertEquals(new Outcome(78, "", message), cli().run("last-pass", "t"));
    Files.delete(file);
    Files.createSymbolicLink(file, Files.writeString(tests.resolve("secret"), "hunter2"));
    assertEquals(new Outcome(78, "", message), cli().run("last-pass", "t"));
    Files.delete(file);
    assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
    assertEquals(new Outcome(78, "", message), cli().run("last-pass", "t"));
  }

  @Test
  void emptyConfigVariableDisablesTheProjectFile() throws IOException {
    Files.writeString(tests.resolve(NAME), "api-url=https://evil.example\n");
    assertEquals(
        0, API.cli().folder(tests).variable("EMPIRICAL_CONFIG", "").run("last-pass", "t").exit());
  }

  private Cli cli() {
    return API.cli().folder(tests).without("EMPIRICAL_CONFIG");
  }
}
