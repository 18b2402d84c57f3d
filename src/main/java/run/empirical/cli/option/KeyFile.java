package run.empirical.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import run.empirical.cli.client.ApiKey;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.text.Secrets;

/** Reads the API key from a file. */
final class KeyFile {
  /** In bytes. */
  private static final int LARGEST = 64 << 10;

  /** A longer text could be a key, unless it has the characters of a path or a host name. */
  private static final int MAX_NAME_LENGTH = 20;

  private static final String MARKS_OF_A_PATH = "/\\.";

  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?m)^\\s*(export\\s+)?" + Secrets.KEY_VARIABLE + "\\s*=");

  private KeyFile() {}

  /** Whether a text could be a key that was put in the wrong place, so that no message shows it. */
  static boolean looksLikeKey(String text) {
    return text.length() > MAX_NAME_LENGTH
        && text.chars().noneMatch(c -> MARKS_OF_A_PATH.indexOf(c) >= 0);
  }

  /**
   * The key in a file, or on standard input for {@code -}.
   *
   * @param source the option or setting that names the file
   * @throws FailureException of kind {@code CONFIG} if it has no usable key
   */
  static ApiKey read(String file, String source, InputFiles inputs) {
    String name = file.equals(InputFiles.DASH) ? "standard input" : "the key file " + file;
    byte[] bytes;
    try (InputStream in = inputs.open(file, source, LARGEST)) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw FailureException.config(
          looksLikeKey(file)
              ? source + " names no file; is it the API key itself?"
              : source + ": cannot read " + name + ": " + IoProblem.of(e));
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
