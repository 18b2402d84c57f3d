package run.empirical.cli.input;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.SafeText;

/** The folders of a checkout that are searched for a file. */
public final class Checkout {
  private Checkout() {}

  /**
   * The working folder and those above it up to the one with {@code .git}, nearest first; outside a
   * checkout only the working folder.
   *
   * @throws FailureException of kind {@code CONFIG} if the folder's name is not text: Java would
   *     look in another one
   */
  public static List<Path> folders(Path workingFolder) {
    if (!SafeText.isIntact(workingFolder.toString())) {
      throw FailureException.config(
          "the name of the working folder is not UTF-8, or the locale is not: set LC_ALL=C.UTF-8 or"
              + " use another folder");
    }
    List<Path> folders = new ArrayList<>();
    for (Path folder = workingFolder; folder != null; folder = folder.getParent()) {
      folders.add(folder);
      if (Files.exists(folder.resolve(".git"))) {
        return folders;
      }
    }
    return folders.subList(0, 1);
  }
}
