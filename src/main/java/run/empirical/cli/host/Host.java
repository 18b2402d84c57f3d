package run.empirical.cli.host;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Time;

/**
 * What the machine gives to one run of the program.
 *
 * @param in standard input
 * @param out standard output; each write is one piece that must not be cut
 * @param err standard error
 * @param terminal which of the streams are terminals
 * @param variables looks an environment variable up; null where it is not set
 * @param time the clocks
 * @param random numbers from 0 (inclusive) to 1
 * @param closedPipe tells whether a failed write to standard output means that its reader left
 * @param folder the working folder
 */
public record Host(
    InputStream in,
    OutputStream out,
    OutputStream err,
    Terminal terminal,
    Variables variables,
    Time time,
    DoubleSupplier random,
    ClosedPipe closedPipe,
    Path folder) {

  /** Looks environment variables up. */
  public interface Variables {
    /** The variable's value; null when it is not set. */
    @Nullable String get(String name);
  }

  /** The environment variable, or null when it is not set or empty. */
  public @Nullable String variable(String name) {
    String value = variables.get(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
