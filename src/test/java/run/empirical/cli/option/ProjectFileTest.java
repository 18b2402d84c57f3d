package run.empirical.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Needs;
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
        Outcome.row("t", "1 production 7 2025-11-24T09:12:44Z 31547000 -", "-"),
        cli().lastPass("t -o tsv").out());
  }

  @Test
  void readsOnlyTheNearestFile() throws IOException {
    Files.writeString(checkout.resolve(NAME), "env-name.1=far\nenv-name.2=two\n");
    Files.writeString(tests.resolve(NAME), "env-name.1=near\n");
    assertEquals(
        Outcome.table("", "near  1 year ago  2025-11-24T09:12:44Z  7"), cli().lastPass("t").out());
  }

  @Test
  void readsTheFileThatTheNpmPackagesReadmeShows() throws IOException {
    String readme = Files.readString(Path.of("dist/npm/README.md"));
    int begin = readme.indexOf("    # " + NAME + "\n");
    Files.writeString(tests.resolve(NAME), readme.substring(begin, readme.indexOf("\n\n", begin)));
    assertEquals(
        Outcome.row(
                "t",
                "1 production 7 2025-11-24T09:12:44Z 31547000"
                    + " https://dash.empirical.run/acme/test-runs/7?test_id=t",
                "-")
            + Outcome.row("t", "2 staging - - - -", "-"),
        cli().lastPass("t -o tsv").out());
  }

  @Test
  void verboseNamesTheFile() throws IOException {
    Path file = Files.writeString(tests.resolve(NAME), "env-name.1=production\n");
    assertEquals(
        "* project's file: " + file, cli().lastPass("t -v").err().lines().findFirst().orElse(""));
  }

  /** In a container, root may have made the checkout for another user. */
  @ParameterizedTest
  @CsvSource({
    "., 0, 65534, true",
    "., 65534, 65534, true",
    "., 65534, 0, false",
    "., 65533, 65534, false",
    "../.., 65534, 65534, true",
    "../.., 65533, 65534, false"
  })
  void acceptsAFileOfRootOrOfTheWorkingFoldersOwner(
      String place, int owner, int foldersOwner, boolean accepted) throws IOException {
    Needs.root();
    Path folder = tests.resolve(place).normalize();
    Path file = Files.writeString(folder.resolve(NAME), "env-name.1=production\n");
    Files.setAttribute(file, "unix:uid", owner);
    Files.setAttribute(folder, "unix:uid", owner);
    Files.setAttribute(tests, "unix:uid", foldersOwner);
    assertEquals(
        accepted
            ? new Outcome(
                0, Outcome.row("t", "1 production 7 2025-11-24T09:12:44Z 31547000 -", "-"), "")
            : Outcome.error(
                78,
                "cannot use the project's file "
                    + file
                    + ": it belongs to another user than the folder; set EMPIRICAL_CONFIG= to"
                    + " ignore it"),
        cli().lastPass("t -o tsv"));
  }

  /**
   * The path is relative to the working folder. A link may be given, since it is not found by
   * chance.
   */
  @Test
  void aVariableNamesAnotherFileInstead() throws IOException {
    Files.writeString(tests.resolve(NAME), "env-name.1=production\nunknown\n");
    Files.writeString(checkout.resolve("other"), "env-name.1=named\n");
    Files.createSymbolicLink(tests.resolve("link"), checkout.resolve("other"));
    for (String named : List.of("../../other", "link", checkout.resolve("other").toString())) {
      Outcome outcome = cli().variable("EMPIRICAL_CONFIG", named).lastPass("t -o tsv");
      assertEquals("named", outcome.out().split("\t", -1)[2], outcome.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"none, no such file", "., it is not a regular file"})
  void rejectsANamedFileThatIsNoFile(String named, String why) {
    assertEquals(
        Outcome.error(78, "cannot use the project's file " + named + ": " + why),
        cli().variable("EMPIRICAL_CONFIG", named).lastPass("t"));
  }

  @Test
  void doesNotSearchAboveTheRepositoryOrOutsideOne() throws IOException {
    Files.writeString(checkout.resolveSibling(NAME), "env-name.1=elsewhere\n");
    assertEquals(
        Outcome.row("t", "1 - 7 2025-11-24T09:12:44Z 31547000 -", "-"),
        cli().lastPass("t -o tsv").out());
    Files.delete(checkout.resolve(".git"));
    Files.writeString(checkout.resolve(NAME), "env-name.1=elsewhere\n");
    assertEquals(
        Outcome.row("t", "1 - 7 2025-11-24T09:12:44Z 31547000 -", "-"),
        cli().lastPass("t -o tsv").out());
  }

  /** As for a submodule, or in a home directory that is a checkout. */
  @ParameterizedTest
  @ValueSource(strings = {".", "apps", "apps/shop"})
  void doesNotSearchInARepositoryAroundTheNearestOne(String folder) throws IOException {
    Files.createDirectory(checkout.resolveSibling(".git"));
    Files.writeString(checkout.resolveSibling(NAME), "env-name.1=elsewhere\n");
    assertEquals(
        Outcome.row("t", "1 - 7 2025-11-24T09:12:44Z 31547000 -", "-"),
        cli().folder(checkout.resolve(folder).normalize()).lastPass("t -o tsv").out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          env-name.=1      | the key env-name. is not known; use dashboard, project-id, or env-name.ID to name an environment
          api-url=https://a.test | the key api-url is not known; use dashboard, project-id, or env-name.ID to name an environment
          sk-0123456789abcdefg   | the key sk-0123456789abcdefg is not known; use dashboard, project-id, or env-name.ID to name an environment
          sk-0123456789abcdefgh  | a key of 21 characters, perhaps an API key, is not known; use dashboard, project-id, or env-name.ID to name an environment
          env-nam.0123456789abc  | the key env-nam.0123456789abc is not known; use dashboard, project-id, or env-name.ID to name an environment
          env-name.1=7     | the name '7' looks like an environment ID
          env-name.live=7  | the name '7' looks like an environment ID; write env-name.7=live
          env-name.1='live' | the name 'live' is in quotation marks; write it without them
          project-id=      | the key project-id has no value
          env-name.1=\\ud83d | the key env-name.1 is not valid text: it contains an unpaired surrogate
          env-name.1=\\u1  | \\u is not followed by four hexadecimal digits (write \\\\ for a backslash)
          """)
  void saysWhatIsWrongWithALine(String line, String message) throws IOException {
    assertUnusable(message, line);
  }

  @Test
  void rejectsAKeyThatIsGivenTwice() throws IOException {
    assertUnusable("the key env-name.2 is given twice", "env-name.2=a\nenv-name.2=b");
  }

  @Test
  void rejectsOtherEncodings() throws IOException {
    String problem = "cannot use the project's file " + tests.resolve(NAME) + ": it is ";
    Files.write(tests.resolve(NAME), new byte[] {'a', '=', (byte) 0xe4});
    assertEquals(Outcome.error(78, problem + "not UTF-8"), cli().lastPass("t"));
    Files.write(tests.resolve(NAME), "\ufeffproject-id=1".getBytes(StandardCharsets.UTF_16LE));
    assertEquals(Outcome.error(78, problem + "UTF-16; save it as UTF-8"), cli().lastPass("t"));
  }

  private void assertUnusable(String why, String content) throws IOException {
    Path file = Files.writeString(tests.resolve(NAME), content);
    assertEquals(
        Outcome.error(78, "cannot use the project's file " + file + ": " + why),
        cli().lastPass("t"));
    assertEquals(0, API.bodies().size());
  }

  @Test
  void acceptsAnyLettersAByteOrderMarkCommentsAndCrLf() throws IOException {
    Files.writeString(tests.resolve(NAME), "\ufeff# names\r\nenv-name.1 = 生産 #1 \r\n");
    assertEquals("生産 #1", cli().lastPass("t -o tsv").out().split("\t", -1)[2]);
  }

  @Test
  void rejectsANameThatAFlagGivesToAnotherEnvironment() throws IOException {
    Files.writeString(tests.resolve(NAME), "env-name.1=a\n");
    assertEquals(
        Outcome.error(
            2, "--env-name and empirical.properties: the name 'a' is given to both 1 and 2"),
        cli().lastPass("t --env-name 2=a"));
  }

  /** Otherwise the file of a folder above would be used. */
  @Test
  void rejectsAWorkingFolderThatCouldNotBeDecoded() throws IOException {
    Files.writeString(checkout.resolve(NAME), "env-name.1=above\n");
    assertEquals(
        Outcome.error(
            78, "the working folder's path is not UTF-8, or the locale is not: set LC_ALL=C.UTF-8"),
        cli().folder(checkout.resolve("b\ufffdro")).lastPass("t"));
    assertEquals(0, API.bodies().size());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void rejectsAnythingButARegularFile() throws IOException, InterruptedException {
    Path file = tests.resolve(NAME);
    String message =
        "empirical: error: cannot use the project's file " + file + ": it is not a regular file\n";
    Files.createDirectory(file);
    assertEquals(new Outcome(78, "", message), cli().lastPass("t"));
    Files.delete(file);
    Files.createSymbolicLink(file, Files.writeString(tests.resolve("secret"), "hunter2"));
    assertEquals(new Outcome(78, "", message), cli().lastPass("t"));
    Files.delete(tests.resolve("secret"));
    assertEquals(new Outcome(78, "", message), cli().lastPass("t"));
    Files.delete(file);
    assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
    assertEquals(new Outcome(78, "", message), cli().lastPass("t"));
  }

  @Test
  void emptyConfigVariableDisablesTheProjectFile() throws IOException {
    Files.writeString(tests.resolve(NAME), "api-url=https://evil.example\n");
    assertEquals(0, API.cli().folder(tests).variable("EMPIRICAL_CONFIG", "").lastPass("t").exit());
  }

  private Cli cli() {
    return API.cli().folder(tests).without("EMPIRICAL_CONFIG");
  }
}
