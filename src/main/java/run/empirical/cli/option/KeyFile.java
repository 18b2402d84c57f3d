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

  /** {@code \h} stays in its line; {@code \s} would scan the rest from each empty line. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?m)^\\h*(export\\h+)?" + Secrets.KEY_VARIABLE + "\\h*=");

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
      throw FailureException.config(
          isInput || inputs.exists(file)
              ? source + ": cannot read " + name + ": " + IoProblem.of(e)
              : source + ": no such file; its name is hidden, since it could be the API key");
    }
    if (bytes.length == 0) {
      throw FailureException.config(source + ": " + name + " is empty");
    }
    String text = InputFiles.withoutByteOrderMark(new String(bytes, StandardCharsets.UTF_8));
    if (ASSIGNMENT.matcher(text).find()) {
      throw FailureException.config(
          source
              + ": "
              + name
              + " sets "
              + Secrets.KEY_VARIABLE
              + "; put the key alone into a file, or set that variable instead of "
              + source);
    }
    return ApiKey.of(text, source + ": " + name);
  }
}
