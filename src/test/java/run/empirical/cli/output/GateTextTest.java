package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Sample;
import run.empirical.cli.model.Gate;
import run.empirical.cli.time.PointInTime;

class GateTextTest {
  @ParameterizedTest
  @CsvSource({
    "P1D,,24H0.001S, '2: 1d old, not within 1d'",
    "P1D,,25H30M59S, '2: 1d1h30m59s old, not within 1d'",
    "PT36H,,38H59M, '2: 1d old, not within 1d12h'",
    "P1D,,49H59M, '2: 2d old, not within 1d'",
    "P1D,2026-11-20,168H, '2: 7d old, before --since 2026-11-20T00:00:00Z'",
    ",2d,168H, '2: 7d old, not within 2d'",
    ",1h,1H7M, '2: 1h7m old, not within 1h'",
    ",2999-01-01,30S, '2: 30s old, before --since 2999-01-01T00:00:00Z'",
    ",,-24H, 2: in the future",
    ",,744H, '2: 31d old, before the look-back window of 30 days'",
    "P1D,,744H, '2: 31d old, before the look-back window of 30 days'",
    ",2d,744H, '2: 31d old, not within 2d'"
  })
  void saysWhatIsUnmetAndByHowMuch(
      @Nullable Duration maxAge, @Nullable String since, String age, String shortfall) {
    Sample sample = Sample.create().gated(gate(maxAge, since, "2"));
    assertEquals(shortfall, shortfall(sample.answered("t", "2 " + age)));
  }

  @ParameterizedTest
  @CsvSource({
    ",,1 2, 'a last pass in 1, staging'",
    "P1D,,, a last pass at most 1d old in staging",
    ",1970-01-01,2, a last pass since 1970-01-01T00:00:00Z in staging",
    "P1D,2d,, a last pass at most 1d old and in the last 2d in staging",
    ",1d,1 2 3 4 5, 'a last pass in the last 1d in 1, staging, 3 and 2 more'"
  })
  void describesTheRequirements(
      @Nullable Duration maxAge,
      @Nullable String since,
      @Nullable String required,
      String conditions) {
    String[] ids = required == null ? new String[0] : required.split(" ", -1);
    Sample sample = Sample.with(Map.of("2", "staging")).gated(gate(maxAge, since, ids));
    assertEquals(conditions, new GateText(sample.answer()).conditions());
  }

  /** A gate without environments of its own judges all, of which nobody may know one. */
  @Test
  void namesNoEnvironmentWhereNoneIsKnown() {
    Sample sample = Sample.create().requiring(Duration.ofDays(1)).answered("t");
    assertEquals("a last pass at most 1d old", new GateText(sample.answer()).conditions());
    assertEquals("not in 30 days", shortfall(sample));
  }

  @Test
  void requiresAnEnvironmentAnAgeOrATime() {
    assertThrows(IllegalArgumentException.class, () -> gate(null, null));
  }

  private static Gate gate(@Nullable Duration maxAge, @Nullable String since, String... required) {
    return new Gate(List.of(required), maxAge, since == null ? null : PointInTime.parse(since));
  }

  private static String shortfall(Sample sample) {
    return new GateText(sample.answer()).shortfall(sample.answer().results().get(0).cells().get(0));
  }
}
