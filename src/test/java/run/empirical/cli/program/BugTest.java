package run.empirical.cli.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.GateRuns;
import run.empirical.cli.Outcome;

/** Unexpected exceptions, thrown here by standard output. */
class BugTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  @BeforeEach
  void answer() {
    new GateRuns(API).answers("t", GateRuns.pass(1, Duration.ZERO));
  }

  static Stream<Throwable> bugs() {
    return Stream.of(
        new IllegalStateException("nobody expects this"),
        new AssertionError("cannot be"),
        // Other messages of the system do not mean a lack of resources.
        new UncheckedIOException(new IOException("Input/output error")));
  }

  /** The stack frames depend on the JDK, so only the form of their lines is compared. */
  @ParameterizedTest
  @MethodSource("bugs")
  void printsAStackTrace(Throwable bug) {
    Outcome outcome = run("--quiet", bug);
    List<String> lines = outcome.err().lines().toList();
    assertEquals(new Outcome(1, "", outcome.err()), outcome);
    assertEquals(
        List.of("empirical: error: a bug in empirical, please report it: " + bug, bug.toString()),
        lines.subList(0, 2));
    assertEquals(
        List.of(),
        lines.stream()
            .skip(2)
            .filter(line -> !line.matches("    (at|[.]{3}) .*|Caused by: .*"))
            .toList());
    assertFalse(outcome.err().contains(FakeApi.KEY), outcome.err());
  }

  static Stream<Arguments> shortages() {
    return Stream.of(
        arguments(new OutOfMemoryError("Java heap space"), "Java heap space"),
        arguments(
            new ExceptionInInitializerError(new SocketException("Too many open files")),
            "Too many open files"),
        // The message of the C library musl.
        arguments(
            new SecurityException("no policy", new IOException("No file descriptors available")),
            "No file descriptors available"));
  }

  @ParameterizedTest
  @MethodSource("shortages")
  void doesNotReportResourceShortagesAsBugs(Throwable shortage, String what) {
    assertEquals(Outcome.error(1, "not enough resources: " + what), run("--quiet", shortage));
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
    return API.cli().out(failing, error -> false).lastPass("t", how);
  }
}
