package run.empirical.cli.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.text.SafeText;
import run.empirical.cli.time.Time;

/**
 * Everything that one run of the program gets from its environment.
 *
 * @param in standard input
 * @param out standard output; each write must be atomic
 * @param err standard error
 * @param terminal which of the streams are terminals
 * @param variables looks up environment variables
 * @param time the clocks
 * @param random random numbers from 0 (inclusive) to 1 (exclusive)
 * @param closedPipe tells whether a write to standard output failed because its reader closed the
 *     pipe
 * @param folder the working folder
 * @param secrets what no output may show
 * @param systemAuthorities loads the certificate authorities that the system trusts, which is slow
 */
public record Host(
    InputStream in,
    OutputStream out,
    OutputStream err,
    Terminal terminal,
    Function<String, @Nullable String> variables,
    Time time,
    DoubleSupplier random,
    Predicate<IOException> closedPipe,
    Path folder,
    Secrets secrets,
    Supplier<List<Certificate>> systemAuthorities) {
  /** The environment variable's value; null if it is unset or empty. */
  public @Nullable String variable(String name) {
    String value = variables.apply(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /**
   * The same for a value that names something, such as a file: another one must not be taken for
   * it.
   *
   * @throws FailureException of kind {@code CONFIG} if characters were lost in decoding
   */
  public @Nullable String name(String variable) {
    String value = variable(variable);
    if (value != null && !SafeText.isIntact(value)) {
      throw notText(variable);
    }
    return value;
  }

  /**
   * The working folder as an absolute path.
   *
   * @throws FailureException of kind {@code CONFIG} if characters were lost in decoding it
   */
  public Path absoluteFolder() {
    Path absolute = folder.toAbsolutePath();
    // The relative path always works, while in the C locale the absolute one has question marks.
    if (!isSame(folder, absolute) || !SafeText.isIntact(absolute.toString())) {
      throw notText("the working folder's path");
    }
    return absolute;
  }

  private static boolean isSame(Path relative, Path absolute) {
    try {
      return Files.notExists(relative) || Files.isSameFile(relative, absolute);
    } catch (IOException e) {
      return false;
    }
  }

  private static FailureException notText(String what) {
    return FailureException.config(
        what + " is not UTF-8, or the locale is not: set LC_ALL=C.UTF-8");
  }
}
