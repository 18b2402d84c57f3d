package run.empirical.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import run.empirical.cli.output.OutputFormat;

/** Reads {@code [FORMAT=]FILE}; without a format, the file's ending decides. */
final class ReportArgument implements ITypeConverter<ReportArgument.Target> {
  /** A report to write: its format, and its file as typed. */
  record Target(OutputFormat format, Path file) {}

  @Override
  public Target convert(String text) {
    int equals = text.indexOf('=');
    OutputFormat format =
        equals < 0
            ? OutputFormat.ofFile(text)
            : Converters.word(OutputFormat.class, text.substring(0, equals));
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
      return new Target(format, Path.of(file));
    } catch (InvalidPathException e) {
      throw new TypeConversionException("'" + text + "' names no file: " + e.getReason());
    }
  }
}
