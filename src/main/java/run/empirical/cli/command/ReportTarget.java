package run.empirical.cli.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import run.empirical.cli.output.OutputFormat;

/**
 * What {@code --report} asks for.
 *
 * @param format the form of the answer
 * @param file where it goes, as typed
 */
record ReportTarget(OutputFormat format, Path file) {

  /** Reads {@code FORMAT=FILE}. */
  static ReportTarget parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("expected FORMAT=FILE, got '" + text + "'");
    }
    OutputFormat format = Readers.word(OutputFormat.class, text.substring(0, equals));
    String file = text.substring(equals + 1);
    if (file.isBlank()) {
      throw new IllegalArgumentException("the file in '" + text + "' has no name");
    }
    if (file.equals("-")) {
      throw new IllegalArgumentException(
          "'" + text + "' means standard output, whose format --output sets");
    }
    try {
      return new ReportTarget(format, Path.of(file));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'" + text + "' names no file: " + e.getReason());
    }
  }
}
