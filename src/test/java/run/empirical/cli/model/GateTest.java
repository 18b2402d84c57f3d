package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
  private static final EnvironmentNames NAMES = new EnvironmentNames(Map.of("2", "staging"));

  @ParameterizedTest
  @CsvSource({
    "PT24H0.001S, staging is too old",
    "PT24H0.999S, staging is too old",
    "PT24H1S, staging is 1s too old",
    "PT25H30M59S, staging is 1h30m too old",
    "PT49H59M, staging is 1d1h too old"
  })
  void saysHowMuchTooOldAPassIsFromOneSecond(Duration age, String shortfall) {
    Gate gate = new Gate(List.of("2"), Duration.ofDays(1), null, new LookBackWindow(null, null));
    LastPass pass = new LastPass("2", "r", Instant.EPOCH);
    Row row = new Row("2", "staging", pass, new Age(age.toMillis(), false), GateStatus.STALE);
    assertEquals(shortfall, gate.shortfall(row));
  }

  @Test
  void describesTheRequirements() {
    Duration day = Duration.ofDays(1);
    assertEquals(
        "a last pass in 1, staging",
        new Gate(List.of("1", "2"), null, null, new LookBackWindow(null, null)).inWords(NAMES));
    assertEquals(
        "a last pass at most 1d old in every environment",
        new Gate(List.of(), day, null, new LookBackWindow(null, null)).inWords(NAMES));
    assertEquals(
        "a last pass since 1970-01-01T00:00:00Z in staging",
        new Gate(List.of("2"), null, Instant.EPOCH, new LookBackWindow(null, null)).inWords(NAMES));
    assertEquals(
        "a last pass at most 1d old and since 1970-01-01T00:00:00Z in every environment",
        new Gate(List.of(), day, Instant.EPOCH, new LookBackWindow(null, null)).inWords(NAMES));
  }

  @Test
  void requiresAnEnvironmentAnAgeOrATime() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Gate(List.of(), null, null, new LookBackWindow(null, null)));
  }
}
