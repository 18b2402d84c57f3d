package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Questions;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.PointInTime;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.RowRules;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseList;
import run.empirical.cli.model.TestCases;

class GateTextTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final PointInTime EPOCH = PointInTime.parse("1970-01-01");

  @ParameterizedTest
  @CsvSource({
    "PT24H0.001S, 2 is too old",
    "PT24H0.999S, 2 is too old",
    "PT24H1S, 2 is 1s too old",
    "PT25H30M59S, 2 is 1h30m too old",
    "PT49H59M, 2 is 1d1h too old"
  })
  void saysHowMuchTooOldAPassIsFromOneSecond(Duration age, String shortfall) {
    assertEquals(shortfall, shortfall(new Gate(List.of("2"), DAY, null), null, age));
  }

  @Test
  void saysWhatElseIsUnmet() {
    Duration week = Duration.ofDays(7);
    assertEquals(
        "2 did not pass since 2026-11-20T00:00:00Z",
        shortfall(new Gate(List.of(), null, PointInTime.parse("2026-11-20")), null, week));
    assertEquals(
        "2 did not pass in the last 2d",
        shortfall(new Gate(List.of(), null, PointInTime.parse("2d")), null, week));
    assertEquals(
        "2 is in the future", shortfall(new Gate(List.of("2"), null, null), null, DAY.negated()));
    assertEquals(
        "2 is after --before", shortfall(new Gate(List.of("2"), null, null), NOW, DAY.negated()));
    assertEquals(
        "2 last passed before the look-back window of 30 days",
        shortfall(new Gate(List.of("2"), null, null), null, Duration.ofDays(31)));
  }

  @Test
  void describesTheRequirements() {
    assertEquals("a last pass in 1, staging", conditions(new Gate(List.of("1", "2"), null, null)));
    assertEquals(
        "a last pass at most 1d old in every environment",
        conditions(new Gate(List.of(), DAY, null)));
    assertEquals(
        "a last pass since 1970-01-01T00:00:00Z in staging",
        conditions(new Gate(List.of("2"), null, EPOCH)));
    assertEquals(
        "a last pass at most 1d old and in the last 2d in every environment",
        conditions(new Gate(List.of(), DAY, PointInTime.parse("2d"))));
  }

  @Test
  void requiresAnEnvironmentAnAgeOrATime() {
    assertThrows(IllegalArgumentException.class, () -> new Gate(List.of(), null, null));
  }

  private static String shortfall(Gate gate, @Nullable Instant before, Duration age) {
    Question question = Questions.of(new LookBackWindow(null, before), Set.of(), gate, null);
    ReferenceTime reference = new ReferenceTime(before, new Clocks(NOW, null));
    LookUp lookUp =
        LookUp.answered(TestCase.of("t"), List.of(new LastPass("2", "r", NOW.minus(age))));
    Row row = new RowRules(question).read(lookUp, reference).rows().get(0);
    return new GateText(question, gate).shortfall(row, reference);
  }

  private static String conditions(Gate gate) {
    TestCaseList none = new TestCaseList(new TestCases(), Set.of(), List.of(), false, null, false);
    EnvironmentNames names = new EnvironmentNames(Map.of("2", "staging"));
    LookBackWindow window = new LookBackWindow(null, null);
    return new GateText(new Question(none, window, Set.of(), names, gate, null, false), gate)
        .conditions();
  }
}
