package run.empirical.cli.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.FailureException;

/** Opens the files that a run reads; one of them may be {@code -}, standard input. */
public final class InputFiles {
  /** The file name for standard input. */
  public static final String DASH = "-";

  /** The problem of a file in {@linkplain #isUtf16 UTF-16}. */
  public static final String UTF_16 = "it is UTF-16; save it as UTF-8";

  private final Host host;

  /** The option or key that named each file, by the file's path without links. */
  private final Map<Path, String> sources = new HashMap<>();

  private @Nullable String standardInputOption;

  /** Opens files for one run on a host. */
  public InputFiles(Host host) {
    this.host = host;
  }

  /**
   * Checks an option's file name before anything is read: it must not be empty, and only one option
   * may use standard input.
   *
   * @param file the option's value; null if not given
   */
  public void claim(@Nullable String file, String option) {
    if (file != null && file.isEmpty()) {
      throw FailureException.usage("%s needs a file name, or - for standard input", option);
    }
    if (!DASH.equals(file)) {
      return;
    }
    if (standardInputOption != null && !standardInputOption.equals(option)) {
      throw FailureException.usage(
          "%s and %s cannot both read standard input", option, standardInputOption);
    }
    if (host.terminal().input()) {
      throw FailureException.usage(
          "%s - reads standard input, which is a terminal; pipe or redirect into it", option);
    }
    standardInputOption = option;
  }

  /** Whether an option reads standard input. */
  public boolean standardInputClaimed() {
    return standardInputOption != null;
  }

  /**
   * Opens a file, or standard input for {@code -}.
   *
   * @param option the option that names it; only one option may use standard input
   * @param maxSize the size limit in bytes; reading beyond it fails
   */
  public InputStream open(String file, String option, long maxSize) throws IOException {
    claim(file, option);
    if (!file.equals(DASH)) {
      return openFile(file, option, maxSize);
    }
    // Before it is read: once Java has closed it, at its end, this path leads nowhere.
    remember(Path.of("/dev/stdin"), "standard input");
    return new BoundedInput(host.in(), maxSize);
  }

  /**
   * Opens a file; {@code -} is not special.
   *
   * @param source the option or key that names it
   */
  public InputStream openFile(String file, String source, long maxSize) throws IOException {
    try {
      Path path = host.resolve(file);
      InputStream in = Files.newInputStream(path);
      remember(path, source);
      return new BoundedInput(in, maxSize);
    } catch (InvalidPathException e) {
      throw new IOException("not a path", e);
    }
  }

  /**
   * Makes a file that may be opened later an input, too, which no report may overwrite.
   *
   * @param file null for none
   */
  public void protect(@Nullable String file, String source) {
    try {
      if (file != null) {
        remember(host.folder().resolve(file), source);
      }
    } catch (InvalidPathException e) {
      // No file has this name.
    }
  }

  private void remember(Path input, String source) {
    try {
      sources.put(input.toRealPath(), source);
    } catch (IOException e) {
      // A pipe or a terminal, which no report can overwrite.
    }
  }

  /** Whether there is a file or folder of this name. */
  public boolean exists(String name) {
    return is(name, Files::exists);
  }

  /** Whether there is a folder of this name; standard input is none. */
  public boolean isFolder(String name) {
    return !name.equals(DASH) && is(name, Files::isDirectory);
  }

  private boolean is(String name, Predicate<Path> kind) {
    try {
      return kind.test(host.folder().resolve(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * The option or key that named an input; null if this file is none.
   *
   * @param file a path without links
   */
  public @Nullable String sourceOf(Path file) {
    return sources.get(file);
  }

  /** Whether a file begins like UTF-16, which older versions of PowerShell write. */
  public static boolean isUtf16(byte[] bytes) {
    return HexFormat.of().formatHex(bytes, 0, Math.min(2, bytes.length)).matches("fffe|feff");
  }

  /** A file's text without the byte order mark that Windows programs write first. */
  public static String withoutByteOrderMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** The name of a file in messages. */
  public static String name(String file) {
    return file.equals(DASH) ? "standard input" : file;
  }
}
