package run.empirical.cli.testcases;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.failure.Message;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;

/**
 * What {@code --from} reads from a file or from standard input.
 *
 * @param name the input's name in messages
 * @param text without a byte order mark; a byte that is not UTF-8 has become U+FFFD
 */
record ListInput(String name, String text) {
  /** In bytes, enough for more than a million IDs. */
  private static final int MAX_SIZE = 64 << 20;

  /** What to use for an input of another kind. */
  static final String OTHER_INPUTS =
      "for an HTML report or .last-run.json, use --from-playwright; for a list of tests, add "
          + Selection.REPORTER;

  /**
   * Reads an input.
   *
   * @throws FailureException of kind {@code CONFIG} if it cannot be read or is not UTF-8 text
   */
  static ListInput read(String file, InputFiles inputs) {
    String name = InputFiles.name(file);
    try (InputStream in = inputs.open(file, "--from", MAX_SIZE)) {
      byte[] bytes = in.readAllBytes();
      String text = new String(bytes, StandardCharsets.UTF_8);
      ListInput input = new ListInput(name, InputFiles.withoutByteOrderMark(text));
      if (InputFiles.isUtf16(bytes)) {
        throw input.unusable(": %s", InputFiles.UTF_16);
      }
      if (text.indexOf('\0') >= 0) {
        throw input.unusable(": it has a NUL character; write an ID per line");
      }
      return input;
    } catch (IOException e) {
      throw FailureException.config("--from: cannot read %s: %s", name, IoProblem.of(e));
    }
  }

  /** The error for an input that cannot be used, from a template for what follows its name. */
  @FormatMethod
  FailureException unusable(@FormatString String template, @Nullable Object... values) {
    return FailureException.config("--from: %s%s", name, Message.of(template, values));
  }
}
