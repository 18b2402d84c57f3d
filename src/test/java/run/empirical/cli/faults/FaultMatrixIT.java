package run.empirical.cli.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;
import run.empirical.cli.TestTls;
import run.empirical.cli.dist.ShippedProgram;
import run.empirical.cli.faults.Fault.Expected;

/**
 * Runs a program in {@code dist} for each row of {@link Faults}, over real sockets. Compares the
 * exit status, standard output and the start of the message; the run must end in time.
 */
@Tag("newest-java")
@Tag("native")
@EnabledOnOs(OS.LINUX)
final class FaultMatrixIT {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final int CONCURRENT_RUNS = 4;
  private static final int CONNECT_TIMEOUT_MILLIS = 300;
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final ExecutorService RUNS = Executors.newFixedThreadPool(CONCURRENT_RUNS);

  private static RawServer correctServer;

  @BeforeAll
  static void start() throws IOException {
    correctServer = RawServer.sending(TestTls.listen("good"), Faults.WHOLE);
  }

  @AfterAll
  static void stop() throws IOException {
    RUNS.shutdownNow();
    correctServer.close();
  }

  @TestFactory
  List<DynamicTest> faults() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Fault fault : Faults.all(correctServer.port())) {
      Future<?> run = RUNS.submit(() -> reportsInTime(fault));
      tests.add(DynamicTest.dynamicTest(fault.toString(), run::get));
    }
    return tests;
  }

  /** Runs the program, again with more time if the machine was too slow to reach the fault. */
  private static Void reportsInTime(Fault fault) throws Exception {
    boolean untilTheDeadline = fault.expected().exit() == Expected.TRY_LATER;
    assertTrue(
        reportsInTime(fault, Duration.ofSeconds(untilTheDeadline ? 3 : 20))
            || reportsInTime(fault, Duration.ofSeconds(30)),
        "the fault was not reached");
    return null;
  }

  /** Runs the program and checks its outcome; returns false if it did not reach the fault. */
  private static boolean reportsInTime(Fault fault, Duration timeout) throws Exception {
    AtomicLong reached = new AtomicLong();
    try (RawServer peer =
            RawServer.start(
                connection -> {
                  fault.opening().run(connection);
                  reached.compareAndSet(0, System.nanoTime());
                  fault.arrival().run(connection);
                });
        Socket unused = new Socket()) {
      int port = peer.port();
      if (fault.arrival() == Fault.NOBODY_LISTENS) {
        // Bound, so that no other program can listen on the port.
        unused.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        port = unused.getLocalPort();
        reached.set(System.nanoTime());
      }
      Outcome outcome =
          run(List.of(), fault.route().variables(port), timeout, fault.query().arguments());
      Duration late = Duration.ofNanos(System.nanoTime() - reached.get()).minus(timeout);

      if (reached.get() == 0) {
        return false;
      }
      assertOutcome(fault, port, outcome);
      assertTrue(late.compareTo(GRACE) <= 0, () -> "ended late, by " + late);
      return true;
    }
  }

  private static void assertOutcome(Fault fault, int port, Outcome outcome) {
    Outcome expected = fault.query().outcome(fault.expected());
    String beginning = fault.route().fill(expected.err(), port);
    String err = outcome.err();
    boolean fits = !beginning.isEmpty() && err.startsWith(beginning);
    assertEquals(
        new Outcome(expected.exit(), expected.out(), beginning),
        new Outcome(outcome.exit(), outcome.out(), fits ? beginning : err));
    assertEquals(beginning.isEmpty() ? 0 : 1, err.lines().count(), err);
  }

  /**
   * A resolver that answers no query, at a loopback address that no other run of the tests uses.
   * The program runs in a mount namespace with another /etc/resolv.conf, which needs root.
   */
  @Test
  void silentResolver(@TempDir Path folder) throws Exception {
    long process = ProcessHandle.current().pid();
    String address = "127.53.%d.%d".formatted(process >> 8 & 0xff, process & 0xff);
    Path configuration = folder.resolve("resolv.conf");
    Files.writeString(configuration, "nameserver " + address + "\noptions timeout:60\n");
    String bind = "mount --bind \"$0\" /etc/resolv.conf && exec \"$@\"";
    List<String> starter =
        List.of("unshare", "--mount", "sh", "-c", bind, configuration.toString());
    List<String> attempt = Stream.concat(starter.stream(), Stream.of("true")).toList();
    Needs.that(
        Outcome.of(attempt, HERE, Map.of("PATH", "/usr/bin:/bin")).exit() == 0,
        "needs the right to mount files");
    try (DatagramSocket resolver = new DatagramSocket(53, InetAddress.getByName(address))) {
      assertTimeout(starter, "https://api.example.test");
      resolver.setSoTimeout(1);
      resolver.receive(new DatagramPacket(new byte[512], 512));
    }
  }

  /** A server whose backlog is full, so that it neither accepts nor refuses a connection. */
  @Test
  void fullBacklog() throws Exception {
    List<Socket> queued = new ArrayList<>();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      while (connects(server, queued)) {
        assertTrue(queued.size() < 100);
      }
      assertTimeout(List.of(), "http://127.0.0.1:" + server.getLocalPort());
    } finally {
      for (Socket socket : queued) {
        socket.close();
      }
    }
  }

  private static boolean connects(ServerSocket server, List<Socket> queued) throws IOException {
    Socket socket = new Socket();
    queued.add(socket);
    try {
      socket.connect(server.getLocalSocketAddress(), CONNECT_TIMEOUT_MILLIS);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private static void assertTimeout(List<String> starter, String url) throws Exception {
    Map<String, String> variables =
        Map.of("EMPIRICAL_API_URL", url, "EMPIRICALRUN_KEY", FakeApi.KEY);
    assertEquals(
        Outcome.error(75, "no answer from " + url + " within 2s (--timeout)"),
        run(starter, variables, Duration.ofSeconds(2), "id"));
  }

  private static Outcome run(
      List<String> starter, Map<String, String> variables, Duration timeout, String arguments)
      throws IOException, InterruptedException {
    ShippedProgram program = ShippedProgram.underTest();
    List<String> command = new ArrayList<>(starter);
    command.addAll(List.of(program.program().toString(), "last-pass", "--allow-http"));
    command.addAll(
        List.of("--before=2025-11-24", "--retries=0", "--timeout=" + timeout.toSeconds() + "s"));
    command.addAll(List.of(arguments.split(" ")));
    return Outcome.of(command, HERE, program.environment(variables));
  }
}
