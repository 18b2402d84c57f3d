package run.empirical.cli.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.RawServer;
import run.empirical.cli.TestTls;
import run.empirical.cli.dist.Outcome;
import run.empirical.cli.dist.ShippedProgram;

/**
 * A run with a fault, and its outcome.
 *
 * @param expected the expected output
 * @param outcome the actual output
 * @param deadline the deadline of the look-up
 * @param duration how long the program ran
 * @param afterFault how long it ran after the fault occurred; null if the fault did not occur
 */
record FaultRun(
    Outcome expected,
    Outcome outcome,
    Duration deadline,
    Duration duration,
    @Nullable Duration afterFault) {
  private static final Path HERE = Path.of("").toAbsolutePath();

  /** Runs the program, again with more time if the machine was too slow to reach the fault. */
  static FaultRun of(Cell cell, ShippedProgram program) throws IOException, InterruptedException {
    FaultRun run = null;
    for (Duration deadline : cell.deadlines()) {
      run = runOnce(cell, program, deadline);
      if (run.afterFault != null) {
        return run;
      }
    }
    return Objects.requireNonNull(run);
  }

  private static FaultRun runOnce(Cell cell, ShippedProgram program, Duration deadline)
      throws IOException, InterruptedException {
    FaultTime faultTime = new FaultTime();
    try (RawServer correctServer =
            RawServer.start(
                TestTls.listen("good"),
                (connection, request) -> RawServer.send(connection, Reply.WHOLE));
        RawServer peer =
            RawServer.unread(
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                connection ->
                    cell.script()
                        .run(new Peer(connection, faultTime, deadline, correctServer.port())));
        Route route = cell.wiring().route(peer.port(), faultTime)) {
      List<String> command = new ArrayList<>(route.command());
      command.add(program.program().toString());
      command.addAll(cell.arguments());
      command.addAll(List.of("--allow-http", "--timeout=" + deadline.toSeconds() + "s"));
      long start = System.nanoTime();
      Outcome outcome = Outcome.of(command, HERE, program.environment(route.variables()));
      long end = System.nanoTime();
      Long faultNanos = faultTime.nanos();
      return new FaultRun(
          cell.expected().outcome(route.url(), route.proxy(), deadline),
          outcome,
          deadline,
          Duration.ofNanos(end - start),
          faultNanos == null ? null : Duration.ofNanos(end - faultNanos));
    }
  }
}
