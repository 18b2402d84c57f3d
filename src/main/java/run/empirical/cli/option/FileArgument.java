package run.empirical.cli.option;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;
import run.empirical.cli.failure.Message;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.text.ShortText;

/**
 * A file to write the answer to.
 *
 * @param file as typed
 */
public record FileArgument(OutputFormat format, String file) {
  /**
   * Reads {@code [FORMAT=]FILE}; without a format, the file's ending decides. An ending without its
   * dot is a format, too. Only letters before the first equals sign are one: {@code
   * out/env=prod.md} has none.
   */
  static FileArgument parse(String text) {
    String shown = "'" + ShortText.ofArgument(text) + "'";
    boolean named = text.matches("(?s)[A-Za-z]+=.*");
    int start = named ? text.indexOf('=') + 1 : 0;
    String word = named ? text.substring(0, start - 1) : "";
    String file = text.substring(start);
    @Nullable OutputFormat format =
        named && !OutputFormat.endings().contains("." + word)
            ? Word.of(OutputFormat.values(), word)
            : OutputFormat.ofFile(named ? "." + word : file);
    if (format == null) {
      throw new TypeConversionException(
          Message.of(
              "expected FORMAT=FILE, or a file ending in %s; got %s",
              String.join(", ", OutputFormat.endings()), shown));
    }
    if (file.isBlank()) {
      throw new TypeConversionException("the file in " + shown + " has no name");
    }
    if (file.endsWith("/") || file.endsWith(File.separator)) {
      throw new TypeConversionException(shown + " is a folder");
    }
    if (file.equals("-")) {
      throw new TypeConversionException(
          shown + " means standard output, whose format --output sets");
    }
    try {
      Path unused = Path.of(file);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(shown + " is not a valid file name: " + e.getReason());
    }
    return new FileArgument(format, file);
  }
}
