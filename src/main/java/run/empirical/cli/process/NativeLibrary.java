package run.empirical.cli.process;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.nativ.CLibrary;
import org.jline.nativ.Kernel32;

/**
 * Calls the system through JLine's native library, which the first call unpacks and loads. Where
 * that fails, for example without a folder for temporary files, there are no terminals.
 */
final class NativeLibrary {
  /** JLine's logger, which is off. Java forgets the level of a logger that nothing refers to. */
  private static final Logger LOGGER = Logger.getLogger("org.jline");

  private static final int ENABLE_VIRTUAL_TERMINAL_PROCESSING = 4;
  private static final int UTF_8 = 65001;

  /** The maximum length of a message of Windows, in units of UTF-16. */
  private static final int MAX_MESSAGE = 512;

  static {
    LOGGER.setLevel(Level.OFF);
  }

  private NativeLibrary() {}

  static boolean isWindows() {
    return File.separatorChar == '\\';
  }

  /**
   * Whether a standard stream is a terminal. If it is Windows' console, output becomes able to show
   * escape sequences and UTF-8.
   *
   * @param descriptor 0, 1 or 2
   * @param atExit runs an action when the process ends
   */
  static boolean isTerminal(int descriptor, Consumer<Runnable> atExit) {
    try {
      return isWindows() ? isWindowsTerminal(descriptor, atExit) : CLibrary.isatty(descriptor) == 1;
    } catch (LinkageError e) {
      return false;
    }
  }

  private static boolean isWindowsTerminal(int descriptor, Consumer<Runnable> atExit) {
    boolean input = descriptor == 0;
    // The numbers of the three streams follow each other, downwards.
    long stream = Kernel32.GetStdHandle(Kernel32.STD_INPUT_HANDLE - descriptor);
    int[] mode = new int[1];
    if (Kernel32.GetConsoleMode(stream, mode) == 0) {
      // A terminal of Git Bash or Cygwin is a pipe with a certain name.
      return !input && Kernel32.isatty(descriptor) == 1;
    }
    return input || showsEscapes(stream, mode[0], atExit);
  }

  /**
   * Makes a console interpret escape sequences and read bytes as UTF-8 until the process ends; a
   * console without escape sequences does not count as a terminal. What the console does already
   * stays as it is, so that a later call, or the other stream, never restores what this call set.
   */
  private static boolean showsEscapes(long console, int mode, Consumer<Runnable> atExit) {
    if ((mode & ENABLE_VIRTUAL_TERMINAL_PROCESSING) == 0) {
      if (Kernel32.SetConsoleMode(console, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING) == 0) {
        return false;
      }
      atExit.accept(() -> Kernel32.SetConsoleMode(console, mode));
    }
    int codePage = Kernel32.GetConsoleOutputCP();
    if (codePage != UTF_8) {
      Kernel32.SetConsoleOutputCP(UTF_8);
      atExit.accept(() -> Kernel32.SetConsoleOutputCP(codePage));
    }
    return true;
  }

  /** Windows' message for an error, in its language; empty if there is none. */
  static String windowsMessage(int error) {
    byte[] text = new byte[2 * MAX_MESSAGE];
    try {
      int length =
          Kernel32.FormatMessageW(
              Kernel32.FORMAT_MESSAGE_FROM_SYSTEM, 0, error, 0, text, MAX_MESSAGE, null);
      return new String(text, 0, 2 * length, StandardCharsets.UTF_16LE);
    } catch (LinkageError e) {
      return "";
    }
  }
}
