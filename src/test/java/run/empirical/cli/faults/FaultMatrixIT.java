package run.empirical.cli.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.RawServer;
import run.empirical.cli.TestTls;
import run.empirical.cli.dist.Outcome;
import run.empirical.cli.dist.ShippedProgram;
import run.empirical.cli.faults.Fault.Expected;

/**
 * Each row of {@link Faults} over real sockets, on each program in {@code dist}: the exit status,
 * standard output, how the message begins, and that the run ends in time.
 */
@EnabledOnOs(OS.LINUX)
final class FaultMatrixIT {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final int CONCURRENT_RUNS = 4;
  private static final int CONNECT_TIMEOUT_MILLIS = 300;
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final ExecutorService RUNS = Executors.newFixedThreadPool(CONCURRENT_RUNS);

  private static RawServer correctServer;

  @BeforeAll
  static void start() throws IOException {
    correctServer =
        RawServer.start(
            TestTls.listen("good"),
            (connection, request) -> RawServer.send(connection, Faults.WHOLE));
  }

  @AfterAll
  static void stop() throws IOException {
    RUNS.shutdownNow();
    correctServer.close();
  }

  @TestFactory
  List<DynamicTest> faults() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (ShippedProgram program : ShippedProgram.ofThisJava()) {
      for (Fault fault : Faults.all()) {
        Future<Boolean> run = RUNS.submit(() -> reaches(fault, program));
        tests.add(
            DynamicTest.dynamicTest(
                fault + ", " + program, () -> assertTrue(run.get(), "the fault was not reached")));
      }
    }
    return tests;
  }

  /** Checks a run, again with more time if the machine was too slow to reach the fault. */
  private static boolean reaches(Fault fault, ShippedProgram program) throws Exception {
    boolean untilTheDeadline = fault.expected().exit() == Expected.TRY_LATER;
    for (int seconds : untilTheDeadline ? List.of(2, 8, 30) : List.of(30, 60)) {
      if (reaches(fault, program, Duration.ofSeconds(seconds))) {
        return true;
      }
    }
    return false;
  }

  private static boolean reaches(Fault fault, ShippedProgram program, Duration timeout)
      throws Exception {
    if (fault.unconnected()) {
      int port = unusedPort();
      assertOutcome(fault, port, run(fault, program, timeout, port));
      return true;
    }
    AtomicLong reached = new AtomicLong();
    try (RawServer peer =
        RawServer.unread(
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
            connection -> {
              Peer other = new Peer(connection, correctServer.port());
              fault.opening().run(other);
              reached.compareAndSet(0, System.nanoTime());
              fault.arrival().run(other);
            })) {
      Outcome outcome = run(fault, program, timeout, peer.port());
      Duration late = Duration.ofNanos(System.nanoTime() - reached.get()).minus(timeout);
      if (reached.get() == 0) {
        return false;
      }
      assertOutcome(fault, peer.port(), outcome);
      assertTrue(late.compareTo(GRACE) <= 0, () -> "ended " + late + " after the deadline");
      return true;
    }
  }

  private static void assertOutcome(Fault fault, int port, Outcome outcome) {
    Outcome expected = fault.query().outcome(fault.expected());
    String beginning = fault.route().fill(expected.err(), port);
    assertEquals(
        new Outcome(expected.exit(), expected.out(), beginning),
        new Outcome(outcome.exit(), outcome.out(), startLike(beginning, outcome.err())));
    assertEquals(beginning.isEmpty() ? 0 : 1, outcome.err().lines().count(), outcome.err());
  }

  private static String startLike(String beginning, String text) {
    return beginning.isEmpty() || !text.startsWith(beginning) ? text : beginning;
  }

  /** A resolver that answers no query; needs root. */
  @ParameterizedTest
  @MethodSource("run.empirical.cli.dist.ShippedProgram#ofThisJava")
  void silentResolver(ShippedProgram program) throws Exception {
    try (SilentResolver resolver = new SilentResolver()) {
      assertTimeout(program, resolver.command(), "https://api.example.test");
      resolver.takeQuery();
    }
  }

  /** A server whose backlog is full, so that it neither accepts nor refuses a connection. */
  @ParameterizedTest
  @MethodSource("run.empirical.cli.dist.ShippedProgram#ofThisJava")
  void fullBacklog(ShippedProgram program) throws Exception {
    List<Socket> queued = new ArrayList<>();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fill(server, queued);
      assertTimeout(program, List.of(), "http://127.0.0.1:" + server.getLocalPort());
    } finally {
      for (Socket socket : queued) {
        socket.close();
      }
    }
  }

  private static void assertTimeout(ShippedProgram program, List<String> starter, String url)
      throws Exception {
    Map<String, String> variables =
        Map.of("EMPIRICAL_API_URL", url, "EMPIRICALRUN_KEY", FakeApi.KEY);
    assertEquals(
        new Outcome(75, "", "empirical: no answer from " + url + " within 2s (--timeout)\n"),
        run(starter, program, variables, Duration.ofSeconds(2), List.of("id")));
  }

  private static Outcome run(Fault fault, ShippedProgram program, Duration timeout, int port)
      throws IOException, InterruptedException {
    Map<String, String> variables = fault.route().variables(port);
    return run(List.of(), program, variables, timeout, fault.query().arguments());
  }

  private static Outcome run(
      List<String> starter,
      ShippedProgram program,
      Map<String, String> variables,
      Duration timeout,
      List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(starter);
    command.addAll(
        List.of(
            program.program().toString(),
            "last-pass",
            "--allow-http",
            "--time=iso",
            "--retries=0",
            "--timeout=" + timeout.toSeconds() + "s"));
    command.addAll(arguments);
    return Outcome.of(command, HERE, program.environment(variables));
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void fill(ServerSocket server, List<Socket> queued) throws IOException {
    try {
      while (true) {
        Socket socket = new Socket();
        queued.add(socket);
        socket.connect(server.getLocalSocketAddress(), CONNECT_TIMEOUT_MILLIS);
      }
    } catch (SocketTimeoutException e) {
      // The backlog is full.
      return;
    }
  }
}
