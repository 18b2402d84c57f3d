package run.empirical.cli.answer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.FailureException;

/**
 * The place of a report: a new file, a regular file to replace, or standard output.
 *
 * @param typed the file as typed
 * @param path the file after resolving links; for standard output, the descriptor
 * @param standardOutput whether it is written to standard output
 */
public record ReportPlace(Path typed, Path path, boolean standardOutput) {
  private static final int MOST_LINKS = 40;

  /** Resolves all links; fails with {@code CONFIG} if that is not possible. */
  public static ReportPlace of(Path typed) {
    try {
      return resolve(typed);
    } catch (NoSuchFileException e) {
      throw unusable(typed, "no such folder");
    } catch (IOException e) {
      throw unusable(typed, IoProblem.of(e));
    }
  }

  private static ReportPlace resolve(Path typed) throws IOException {
    Path at = typed.toAbsolutePath();
    for (int links = 0; links <= MOST_LINKS; links++) {
      Path parent = at.getParent();
      Path name = at.getFileName();
      if (parent == null || name == null) {
        return new ReportPlace(typed, at, false);
      }
      Path folder = parent.toRealPath();
      at = folder.resolve(name);
      // This process's file descriptors.
      if (InputFiles.isSame(folder, Path.of("/dev/fd"))) {
        return new ReportPlace(typed, at, name.toString().equals("1"));
      }
      if (folder.startsWith("/proc") || !Files.isSymbolicLink(at)) {
        return new ReportPlace(typed, at, false);
      }
      at = folder.resolve(Files.readSymbolicLink(at));
    }
    throw new FileSystemException(null, null, "its symbolic links lead in a circle");
  }

  /** Fails with {@code CONFIG} if a report cannot replace the file, or other data would be lost. */
  public void check(InputFiles inputs) {
    try {
      if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isRegularFile()) {
        throw unusable(typed, "it is not a regular file");
      }
      if (!Files.isWritable(path)) {
        throw unusable(typed, "permission denied");
      }
      if (isMountPoint()) {
        throw unusable(typed, "it is a mount point, which cannot be replaced");
      }
      String reader = inputs.reader(path);
      if (reader != null) {
        throw unusable(typed, "this run reads it (" + reader + ")");
      }
      if (InputFiles.isSame(path, Path.of("/dev/stdout"))) {
        throw unusable(typed, "standard output goes there (/dev/stdout would append the report)");
      }
      if (InputFiles.isSame(path, Path.of("/dev/stderr"))) {
        throw unusable(typed, "standard error goes there");
      }
    } catch (NoSuchFileException e) {
      return; // A new file.
    } catch (IOException e) {
      throw unusable(typed, IoProblem.of(e));
    }
  }

  /** On Linux, a mount point cannot be replaced. */
  private boolean isMountPoint() throws IOException {
    Path mounts = Path.of("/proc/self/mountinfo");
    if (!Files.exists(mounts)) {
      return false;
    }
    String escaped =
        path.toString()
            .replace("\\", "\\134")
            .replace(" ", "\\040")
            .replace("\t", "\\011")
            .replace("\n", "\\012");
    // The fifth field is the mount point (proc(5)).
    return new String(Files.readAllBytes(mounts), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split(" ", 6))
        .anyMatch(fields -> fields.length == 6 && fields[4].equals(escaped));
  }

  static FailureException unusable(Path typed, String reason) {
    return new FailureException(failure(ErrorKind.CONFIG, typed, reason));
  }

  /** The failure of a report that cannot be written. */
  static Failure failure(ErrorKind kind, Path typed, String reason) {
    return Failure.of(kind, "cannot write the report " + typed + ": " + reason);
  }
}
