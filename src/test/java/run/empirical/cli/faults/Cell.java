package run.empirical.cli.faults;

import java.time.Duration;
import java.util.List;

/**
 * One fault at one stage.
 *
 * @param wiring what the program is led to
 * @param script what waits for it there
 * @param arguments what is asked, and how hard the program tries
 * @param expected what the user gets
 */
record Cell(Place place, Wiring wiring, Script script, List<String> arguments, Expected expected) {
  private static final int TRY_LATER = 75;

  /**
   * The deadlines to try in turn, until one is long enough for the look-up to get to the fault on
   * this machine: short where it is to pass.
   */
  List<Duration> deadlines() {
    return expected.exit() == TRY_LATER
        ? List.of(Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(30))
        : List.of(Duration.ofSeconds(30), Duration.ofSeconds(60));
  }
}
