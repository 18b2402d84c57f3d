package run.empirical.cli.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.empirical.cli.FakeApi.KEY;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** The sources of the API key, and where it must never appear. */
class KeyTest {
  @RegisterExtension private static final FakeApi API = new FakeApi();

  private final Path folder;

  KeyTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void readsAPipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", "-m", "644", pipe.toString()).start().waitFor());
    Thread writer = new Thread(() -> write(pipe, "from-a-pipe\n"));
    writer.start();

    Outcome outcome = API.cli().lastPass("t --days=7 --key-file", pipe.toString());

    writer.join();
    assertEquals(Outcome.withoutPass("t", 7), outcome);
    assertEquals("Bearer from-a-pipe", API.requests().get(0).getHeader("Authorization"));
  }

  /** Windows programs may write a byte order mark. */
  @Test
  void readsAFileWithAByteOrderMark() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "\ufefffrom-a-file\r\n");
    assertEquals(0, API.cli().lastPass("t --key-file", file.toString()).exit());
    assertEquals("Bearer from-a-file", API.requests().get(0).getHeader("Authorization"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "last-pass t --timeout KEY",
        "last-pass --from /none/KEY --json",
        "last-pass t --api-url https://KEY.invalid --retries 0 -v",
        "sandbox --data KEY",
        "help KEY",
        "KEY",
      })
  void replacesTheKeyInMessages(String arguments) {
    Outcome outcome = API.cli().run(arguments.replace("KEY", KEY).split(" "));
    assertFalse(outcome.toString().contains(KEY), outcome.toString());
    assertTrue(outcome.err().contains("[redacted]"), outcome.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EMPIRICALRUN_KEY=%s",
        "\ufeffEMPIRICALRUN_KEY = '%s'\r\n",
        "empiricalrun_key : %s",
        "# CI\nNODE_ENV=test\n  export EMPIRICALRUN_KEY=\"%s\"\n"
      })
  void rejectsAFileThatSetsTheVariable(String content) throws IOException {
    String message =
        "--key-file: %s sets EMPIRICALRUN_KEY; put the key alone into a file, or set that variable"
            + " instead of --key-file";
    Path file = Files.writeString(folder.resolve(".env"), content.formatted(KEY));
    assertEquals(
        Outcome.error(78, message.formatted("the key file " + file)),
        API.cli().without("EMPIRICALRUN_KEY").lastPass("t --key-file", file.toString()));
    assertEquals(
        Outcome.error(78, message.formatted("standard input")),
        API.cli().input(content.formatted(KEY)).lastPass("t --key-file -"));
    assertEquals(List.of(), API.requests());
  }

  /** The name may be the key itself, which is not redacted yet. */
  @ParameterizedTest
  @ValueSource(strings = {"short", "a/b.c", "SECRET"})
  void doesNotShowTheNameOfAKeyFileThatIsNotThere(String name) {
    String file = name.equals("SECRET") ? "s".repeat(300) : name;
    assertEquals(
        Outcome.error(
            78, "--key-file: no such file; its name is hidden, since it could be the API key"),
        API.cli().without("EMPIRICALRUN_KEY").lastPass("t --key-file", file));
  }

  @Test
  void saysWhyAKeyFileCannotBeRead() {
    assertEquals(
        Outcome.error(78, "--key-file: cannot read the key file " + folder + ": Is a directory"),
        API.cli().lastPass("t --key-file", folder.toString()));
  }

  /** The hint at --demo is for people who try the program, not for piped lists. */
  @ParameterizedTest
  @CsvSource({"t, ; --demo needs none", "--from -, ''"})
  void missingKeySaysWhereToCreateOne(String arguments, String hint) {
    assertEquals(
        Outcome.error(
            77,
            "no API key: set EMPIRICALRUN_KEY or give --key-file. Create one at"
                + " https://dash.empirical.run/settings/api-keys"
                + hint),
        API.cli().variable("EMPIRICALRUN_KEY", "").input("t").lastPass(arguments));
  }

  @Test
  void rejectsAKeyFileOfTwoLines() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "first-key\nsecond-key\n");
    assertEquals(
        Outcome.error(
            78,
            "--key-file: the key file "
                + file
                + " contains no valid API key: character 10 is a space, a control character or not"
                + " ASCII"),
        API.cli().lastPass("t --key-file", file.toString()));
  }

  @Test
  void emptyKeyFileIsAConfigurationError() throws IOException {
    Path file = Files.createFile(folder.resolve("key"));
    assertEquals(
        Outcome.error(78, "--key-file: the key file " + file + " is empty"),
        API.cli().lastPass("t --key-file", file.toString()));
  }

  /** As by {@code >} in older versions of PowerShell. */
  @Test
  void rejectsAKeyFileInUtf16() throws IOException {
    byte[] content = "\ufeffany-key\r\n".getBytes(StandardCharsets.UTF_16LE);
    Path file = Files.write(folder.resolve("key"), content);
    assertEquals(
        Outcome.error(78, "--key-file: the key file " + file + ": it is UTF-16; save it as UTF-8"),
        API.cli().lastPass("t --key-file", file.toString()));
  }

  private static void write(Path pipe, String text) {
    try {
      Files.writeString(pipe, text, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
