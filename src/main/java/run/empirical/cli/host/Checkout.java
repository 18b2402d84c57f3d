package run.empirical.cli.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders of a checkout that are searched for a file. */
public final class Checkout {
  private Checkout() {}

  /**
   * The working folder and those above it up to the one with {@code .git}, nearest first; outside a
   * checkout only the working folder. All are absolute.
   */
  public static List<Path> folders(Host host) {
    List<Path> folders = new ArrayList<>();
    for (Path folder = host.absoluteFolder(); folder != null; folder = folder.getParent()) {
      folders.add(folder);
      if (Files.exists(folder.resolve(".git"))) {
        return folders;
      }
    }
    return folders.subList(0, 1);
  }
}
