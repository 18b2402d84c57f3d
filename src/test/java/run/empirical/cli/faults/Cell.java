package run.empirical.cli.faults;

import java.time.Duration;
import java.util.List;

/**
 * One fault at one stage.
 *
 * @param wiring how the program connects
 * @param script what the peer does
 * @param arguments the program's arguments
 * @param expected the expected output
 */
record Cell(
    Position position, Wiring wiring, Script script, List<String> arguments, Expected expected) {
  private static final int TRY_LATER = 75;

  /** A position in the matrix. */
  record Position(Protocol protocol, Stage stage, Fault fault) {
    @Override
    public String toString() {
      return protocol + ", " + stage + ", " + fault;
    }
  }

  /**
   * The deadlines to try in order, until one is long enough to reach the fault on this machine.
   * They are short if the run is expected to last until the deadline.
   */
  List<Duration> deadlines() {
    return expected.exit() == TRY_LATER
        ? List.of(Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(30))
        : List.of(Duration.ofSeconds(30), Duration.ofSeconds(60));
  }
}
