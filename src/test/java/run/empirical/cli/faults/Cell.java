package run.empirical.cli.faults;

import java.time.Duration;
import java.util.List;

/**
 * One fault at one stage.
 *
 * @param wiring what the program connects to
 * @param script what the peer does
 * @param arguments the program's arguments
 * @param expected the expected output
 */
record Cell(Place place, Wiring wiring, Script script, List<String> arguments, Expected expected) {
  private static final int TRY_LATER = 75;

  /**
   * The deadlines to try in order, until one is long enough to reach the fault on this machine;
   * short if it is expected to pass.
   */
  List<Duration> deadlines() {
    return expected.exit() == TRY_LATER
        ? List.of(Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(30))
        : List.of(Duration.ofSeconds(30), Duration.ofSeconds(60));
  }
}
