package run.empirical.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;
import run.empirical.cli.output.OutputFormat;

/**
 * A file to write the answer to.
 *
 * @param file as typed
 */
public record FileArgument(OutputFormat format, Path file) {
  /** Reads {@code [FORMAT=]FILE}; without a format, the file's ending decides. */
  static FileArgument parse(String text) {
    int equals = text.indexOf('=');
    @Nullable OutputFormat format =
        equals < 0
            ? OutputFormat.ofFile(text)
            : Converters.word(OutputFormat.values(), text.substring(0, equals));
    if (format == null) {
      throw new TypeConversionException(
          "expected FORMAT=FILE, or a file ending in "
              + String.join(", ", OutputFormat.endings())
              + "; got '"
              + text
              + "'");
    }
    String file = text.substring(equals + 1);
    if (file.isBlank()) {
      throw new TypeConversionException("the file in '" + text + "' has no name");
    }
    if (file.equals("-")) {
      throw new TypeConversionException(
          "'" + text + "' means standard output, whose format --output sets");
    }
    try {
      return new FileArgument(format, Path.of(file));
    } catch (InvalidPathException e) {
      throw new TypeConversionException("'" + text + "' names no file: " + e.getReason());
    }
  }
}
