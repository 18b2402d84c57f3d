package run.empirical.cli.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDurationTest {
  @ParameterizedTest
  @CsvSource({
    "1s, PT1S, 1",
    "90s, PT90S, 90",
    "1m, PT1M, 60",
    "24h, PT24H, 86400",
    "1d, P1D, 86400",
    "2w, P2W, 1209600",
    "1h30m, PT1H30M, 5400",
    "1d2h, P1DT2H, 93600",
    "1w2d, P1W2D, 777600",
    "1w1s, P1WT1S, 604801",
    "1w1d1h1m1s, P1W1DT1H1M1S, 694861",
    "90m90s, PT90M90S, 5490",
    "0h30m, PT0H30M, 1800",
    "0d1s, P0DT1S, 1",
    "007s, PT007S, 7",
    "5214w2d, P5214W2D, 3153600000",
    "3153600000s, PT3153600000S, 3153600000"
  })
  void readsBothForms(String compact, String iso, long seconds) {
    assertEquals(Duration.ofSeconds(seconds), TypedDuration.parse(compact).duration());
    assertEquals(Duration.ofSeconds(seconds), TypedDuration.parse(iso).duration());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "0", "24", "h", "soon", "24 h", " 24h", "24h ", "24h\n", "24H", "1.5h", "1,5h",
        "+1h", "-1h", "1h-30m", "1h30", "30m1h", "1s1w", "1h1h", "1h2h", "1hh", "1ms", "1y", "1M",
        "1µs", "٣h", "１h", "1h 30m", "1e3s", "0x1h", "T1H", "1DT1H", "P", "PT", "P1DT", "P1Y",
        "P1M", "P1Y2M3D", "P1H", "PT1D", "PT1W", "P1D1W", "PT1M1H", "PT1H1H", "PT1.5H", "PT0.5S",
        "PT-1H", "-PT1H", "+PT1H", "PT+1H", "pt1h", "PT1h", "P1dT1H", "PT1HT1M", "P 1D", "PT24",
        "P24", "PT٣H"
      })
  void rejectsOtherForms(String text) {
    assertRejected("a duration such as 90s, 24h, 1h30m, 2w or PT24H", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "0w0d0h0m0s", "000d", "PT0S", "P0D", "P0WT0S"})
  void rejectsZero(String text) {
    assertRejected("a duration longer than zero", text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "36501d",
        "36500d1s",
        "3153600001s",
        "5215w",
        "9223372036854775807w",
        "9223372036854775808s",
        "18446744073709551617w18446744073709551617d18446744073709551617h",
        "P36500DT1S",
        "P99999999999999999999W",
        "PT99999999999999999999H",
      })
  void rejectsLongDurations(String text) {
    assertRejected("a duration of at most 36500d", text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "1, 1s",
    "59, 59s",
    "60, 1m",
    "90, 1m30s",
    "3600, 1h",
    "3601, 1h1s",
    "5400, 1h30m",
    "86399, 23h59m59s",
    "86400, 1d",
    "129600, 1d12h",
    "1209600, 14d",
    "694861, 8d1h1m1s",
    "3153600000, 36500d",
    "9223372036854775807, 106751991167300d15h30m7s",
  })
  void writesTheShortestExactForm(long seconds, String text) {
    assertEquals(text, TypedDuration.format(Duration.ofSeconds(seconds)));
  }

  private static void assertRejected(String message, String text) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> TypedDuration.parse(text));
    assertEquals(message, refusal.getMessage());
  }
}
