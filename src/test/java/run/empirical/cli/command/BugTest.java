package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.GateRuns;
import run.empirical.cli.Outcome;

/** Unexpected exceptions, thrown here by standard output. */
class BugTest {
  private static final String MESSAGE =
      "a bug in empirical, please report it: java.lang.IllegalStateException: nobody expects this";

  @RegisterExtension static final FakeApi API = new FakeApi();

  @BeforeEach
  void answer() {
    new GateRuns(API).answers("t", GateRuns.pass(1, Duration.ZERO));
  }

  @Test
  void reportsABugAsOneLineOfJson() {
    assertEquals(
        new Outcome(
            1,
            "",
            "{\"error\":{\"kind\":\"internal\",\"message\":\""
                + MESSAGE
                + "\",\"retryable\":false,\"exit_code\":1}}\n"),
        run("--json"));
  }

  /** The stack frames depend on the JDK, so only the form of their lines is compared. */
  @Test
  void printsAStackTrace() {
    Outcome outcome = run("--quiet");
    List<String> lines = outcome.err().lines().toList();
    assertEquals(1, outcome.exit());
    assertEquals("", outcome.out());
    assertEquals(
        List.of("empirical: " + MESSAGE, "java.lang.IllegalStateException: nobody expects this"),
        lines.subList(0, 2));
    assertEquals(
        List.of(), lines.stream().skip(2).filter(line -> !line.startsWith("    at ")).toList());
    assertFalse(outcome.err().contains(FakeApi.KEY), outcome.err());
  }

  static Stream<Arguments> shortages() {
    String thread = "unable to create native thread: possibly out of memory";
    String check = "): check /dev/random, /dev/urandom and the limit on open files (ulimit -n)";
    return Stream.of(
        arguments(new OutOfMemoryError("Java heap space"), 1, "out of memory"),
        arguments(
            new OutOfMemoryError(thread),
            1,
            "cannot start another thread: raise the limit on processes (ulimit -u) or free memory"),
        arguments(
            new UncheckedIOException(new IOException("Too many open files")),
            69,
            "too many open files: raise the limit (ulimit -n)"),
        arguments(
            new ExceptionInInitializerError(new SocketException("No file descriptors available")),
            69,
            "too many open files: raise the limit (ulimit -n)"),
        arguments(
            new IllegalStateException(new NoSuchAlgorithmException(new AssertionError("no PRNG"))),
            78,
            "cannot set up TLS (no PRNG" + check),
        arguments(
            new ExceptionInInitializerError(new SecurityException("no cryptography")),
            78,
            "cannot set up TLS (no cryptography" + check));
  }

  @ParameterizedTest
  @MethodSource("shortages")
  void doesNotReportResourceShortagesAsBugs(Throwable shortage, int exit, String message) {
    assertEquals(new Outcome(exit, "", "empirical: " + message + "\n"), run("--quiet", shortage));
  }

  @Test
  void reportsAnErrorAsABug() {
    Outcome outcome = run("--quiet", new AssertionError("cannot be"));
    assertEquals(1, outcome.exit());
    assertEquals("", outcome.out());
    assertEquals(
        "empirical: a bug in empirical, please report it: java.lang.AssertionError: cannot be",
        outcome.err().lines().findFirst().orElse(""));
  }

  private static Outcome run(String how) {
    return run(how, new IllegalStateException("nobody expects this"));
  }

  private static Outcome run(String how, Throwable unexpected) {
    OutputStream failing =
        new OutputStream() {
          @Override
          public void write(int b) {
            if (unexpected instanceof Error error) {
              throw error;
            }
            throw (RuntimeException) unexpected;
          }
        };
    return API.cli().out(failing, error -> false).run("last-pass", "t", how);
  }
}
