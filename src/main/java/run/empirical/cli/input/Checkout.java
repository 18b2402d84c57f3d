package run.empirical.cli.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.SafeText;

/** The folders of a checkout that are searched for a file. */
public final class Checkout {
  private Checkout() {}

  /**
   * The working folder and those above it up to the one with {@code .git}, nearest first; outside a
   * checkout only the working folder. All are absolute.
   *
   * @throws FailureException of kind {@code CONFIG} if Java takes another folder for it, since its
   *     name is not text in this locale
   */
  public static List<Path> folders(Path workingFolder) {
    Path absolute = workingFolder.toAbsolutePath();
    // A relative path always works, while an absolute one may have lost characters.
    boolean lost = Files.exists(workingFolder) && !isSame(workingFolder, absolute);
    if (lost || !SafeText.isIntact(absolute.toString())) {
      throw FailureException.config(
          "the name of the working folder is not UTF-8, or the locale is not: set LC_ALL=C.UTF-8 or"
              + " use another folder");
    }
    List<Path> folders = new ArrayList<>();
    for (Path folder = absolute; folder != null; folder = folder.getParent()) {
      folders.add(folder);
      if (Files.exists(folder.resolve(".git"))) {
        return folders;
      }
    }
    return folders.subList(0, 1);
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return InputFiles.isSame(one, other);
    } catch (IOException e) {
      return false;
    }
  }
}
