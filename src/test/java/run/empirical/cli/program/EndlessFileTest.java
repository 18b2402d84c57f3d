package run.empirical.cli.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.host.BoundedInput;

/** Endless or very large files: each is read up to a limit. */
class EndlessFileTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "last-pass t --key-file | --key-file: cannot read the key file /dev/full | 64 KiB",
        "last-pass t --api-url https://127.0.0.1:1 --cacert | --cacert: cannot read the CA bundle"
            + " /dev/full | 16 MiB"
      })
  @EnabledOnOs(OS.LINUX)
  void rejectsAnEndlessFile(String arguments, String message, String limit) {
    assertEquals(
        config(message + ": it is larger than " + limit),
        API.cli().run((arguments + " /dev/full").split(" ")));
  }

  @Test
  void rejectsALargeConfigurationFile(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]);
    assertEquals(
        config("cannot use the project's file " + file + ": it is larger than 1 MiB"),
        API.cli().variable("EMPIRICAL_CONFIG", file.toString()).lastPass("t"));
  }

  @Test
  void rejectsAnEndlessList() {
    assertEquals(
        config("--from: cannot read standard input: it is larger than 64 MiB"),
        API.cli().input(new Repeated("#".repeat(4095) + "\n", 1 << 20)).lastPass("--from=-"));
    assertEquals(List.of(), API.requests());
  }

  @Test
  void rejectsEndlessDataOfTheSandbox() {
    assertEquals(
        config("--data: standard input: it is larger than 64 MiB"),
        new Cli().input(new Repeated(" ".repeat(4096), 1 << 20)).run("sandbox", "--data", "-"));
  }

  /** The last step may be shorter, or meet the limit. */
  @ParameterizedTest
  @CsvSource({
    "2048, 1024, it is larger than 2 KiB",
    "2048, 1000, it is larger than 2 KiB",
    "3145728, 3145729, it is larger than 3 MiB"
  })
  void readsAtMostTheLimit(int bound, int step, String message) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    readAll(bound, bound, step, all);
    assertEquals(bound, all.size());
    all.reset();
    IOException tooLarge =
        assertThrows(IOException.class, () -> readAll(bound + 1, bound, step, all));
    assertEquals(message, tooLarge.getMessage());
    assertEquals(bound, all.size());
  }

  private static void readAll(int size, int bound, int step, OutputStream all) throws IOException {
    byte[] bytes = new byte[step];
    try (InputStream in = new BoundedInput(new ByteArrayInputStream(new byte[size]), bound)) {
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        all.write(bytes, 0, read);
      }
    }
  }

  private static Outcome config(String message) {
    return Outcome.error(78, message);
  }

  /** A text many times. */
  private static final class Repeated extends InputStream {
    private final byte[] text;
    private long left;

    Repeated(String text, int times) {
      this.text = text.getBytes(StandardCharsets.US_ASCII);
      left = (long) this.text.length * times;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int start = (int) (-left & (text.length - 1));
      int count = (int) Math.min(Math.min(length, text.length - start), left);
      System.arraycopy(text, start, bytes, offset, count);
      left -= count;
      return count == 0 ? -1 : count;
    }
  }
}
