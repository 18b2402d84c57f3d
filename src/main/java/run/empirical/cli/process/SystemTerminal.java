package run.empirical.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import run.empirical.cli.host.Terminal;

/**
 * Finds the terminals of this process: in {@code /proc} on Linux, elsewhere by a native library,
 * which is loaded only there. Looks for a terminal only when asked.
 *
 * @param atExit runs an action when the process ends
 */
public record SystemTerminal(Consumer<Runnable> atExit) implements Terminal {
  /**
   * Whether this is Linux, which has {@code /proc}. A constant in a native program, so that JLine
   * is left out of the one for Linux.
   */
  public static final boolean IS_LINUX = System.getProperty("os.name").equals("Linux");

  @Override
  public boolean input() {
    return isTerminal(0);
  }

  @Override
  public boolean inputIsPipe() {
    // Windows does not tell a pipe from a file.
    boolean known = IS_LINUX || !NativeLibrary.isWindows();
    return known ? isPipe("/dev/stdin") : !input();
  }

  /**
   * Whether a write failed because the reader closed the pipe. The system's message may be
   * translated: if it is not recognised, standard output must be a pipe.
   */
  public static boolean isClosedPipe(IOException error) {
    String message = String.valueOf(error.getMessage());
    if (message.contains("Broken pipe")) {
      return true;
    }
    if (NativeLibrary.isWindows()) {
      // ERROR_BROKEN_PIPE and ERROR_NO_DATA, in the system's language; Java drops the full stop.
      return List.of(109, 232).stream()
          .map(code -> NativeLibrary.windowsMessage(code).strip().replaceFirst("\\.$", ""))
          .anyMatch(text -> !text.isEmpty() && message.contains(text));
    }
    return isPipe("/dev/stdout");
  }

  /** Whether a standard stream, such as {@code /dev/stdin}, is a pipe or a socket. */
  private static boolean isPipe(String stream) {
    try {
      int fileType = (int) Files.getAttribute(Path.of(stream), "unix:mode") & 0170000;
      return fileType == 0010000 || fileType == 0140000;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public boolean output() {
    return isTerminal(1);
  }

  @Override
  public boolean error() {
    return isTerminal(2);
  }

  private boolean isTerminal(int descriptor) {
    return IS_LINUX ? isLinuxTerminal(descriptor) : NativeLibrary.isTerminal(descriptor, atExit);
  }

  private static boolean isLinuxTerminal(int descriptor) {
    try {
      String name = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return name.startsWith("/dev/pts/")
          || name.startsWith("/dev/tty")
          || name.equals("/dev/console");
    } catch (IOException e) {
      return false;
    }
  }
}
