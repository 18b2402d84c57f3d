package run.empirical.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Host;

/** Opens the files that options name, of which one may be {@code -}, standard input. */
final class InputFiles {
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

  /**
   * Opens a file, or standard input for {@code -}.
   *
   * @param option which option names it; standard input is refused to a second one
   */
  InputStream open(String file, String option) throws IOException {
    claim(file, option);
    if (file.equals(DASH)) {
      return host.in();
    }
    try {
      return Files.newInputStream(Path.of(file));
    } catch (InvalidPathException e) {
      throw new IOException("not a path", e);
    }
  }

  /** What messages call a file that an option names. */
  static String name(String file) {
    return file.equals(DASH) ? "standard input" : file;
  }
}
