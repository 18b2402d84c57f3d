package run.empirical.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Host;

/** Opens the files that options name, of which one may be {@code -}, standard input. */
final class StandardInput {
  /** What stands for standard input where a file is asked for. */
  static final String DASH = "-";

  private final Host host;
  private @Nullable String taker;

  StandardInput(Host host) {
    this.host = host;
  }

  /**
   * Opens a file, or standard input for {@code -}.
   *
   * @param option which option names it; standard input is refused to a second one
   */
  InputStream open(String file, String option) throws IOException {
    if (!file.equals(DASH)) {
      try {
        return Files.newInputStream(Path.of(file));
      } catch (InvalidPathException e) {
        throw new IOException("not a path", e);
      }
    }
    if (taker != null) {
      throw Usage.problem(option + " and " + taker + " cannot both read standard input");
    }
    if (host.terminal().input()) {
      throw Usage.problem(
          option + " - reads standard input, which is a terminal; pipe or redirect into it");
    }
    taker = option;
    return host.in();
  }
}
