package run.empirical.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fusesource.jansi.AnsiConsole;
import org.fusesource.jansi.AnsiPrintStream;
import org.fusesource.jansi.internal.CLibrary;
import org.fusesource.jansi.internal.Kernel32;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Terminal;

/**
 * The terminal as a JVM finds it: in {@code /proc} on Linux. Elsewhere, and for the width, uses
 * jansi, which loads its native library only then.
 */
public final class SystemTerminal implements Terminal {
  private static final int UTF_8 = 65001;

  @Override
  public boolean input() {
    String target = target(0);
    return target == null ? isInputTerminal() : isTerminal(target);
  }

  @Override
  public boolean output() {
    String target = target(1);
    return target == null ? isTerminal(AnsiConsole.out()) : isTerminal(target);
  }

  @Override
  public boolean error() {
    String target = target(2);
    return target == null ? isTerminal(AnsiConsole.err()) : isTerminal(target);
  }

  @Override
  public @Nullable Integer columns() {
    int width = AnsiConsole.out().getTerminalWidth();
    return width > 0 ? width : null;
  }

  /** The target of a descriptor; null if there is no {@code /proc}. */
  private static @Nullable String target(int descriptor) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }

  private static boolean isTerminal(String target) {
    return target.startsWith("/dev/pts/")
        || target.startsWith("/dev/tty")
        || target.equals("/dev/console");
  }

  private static boolean isInputTerminal() {
    return Main.isWindows()
        ? Kernel32.GetConsoleMode(Kernel32.GetStdHandle(Kernel32.STD_INPUT_HANDLE), new int[1]) != 0
        : CLibrary.isatty(0) == 1;
  }

  /** A Windows console without escape sequences does not count as a terminal. */
  private static boolean isTerminal(AnsiPrintStream stream) {
    return switch (stream.getType()) {
      case Native -> true;
      case VirtualTerminal -> enablesEscapes(stream);
      case Emulation, Redirected, Unsupported -> false;
    };
  }

  /** Makes a Windows console interpret escape sequences, and take bytes for UTF-8. */
  private static boolean enablesEscapes(AnsiPrintStream stream) {
    try {
      stream.install();
      int before = Main.isWindows() ? Kernel32.GetConsoleOutputCP() : UTF_8;
      if (before != UTF_8) {
        Kernel32.SetConsoleOutputCP(UTF_8);
        Main.atExit(() -> Kernel32.SetConsoleOutputCP(before));
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
