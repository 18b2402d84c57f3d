package run.empirical.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders of a checkout that are searched for a file. */
final class Checkout {
  private Checkout() {}

  /**
   * The working folder and those above it up to the one with {@code .git}, nearest first; outside a
   * checkout only the working folder.
   */
  static List<Path> folders(Path workingFolder) {
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
