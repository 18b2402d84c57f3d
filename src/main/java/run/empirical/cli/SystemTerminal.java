package run.empirical.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.fusesource.jansi.AnsiConsole;
import org.fusesource.jansi.AnsiPrintStream;
import org.fusesource.jansi.internal.CLibrary;
import org.fusesource.jansi.internal.Kernel32;
import run.empirical.cli.host.Terminal;

/**
 * Finds the terminals of this process: in {@code /proc} on Linux, elsewhere with jansi, whose
 * native library is loaded only there. Looks for a terminal only when asked.
 *
 * @param atExit runs an action when the process ends
 */
record SystemTerminal(Consumer<Runnable> atExit) implements Terminal {
  /** A constant in a native program, so that jansi is left out of the one for Linux. */
  private static final boolean IS_LINUX = System.getProperty("os.name").equals("Linux");

  private static final int UTF_8 = 65001;

  @Override
  public boolean input() {
    return IS_LINUX ? isTerminal(0) : isInputTerminal();
  }

  @Override
  public boolean inputIsPipe() {
    return isPipe("/dev/stdin");
  }

  /** Whether a standard stream, such as {@code /dev/stdin}, is a pipe or a socket. */
  static boolean isPipe(String stream) {
    try {
      int fileType = (int) Files.getAttribute(Path.of(stream), "unix:mode") & 0170000;
      return fileType == 0010000 || fileType == 0140000;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public boolean output() {
    return IS_LINUX ? isTerminal(1) : isTerminal(AnsiConsole.out());
  }

  @Override
  public boolean error() {
    return IS_LINUX ? isTerminal(2) : isTerminal(AnsiConsole.err());
  }

  private static boolean isTerminal(int descriptor) {
    try {
      Path file = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
      String name = file.toString();
      return name.startsWith("/dev/pts/")
          || name.startsWith("/dev/tty")
          || name.equals("/dev/console");
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isInputTerminal() {
    return isWindows()
        ? Kernel32.GetConsoleMode(Kernel32.GetStdHandle(Kernel32.STD_INPUT_HANDLE), new int[1]) != 0
        : CLibrary.isatty(0) == 1;
  }

  /** A Windows console without escape sequences does not count as a terminal. */
  private boolean isTerminal(AnsiPrintStream stream) {
    return switch (stream.getType()) {
      case Native -> true;
      case VirtualTerminal -> enablesEscapes(stream);
      case Emulation, Redirected, Unsupported -> false;
    };
  }

  /** Makes a Windows console interpret escape sequences and read bytes as UTF-8. */
  private boolean enablesEscapes(AnsiPrintStream stream) {
    try {
      stream.install();
      int before = isWindows() ? Kernel32.GetConsoleOutputCP() : UTF_8;
      if (before != UTF_8) {
        Kernel32.SetConsoleOutputCP(UTF_8);
        atExit.accept(() -> Kernel32.SetConsoleOutputCP(before));
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static boolean isWindows() {
    return File.separatorChar == '\\';
  }
}
