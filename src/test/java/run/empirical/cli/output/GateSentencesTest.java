package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Sample;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.time.PointInTime;
import run.empirical.cli.time.TypedDuration;

class GateSentencesTest {
  @ParameterizedTest
  @CsvSource({
    "24h,,25H30M59S, 'environment 2: 1d1h old, not within 24h'",
    "PT36H,,38H59M, 'environment 2: 1d14h old, not within PT36H'",
    "1d,2026-11-20,168H, 'environment 2: 7d old, before --since 2026-11-20T00:00:00Z'",
    ",2026-11-20,108H17M, 'environment 2: 4d12h17m old, before --since 2026-11-20T00:00:00Z'",
    ",2026-11-20T00:00:00.5Z,108H16M4S, 'environment 2: 4d12h16m4s old, before --since"
        + " 2026-11-20T00:00:00.500Z'",
    ",2d,168H, 'environment 2: 7d old, not within 2d'",
    ",59s,59.9S, 'environment 2: 59s old, not within 59s'",
    ",1h,1H7M, 'environment 2: 1h7m old, not within 1h'",
    ",2026-11-24T12:17Z,30S, 'environment 2: 30s old, before --since 2026-11-24T12:17:00Z'",
    // Up to two minutes ahead are not the future.
    ",2026-11-24T12:17Z,-20S, 'environment 2: 0s old, before --since 2026-11-24T12:17:00Z'",
    ",,-24H, environment 2: in the future",
    ",,744H, 'environment 2: 31d old, before the look-back window of 30 days'",
    "24h,,720H1S, 'environment 2: 30d1s old, before the look-back window of 30 days'",
    ",2d,744H, 'environment 2: 31d old, not within 2d'"
  })
  void saysWhatIsUnmetAndByHowMuch(
      @Nullable String maxAge, @Nullable String since, String age, String shortfall) {
    Sample sample = Sample.create().gated(gate(maxAge, since, "2"));
    assertEquals(shortfall, shortfall(sample.answered("t", "2 " + age)));
  }

  @Test
  void saysHowLongTheWindowIs() {
    Sample sample = Sample.create().before().requiring(null, "2").answered("t", "2 2184H");
    assertEquals(
        "environment 2: 91d old, before the look-back window of 90 days", shortfall(sample));
  }

  @ParameterizedTest
  @CsvSource({
    ",,1 2, 'a last pass in staging, environment 1'",
    "PT24H,,2, a last pass at most PT24H old in staging",
    ",1970-01-01,2, a last pass since 1970-01-01T00:00:00Z in staging",
    "24h,2d,2, a last pass at most 24h old and in the last 2d in staging",
    ",24h,1 2 3 4 5, 'a last pass in the last 24h in staging, environment 1, environment 3 and 2"
        + " more'"
  })
  void describesTheRequirements(
      @Nullable String maxAge, @Nullable String since, String required, String conditions) {
    Sample sample = Sample.with("2=staging").gated(gate(maxAge, since, required.split(" ", -1)));
    assertEquals(conditions, sentences(sample).conditions());
  }

  /** The ID shows a mistake in the project's file, such as two names swapped. */
  @Test
  void addsTheIdIfItDiffersFromTheName() {
    Sample sample =
        Sample.with("staging=production", "QA=qa", "1=live")
            .requiring(null, "staging", "QA", "1")
            .answered("t");
    assertEquals(
        "gate not met: production (ID staging): not in 30 days, qa: not in 30 days, live: not in"
            + " 30 days (required: a last pass in production (ID staging), qa, live)",
        sentences(sample).line(true));
  }

  /** Ages are judged and written in whole seconds. */
  @ParameterizedTest
  @CsvSource({
    "24h, 24H0M1S, 1d1s, unmet",
    "24h, 30H, 1d6h, unmet",
    "24h, 47H59M, 1d23h, unmet",
    "24h, 48H, 2d, unmet",
    "24h, 700H, 29d, unmet",
    "7d, 168H59S, 7d59s, unmet",
    "7d, 171H, 7d3h, unmet",
    "7d, 200H, 8d, unmet",
    "1w, 168H1M, 7d1m, unmet",
    "1w, 300H, 12d, unmet",
    "90m, 1H30M1S, 1h30m1s, unmet",
    "90m, 1H59M59S, 1h59m, unmet",
    "90m, 2H31M, 2h, unmet",
    "90m, 24H, 1d, unmet",
    "1h, 1H1S, 1h1s, unmet",
    "1h, 61M59S, 1h1m, unmet",
    "1h, 2H, 2h, unmet",
    "90m, 1H29M59S, 1h, met",
    "59s, 1M, 1m, unmet",
    "40s, 59S, 59s, unmet",
    "59s, 400H, 16d, unmet"
  })
  void ageThatMissesALimitShowsTheDifference(String limit, String age, String shown, String gate) {
    for (Gate one : List.of(gate(limit, null, "2"), gate(null, limit, "2"))) {
      Sample sample = Sample.create().gated(one).answered("t", "2 " + age);
      Cell cell = sample.answer().results().get(0).cells().get(0);
      GateSentences text = sentences(sample);
      assertEquals(shown, text.age(Objects.requireNonNull(cell.pass()).age(), cell.gateStatus()));
      assertEquals(gate.equals("unmet"), cell.gateStatus().isUnmet());
    }
  }

  /** The labels of test cases are those of the matrix. */
  @Test
  void addsTheIdToATitleThatTwoHave() {
    Sample sample =
        Sample.with("2=staging")
            .requiring(null, "2")
            .answered(new TestCase("id-1", "pays"))
            .answered(new TestCase("id-2", "pays"))
            .answered(new TestCase("id-3", "ships"));
    GateSentences text = sentences(sample);
    String unmet =
        "pays (id-1): staging: not in 30 days; pays (id-2): staging: not in 30 days; ships:"
            + " staging: not in 30 days";
    assertEquals(
        "gate not met for 3 of 3 test cases: " + unmet + " (required: a last pass in staging)",
        text.line(true));
    assertEquals(unmet, text.reasons(sample.answer().results()));
  }

  private static Gate gate(@Nullable String maxAge, @Nullable String since, String... required) {
    return new Gate(
        List.of(required),
        maxAge == null ? null : TypedDuration.parse(maxAge),
        since == null ? null : PointInTime.parse(since));
  }

  private static String shortfall(Sample sample) {
    return sentences(sample).shortfall(sample.answer().results().get(0).cells().get(0));
  }

  private static GateSentences sentences(Sample sample) {
    return new GateSentences(sample.answer(), sample.labels());
  }
}
