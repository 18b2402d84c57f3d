package run.empirical.cli;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.fusesource.jansi.AnsiConsole;
import org.fusesource.jansi.AnsiPrintStream;
import org.fusesource.jansi.internal.CLibrary;
import org.fusesource.jansi.internal.Kernel32;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.command.Program;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.RawArguments;
import run.empirical.cli.host.Terminal;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.Time;

/** The entry: takes what the machine gives, runs the program, and ends the process. */
public final class Main {
  /**
   * Built with the class: a native executable does that ahead of its start, which halves the time
   * to {@code --version}. A process runs it once.
   */
  private static final Program PROGRAM = new Program();

  private Main() {}

  /** Runs the program with the process's own streams and exits with its status. */
  public static void main(String[] arguments) {
    reportUncaught();
    // Unless this list is emptied, the JDK does not send user and password to an HTTPS proxy.
    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    List<InputStream> placeholders = standInForClosedStreams();
    WholeWrites out = new WholeWrites(new FileOutputStream(FileDescriptor.out));
    Runtime.getRuntime().addShutdownHook(new Thread(out::stop));
    try {
      System.exit(PROGRAM.run(host(out), readable(arguments)));
    } finally {
      Reference.reachabilityFence(placeholders);
    }
  }

  /** The arguments as they were typed, where the system keeps them and Java could not read them. */
  private static String[] readable(String[] arguments) {
    if (RawArguments.lost(arguments)) {
      try (InputStream commandLine = new FileInputStream("/proc/self/cmdline")) {
        return RawArguments.decode(arguments, commandLine.readAllBytes());
      } catch (IOException e) {
        // There is no such file outside Linux; what was lost is refused where it matters.
        return arguments;
      }
    }
    return arguments;
  }

  /**
   * From now on, whatever a thread throws that nothing catches ends the process with one line, not
   * with the JDK's stack trace.
   */
  public static void reportUncaught() {
    Thread.setDefaultUncaughtExceptionHandler(new LastWords());
  }

  private static Host host(OutputStream out) {
    return new Host(
        // Bare, it asks a pipe for its position before it reads all of it, which fails.
        new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
        out,
        new FileOutputStream(FileDescriptor.err),
        new SystemTerminal(),
        System::getenv,
        new SystemTime(),
        () -> ThreadLocalRandom.current().nextDouble(),
        Main::isClosedPipe);
  }

  /**
   * Opens something in place of each standard stream that is closed, or else the next file or
   * socket would take its place and get the output. A system gives the lowest free descriptor.
   */
  private static List<InputStream> standInForClosedStreams() {
    List<InputStream> placeholders = new ArrayList<>();
    Path descriptors = Path.of("/proc/self/fd");
    try {
      if (!Files.isDirectory(descriptors)) {
        return placeholders;
      }
    } catch (Error e) {
      // A native program asks for the working folder when it first looks at a file.
      throw new FailureException(
          ErrorKind.CONFIG, "the working folder does not exist any more: change to another one");
    }
    for (String stream : List.of("0", "1", "2")) {
      if (Files.notExists(descriptors.resolve(stream), LinkOption.NOFOLLOW_LINKS)) {
        try {
          placeholders.add(new FileInputStream("/dev/null"));
        } catch (IOException e) {
          return placeholders;
        }
      }
    }
    return placeholders;
  }

  /** The system's message may be translated, so what standard output is counts for more. */
  private static boolean isClosedPipe(IOException error) {
    String message = String.valueOf(error.getMessage());
    if (message.contains("Broken pipe")) {
      return true;
    }
    if (isWindows()) {
      // ERROR_BROKEN_PIPE and ERROR_NO_DATA, in the system's language; Java drops the full stop.
      return Stream.of(109, 232)
          .map(code -> Kernel32.getErrorMessage(code).strip().replaceFirst("\\.$", ""))
          .anyMatch(text -> !text.isEmpty() && message.contains(text));
    }
    try {
      int fileType = (int) Files.getAttribute(Path.of("/dev/stdout"), "unix:mode") & 0170000;
      return fileType == 0010000 || fileType == 0140000;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isWindows() {
    return File.separatorChar == '\\';
  }

  /**
   * Ends the process when a thread has failed: nobody else would, and it may be what others need.
   */
  private static final class LastWords implements Thread.UncaughtExceptionHandler {
    @Override
    public void uncaughtException(Thread thread, Throwable error) {
      int status = 1;
      try {
        status = Program.crashed(host(OutputStream.nullOutputStream()), error);
      } finally {
        // An exit would start threads and wait for them, and threads may be what there is none of.
        Runtime.getRuntime().halt(status);
      }
    }
  }

  /** Lets a signal end the process between two writes, never within one. */
  private static final class WholeWrites extends OutputStream {
    private static final long PATIENCE_MILLIS = 500;

    private final OutputStream out;
    private final ReentrantLock lock = new ReentrantLock();

    WholeWrites(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      lock.lock();
      try {
        out.write(bytes, offset, length);
      } finally {
        lock.unlock();
      }
    }

    /** Waits for the write under way and lets no other begin; a stuck reader is not waited for. */
    void stop() {
      try {
        boolean unused = lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static final class SystemTime implements Time {
    /** In milliseconds, as the API's times are. */
    @Override
    public Instant now() {
      return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
  }

  /**
   * Linux tells through {@code /proc} what each stream is. Elsewhere, and for the width, jansi asks
   * the system; its native library is loaded only then.
   */
  private static final class SystemTerminal implements Terminal {
    /** Windows' number of this character set. */
    private static final int UTF_8 = 65001;

    @Override
    public boolean input() {
      String target = target(0);
      return target == null ? isKeyboard() : isTerminal(target);
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

    /** What a descriptor is connected to; null where there is no {@code /proc}. */
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

    private static boolean isKeyboard() {
      return isWindows()
          ? Kernel32.GetConsoleMode(Kernel32.GetStdHandle(Kernel32.STD_INPUT_HANDLE), new int[1])
              != 0
          : CLibrary.isatty(0) == 1;
    }

    /** A Windows console that knows no escape sequences is none. */
    private static boolean isTerminal(AnsiPrintStream stream) {
      return switch (stream.getType()) {
        case Native -> true;
        case VirtualTerminal -> understandsEscapes(stream);
        case Emulation, Redirected, Unsupported -> false;
      };
    }

    /** Windows has to be told that a console shall understand them, and take bytes for UTF-8. */
    private static boolean understandsEscapes(AnsiPrintStream stream) {
      try {
        stream.install();
        int before = isWindows() ? Kernel32.GetConsoleOutputCP() : UTF_8;
        if (before != UTF_8) {
          Kernel32.SetConsoleOutputCP(UTF_8);
          Runtime.getRuntime()
              .addShutdownHook(new Thread(() -> Kernel32.SetConsoleOutputCP(before)));
        }
        return true;
      } catch (IOException e) {
        return false;
      }
    }
  }
}
