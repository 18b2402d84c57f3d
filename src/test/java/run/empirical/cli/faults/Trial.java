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
 * @param whole how long the program ran
 * @param struck how long it ran after the fault occurred; null if it did not
 */
record Trial(
    Outcome expected,
    Outcome outcome,
    Duration deadline,
    Duration whole,
    @Nullable Duration struck) {
  private static final Path HERE = Path.of("").toAbsolutePath();

  /** Runs the program, again with more time if the machine was too slow to reach the fault. */
  static Trial of(Cell cell, ShippedProgram program) throws IOException, InterruptedException {
    Trial trial = null;
    for (Duration deadline : cell.deadlines()) {
      trial = once(cell, program, deadline);
      if (trial.struck != null) {
        return trial;
      }
    }
    return Objects.requireNonNull(trial);
  }

  private static Trial once(Cell cell, ShippedProgram program, Duration deadline)
      throws IOException, InterruptedException {
    Blow blow = new Blow();
    try (RawServer honest =
            RawServer.start(
                TestTls.listen("good"),
                (connection, request) -> RawServer.send(connection, Reply.WHOLE));
        RawServer peer =
            RawServer.unread(
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                connection ->
                    cell.script().play(new Peer(connection, blow, deadline, honest.port())));
        Route route = cell.wiring().to(peer.port(), blow)) {
      List<String> command = new ArrayList<>(route.command());
      command.add(program.program().toString());
      command.addAll(cell.arguments());
      command.addAll(List.of("--allow-http", "--timeout=" + deadline.toSeconds() + "s"));
      long start = System.nanoTime();
      Outcome outcome = Outcome.of(command, HERE, program.environment(route.variables()));
      long end = System.nanoTime();
      Long struck = blow.nanos();
      return new Trial(
          cell.expected().outcome(route.url(), route.proxy(), deadline),
          outcome,
          deadline,
          Duration.ofNanos(end - start),
          struck == null ? null : Duration.ofNanos(end - struck));
    }
  }
}
