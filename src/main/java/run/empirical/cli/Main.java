package run.empirical.cli;

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import run.empirical.cli.command.Program;
import run.empirical.cli.connection.SystemAuthorities;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Host;
import run.empirical.cli.process.ErrorOutput;
import run.empirical.cli.process.ExitActions;
import run.empirical.cli.process.PatientOutput;
import run.empirical.cli.process.SystemTerminal;
import run.empirical.cli.process.SystemTime;
import run.empirical.cli.text.Secrets;

/** The entry point: runs the program with the process's environment and exits. */
public final class Main {
  /**
   * Created when a native program is built, which halves the time of {@code --version}. Each
   * process runs it once.
   */
  private static final Program PROGRAM = new Program();

  /** Prefixes of the properties that weaken TLS or make the JDK log requests. */
  private static final List<String> UNSAFE_PROPERTIES =
      List.of(
          "javax.net.debug",
          "jdk.httpclient.HttpClient.log",
          "jdk.internal.httpclient.",
          "jdk.security.allowNonCaAnchor");

  private Main() {}

  /** The entry point on a JVM. */
  public static void main(String[] arguments) {
    reportUncaught();
    run(arguments);
  }

  /** Runs the program with the process's own streams and exits with its status. */
  public static void run(String[] arguments) {
    // First, since it reports a missing working folder, without which Java cannot read any system
    // property: one of them is its path.
    List<InputStream> placeholders = openClosedStreams();
    clearUnsafeProperties();
    // By default the JDK does not send Basic credentials to a proxy for HTTPS.
    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    ErrorOutput err = new ErrorOutput(output(FileDescriptor.err));
    ExitActions exitActions = new ExitActions();
    SystemTerminal terminal = new SystemTerminal(exitActions::add);
    if (terminal.error()) {
      exitActions.add(err::endLine);
    }
    try {
      int status = PROGRAM.run(host(output(FileDescriptor.out), err, terminal), arguments);
      err.close();
      System.exit(status);
    } finally {
      Reference.reachabilityFence(placeholders);
    }
  }

  /**
   * Clears unsafe properties that variables such as {@code JAVA_TOOL_OPTIONS} set for other
   * programs. Those that name trust stores stay.
   */
  private static void clearUnsafeProperties() {
    for (String property : System.getProperties().stringPropertyNames()) {
      if (UNSAFE_PROPERTIES.stream().anyMatch(property::startsWith)) {
        System.clearProperty(property);
      }
    }
  }

  /**
   * Makes an uncaught exception in any thread end the process, since other threads may wait for it
   * forever, with a one-line message instead of the JDK's stack trace.
   */
  public static void reportUncaught() {
    Thread.setDefaultUncaughtExceptionHandler((thread, error) -> crash(error));
  }

  private static void crash(Throwable error) {
    int status = 1;
    try {
      // Nothing runs after a halt.
      SystemTerminal terminal = new SystemTerminal(action -> {});
      Host host = host(OutputStream.nullOutputStream(), output(FileDescriptor.err), terminal);
      status = Program.crashed(host, error);
    } finally {
      // Not exit, which starts threads: the process may have run out of them.
      Runtime.getRuntime().halt(status);
    }
  }

  private static OutputStream output(FileDescriptor descriptor) {
    return new PatientOutput(new FileOutputStream(descriptor).getChannel());
  }

  private static Host host(OutputStream out, OutputStream err, SystemTerminal terminal) {
    return new Host(
        new FileInputStream(FileDescriptor.in),
        out,
        err,
        terminal,
        System::getenv,
        new SystemTime(),
        () -> ThreadLocalRandom.current().nextDouble(),
        SystemTerminal::isClosedPipe,
        folder(),
        new Secrets(System.getenv(Secrets.KEY_VARIABLE)),
        () -> SystemAuthorities.load(Path.of("/")));
  }

  /**
   * The working folder as the system names it. Java's own path lacks the letters that the locale
   * cannot decode, and may then be another folder's.
   */
  private static Path folder() {
    // Elsewhere, anybody may have made such a folder.
    if (SystemTerminal.IS_LINUX) {
      try {
        return Path.of("/proc/self/cwd").toRealPath();
      } catch (IOException e) {
        // A folder above it cannot be searched. Relative paths still work.
      }
    }
    return Path.of("");
  }

  /**
   * Opens {@code /dev/null} for each standard stream that is closed. Otherwise the next file or
   * socket would get its descriptor, and whatever is written to the stream.
   *
   * @return the open files, which Java closes once they are unreachable
   */
  private static List<InputStream> openClosedStreams() {
    List<InputStream> placeholders = new ArrayList<>();
    if (!SystemTerminal.IS_LINUX) {
      return placeholders;
    }
    Path descriptors = Path.of("/proc/self/fd");
    try {
      if (!Files.isDirectory(descriptors)) {
        return placeholders;
      }
    } catch (Error e) {
      // A native program looks for the working folder when it first accesses a file.
      throw FailureException.config("the working folder no longer exists: change to another one");
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
}
