package run.empirical.cli.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which owners of files are trusted: a file that a search finds may be a trap that another user has
 * laid, for instance in {@code /tmp}. Owners are compared by number, since names come from a
 * database that others may control. On Windows, where owners have no numbers, all are trusted.
 */
public final class Ownership {
  private static final String OWNER = "unix:uid";
  private static final int ROOT = 0;

  private final Set<Integer> trusted;

  Ownership(Set<Integer> trusted) {
    this.trusted = Set.copyOf(trusted);
  }

  /** Trusts root, the user, and the owner of the working folder. */
  public static Ownership of(Host host) {
    Set<Integer> trusted = new HashSet<>(Set.of(ROOT));
    if (hasNumbers(host.folder())) {
      Path process = Path.of("/proc/self");
      Path home = host.path("HOME");
      if (Files.exists(process)) {
        addOwner(process, trusted);
      } else if (home != null && home.isAbsolute()) {
        addOwner(home, trusted);
      }
      addOwner(host.folder(), trusted);
    }
    return new Ownership(trusted);
  }

  /**
   * The number of the owner of a file, or of the link to it, who is not trusted; null if none.
   *
   * @throws IOException if it cannot be found out
   */
  public @Nullable Integer stranger(Path file) throws IOException {
    if (!hasNumbers(file)) {
      return null;
    }
    int owner = (int) Files.getAttribute(file, OWNER, LinkOption.NOFOLLOW_LINKS);
    if (trusted.contains(owner)) {
      owner = (int) Files.getAttribute(file, OWNER);
    }
    return trusted.contains(owner) ? null : Integer.valueOf(owner);
  }

  private static void addOwner(Path file, Set<Integer> owners) {
    try {
      owners.add((Integer) Files.getAttribute(file, OWNER));
    } catch (IOException e) {
      // Then this owner is not trusted.
      return;
    }
  }

  private static boolean hasNumbers(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix");
  }
}
