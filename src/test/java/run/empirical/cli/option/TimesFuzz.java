package run.empirical.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;
import run.empirical.cli.FuzzText;
import run.empirical.cli.playwright.Selection;
import run.empirical.cli.time.DurationText;
import run.empirical.cli.time.PointInTime;

/** Fuzzed: the text of an option that takes a duration, a time, a number, a list or a word. */
public final class TimesFuzz {
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private TimesFuzz() {}

  private interface Reading {
    void read();
  }

  /** Each parser accepts the text or says what it expected; accepted values read the same again. */
  public static void fuzzerTestOneInput(byte[] data) {
    String text = FuzzText.of(data);
    List<Reading> readings =
        List.of(
            () -> readDuration(text),
            () -> readInstant(text),
            () -> assertEquals(text, plain(new Converters.Port().convert(text), text)),
            () ->
                assertTrue(
                    new Converters.Environments()
                        .convert(text).stream().noneMatch(String::isBlank)),
            () -> Converters.word(Selection.values(), text));
    for (Reading reading : readings) {
      try {
        reading.read();
      } catch (TypeConversionException e) {
        assertTrue(String.valueOf(e.getMessage()).contains("'"));
      } catch (IllegalArgumentException e) {
        assertTrue(String.valueOf(e.getMessage()).startsWith("a "));
      }
    }
  }

  private static void readDuration(String text) {
    Duration duration = DurationText.parse(text);
    assertTrue(duration.compareTo(LONGEST) <= 0, duration::toString);
    assertEquals(duration, DurationText.parse(DurationText.format(duration)));
  }

  private static void readInstant(String text) {
    PointInTime time = PointInTime.parse(text);
    if (time.instant() != null) {
      assertEquals(time, PointInTime.parse(time.instant().toString()));
      assertEquals(time, PointInTime.parse(text.toLowerCase(Locale.ROOT)));
    }
  }

  /** The number as written in the text, which may have leading zeros. */
  private static String plain(int number, String text) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, text.length() - digits.length())) + digits;
  }
}
