package run.empirical.cli.host;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.text.SafeText;
import run.empirical.cli.text.Secrets;
import run.empirical.cli.time.Time;

/**
 * Everything that one run of the program gets from its environment.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param terminal which of the streams are terminals
 * @param variables looks up environment variables
 * @param time the clocks
 * @param random random numbers from 0 (inclusive) to 1 (exclusive)
 * @param closedPipe tells whether a write to standard output failed because its reader closed the
 *     pipe
 * @param folder the working folder as the system names it; Java's own path may be another folder's
 * @param secrets the secrets that no output may show
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
    Callable<List<Certificate>> systemAuthorities) {
  /** The environment variable's value; null if it is unset or empty. */
  public @Nullable String variable(String name) {
    String value = variables.apply(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /**
   * The value of an environment variable that names something, such as a file; null if it is unset
   * or empty. A name that lost characters could be another file's, so it is rejected.
   *
   * @throws FailureException of kind {@code CONFIG} if characters were lost in decoding
   */
  public @Nullable String intactVariable(String variable) {
    String value = variable(variable);
    if (value != null && !SafeText.isIntact(value)) {
      throw notText(variable);
    }
    return value;
  }

  /**
   * The variable's value as a path; null if it is unset or empty.
   *
   * @throws FailureException of kind {@code CONFIG} if it is no path, or characters were lost
   */
  public @Nullable Path path(String variable) {
    String value = intactVariable(variable);
    try {
      return value == null ? null : Path.of(value);
    } catch (InvalidPathException e) {
      throw FailureException.config("%s is not a path: %s", variable, e.getReason());
    }
  }

  /**
   * The folders of the checkout that are searched for a file, nearest first: the working folder and
   * those above it up to the one with {@code .git}; outside a checkout only the working folder. All
   * are absolute.
   */
  public List<Path> searchedFolders() {
    return searchedFolders(absoluteFolder(), File.separatorChar == '\\');
  }

  /**
   * The folders that are searched from this one on. On Windows, any user may write to the root of a
   * drive, and nobody asks for the owner: it is no checkout of the folders in it.
   */
  static List<Path> searchedFolders(Path folder, boolean onWindows) {
    List<Path> folders = new ArrayList<>();
    for (Path next = folder; next != null; next = next.getParent()) {
      folders.add(next);
      if (onWindows && folders.size() > 1 && next.getParent() == null) {
        break;
      }
      // A folder, or a file as in a worktree.
      if (Files.exists(next.resolve(".git"))) {
        return folders;
      }
    }
    return folders.subList(0, 1);
  }

  /**
   * A file that is named relative to the working folder, or absolutely.
   *
   * @throws java.nio.file.InvalidPathException if it is no path
   * @throws FailureException of kind {@code CONFIG} if characters of the working folder's path were
   *     lost, since Java would look in another folder
   */
  public Path resolve(String file) {
    Path path = Path.of(file);
    if (!path.isAbsolute()) {
      requireIntactFolder();
    }
    return folder.resolve(path);
  }

  /**
   * The working folder as an absolute path.
   *
   * @throws FailureException of kind {@code CONFIG} if the folder cannot be searched
   */
  public Path absoluteFolder() {
    requireIntactFolder();
    Path absolute = folder.toAbsolutePath();
    try {
      // The dot, so that the folder itself must be searchable, too.
      Files.readAttributes(absolute.resolve("."), BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      // It was deleted, so there is nothing to find.
    } catch (IOException e) {
      throw FailureException.config(
          "cannot search the working folder %s: %s", absolute, IoProblem.of(e));
    }
    return absolute;
  }

  private void requireIntactFolder() {
    if (!SafeText.isIntact(folder.toString())) {
      throw notText("the working folder's path");
    }
  }

  private static FailureException notText(String what) {
    return FailureException.config(
        "%s is not UTF-8, or the locale is not: set LC_ALL=C.UTF-8", what);
  }
}
