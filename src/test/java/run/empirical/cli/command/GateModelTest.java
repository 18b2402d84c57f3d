package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.Outcome;

/**
 * Compares random gates, replies and clocks with a model that judges without order, concurrency or
 * retries.
 */
class GateModelTest {
  /** {@code -Dseeds=8000} tries more of them. */
  static IntStream seeds() {
    return IntStream.range(0, Integer.getInteger("seeds", 600));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithTheModel(int seed) throws IOException {
    GateScenario scenario = GateScenario.random(new Random(seed));
    int exit = scenario.exit();
    Outcome outcome = scenario.run();
    String details = scenario + "\n" + outcome;
    assertEquals(exit, outcome.exit(), details);
    if (exit == 78) {
      assertEquals("", outcome.out(), details);
      assertEquals(1, outcome.err().lines().count(), details);
    }
    if (outcome.out().startsWith("{\"data\"")) {
      assertEquals(outcome.exit() == 0, outcome.out().contains("\"met\":true"), details);
    }
  }
}
