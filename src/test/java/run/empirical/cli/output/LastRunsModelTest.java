package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.Sample;
import run.empirical.cli.Seeds;
import run.empirical.cli.Shrinking;

/**
 * Compares the lines about test runs and the order of failed tests, for random answers, with a
 * model of the contract.
 */
class LastRunsModelTest {
  @ParameterizedTest
  @MethodSource("run.empirical.cli.Seeds#all")
  void agreesWithTheModel(int seed) throws Throwable {
    Random random = Seeds.random(seed);
    for (int i = 0; i < 10; i++) {
      Shrinking.check(
          LastRunsScenario.random(random), LastRunsModelTest::check, LastRunsScenario::filtered);
    }
  }

  private static void check(LastRunsScenario scenario) {
    Sample sample = scenario.sample();
    List<String> lines = LastRunsSentences.lines(sample.answer(), sample.labels());
    assertEquals(scenario.lines(), lines, scenario::toString);
    if (scenario.run() != null) {
      Drawing drawing = Drawing.of(true, sample.answer(), sample.style());
      List<String> order = drawing.shown().stream().map(it -> it.testCase().id()).toList();
      assertEquals(scenario.order(), order, scenario::toString);
    }
  }
}
