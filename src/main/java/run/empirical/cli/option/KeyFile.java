package run.empirical.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import run.empirical.cli.connection.ApiKey;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.text.Secrets;

/** Reads the API key from a file. */
final class KeyFile {
  /** In bytes. */
  private static final int MAX_BYTES = 64 << 10;

  /**
   * Windows takes upper and lower case alike. A key that itself begins with this name goes on with
   * a letter or an underscore, so it is no match.
   */
  private static final Pattern KEY_VARIABLE =
      Pattern.compile("(?i)" + Secrets.KEY_VARIABLE + "\\b");

  private KeyFile() {}

  /**
   * The key in a file, or on standard input for {@code -}.
   *
   * @param source the option or setting that names the file
   * @throws FailureException of kind {@code CONFIG} if it has no usable key
   */
  static ApiKey read(String file, String source, InputFiles inputs) {
    boolean isInput = file.equals(InputFiles.DASH);
    String name = isInput ? "standard input" : "the key file " + file;
    byte[] bytes;
    try (InputStream in = inputs.open(file, source, MAX_BYTES)) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw isInput || inputs.exists(file)
          ? FailureException.config("%s: cannot read %s: %s", source, name, IoProblem.of(e))
          : FailureException.config(
              "%s: no such file; its name is hidden, since it could be the API key", source);
    }
    if (bytes.length == 0) {
      throw FailureException.config("%s: %s is empty", source, name);
    }
    if (InputFiles.isUtf16(bytes)) {
      throw FailureException.config("%s: %s: %s", source, name, InputFiles.UTF_16);
    }
    String text = InputFiles.withoutByteOrderMark(new String(bytes, StandardCharsets.UTF_8));
    if (KEY_VARIABLE.matcher(text).find()) {
      throw FailureException.config(
          "%s: %s sets %s; put the key alone into a file, or set that variable instead of %s",
          source, name, Secrets.KEY_VARIABLE, source);
    }
    return ApiKey.of(text, source + ": " + name);
  }
}
