package run.empirical.cli.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.FailureException;

/** Opens the files that a run reads, of which one may be {@code -}, standard input. */
public final class InputFiles {
  /** No file is larger, in bytes, not even one that is read as a stream. */
  private static final long LARGEST = 4L << 30;

  /** What stands for standard input where a file is asked for. */
  public static final String DASH = "-";

  private final Host host;
  private final Map<Path, String> readers = new LinkedHashMap<>();
  private @Nullable String taker;

  /** Opens files for one run. */
  public InputFiles(Host host) {
    this.host = host;
  }

  /**
   * Sees that an option names something and, if that is standard input, that it is free for it,
   * before anything is read.
   *
   * @param file what the option names; null when it is not given
   */
  public void claim(@Nullable String file, String option) {
    if (file != null && file.isEmpty()) {
      throw FailureException.usage(option + " wants the name of a file, or - for standard input");
    }
    if (!DASH.equals(file)) {
      return;
    }
    if (taker != null && !taker.equals(option)) {
      throw FailureException.usage(option + " and " + taker + " cannot both read standard input");
    }
    if (host.terminal().input()) {
      throw FailureException.usage(
          option + " - reads standard input, which is a terminal; pipe or redirect into it");
    }
    taker = option;
  }

  /** Opens a file that is read as a stream, or standard input for {@code -}. */
  public InputStream open(String file, String option) throws IOException {
    return open(file, option, LARGEST);
  }

  /**
   * Opens a file, or standard input for {@code -}.
   *
   * @param option which option names it; standard input is refused to a second one
   * @param most how many bytes it may have; reading on fails
   */
  public InputStream open(String file, String option, long most) throws IOException {
    claim(file, option);
    if (!file.equals(DASH)) {
      return openFile(file, option, most);
    }
    noteStandardInput();
    return new BoundedInput(host.in(), most);
  }

  /** Java connects standard input to nothing once it has been read: what it was is seen before. */
  private void noteStandardInput() {
    try {
      readers.put(Path.of("/dev/stdin").toRealPath(), "standard input");
    } catch (IOException e) {
      // It is a pipe or a terminal, which no report replaces.
      return;
    }
  }

  /**
   * Opens a file, whatever its name.
   *
   * @param source what names it
   */
  public InputStream openFile(String file, String source, long most) throws IOException {
    try {
      Path path = Path.of(file);
      InputStream in = Files.newInputStream(path);
      readers.put(path, source);
      return new BoundedInput(in, most);
    } catch (InvalidPathException e) {
      throw new IOException("not a path", e);
    }
  }

  /** What has named a file that was opened, under whatever name; null when nothing has. */
  public @Nullable String reader(Path file) throws IOException {
    for (Map.Entry<Path, String> opened : readers.entrySet()) {
      if (isSame(file, opened.getKey())) {
        return opened.getValue();
      }
    }
    return isSame(file, Path.of("/dev/stdin")) ? "standard input" : null;
  }

  /** Whether two names are of one file, which each of them may lack. */
  public static boolean isSame(Path one, Path other) throws IOException {
    try {
      return Files.isSameFile(one, other);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** What messages call a file that an option names. */
  public static String name(String file) {
    return file.equals(DASH) ? "standard input" : file;
  }
}
