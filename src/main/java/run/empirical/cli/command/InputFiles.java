package run.empirical.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Host;

/** Opens the files that a run reads, of which one may be {@code -}, standard input. */
final class InputFiles {
  /** No file is larger, in bytes, not even one that is read as a stream. */
  private static final long LARGEST = 4L << 30;

  /** What stands for standard input where a file is asked for. */
  static final String DASH = "-";

  private final Host host;
  private @Nullable String taker;

  InputFiles(Host host) {
    this.host = host;
  }

  /**
   * Sees that an option names something and, if that is standard input, that it is free for it,
   * before anything is read.
   *
   * @param file what the option names; null when it is not given
   */
  void claim(@Nullable String file, String option) {
    if (file != null && file.isEmpty()) {
      throw Usage.problem(option + " wants the name of a file, or - for standard input");
    }
    if (!DASH.equals(file)) {
      return;
    }
    if (taker != null && !taker.equals(option)) {
      throw Usage.problem(option + " and " + taker + " cannot both read standard input");
    }
    if (host.terminal().input()) {
      throw Usage.problem(
          option + " - reads standard input, which is a terminal; pipe or redirect into it");
    }
    taker = option;
  }

  /** Opens a file that is read as a stream, or standard input for {@code -}. */
  InputStream open(String file, String option) throws IOException {
    return open(file, option, LARGEST);
  }

  /**
   * Opens a file, or standard input for {@code -}.
   *
   * @param option which option names it; standard input is refused to a second one
   * @param most how many bytes it may have; reading on fails
   */
  InputStream open(String file, String option, long most) throws IOException {
    claim(file, option);
    return file.equals(DASH) ? new BoundedInput(host.in(), most) : openFile(file, most);
  }

  /** Opens a file, whatever its name. */
  InputStream openFile(String file, long most) throws IOException {
    try {
      return new BoundedInput(Files.newInputStream(Path.of(file)), most);
    } catch (InvalidPathException e) {
      throw new IOException("not a path", e);
    }
  }

  /** What messages call a file that an option names. */
  static String name(String file) {
    return file.equals(DASH) ? "standard input" : file;
  }
}
