package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.Time;

class ServerClockTest {
  private Instant local = Instant.parse("2026-11-24T12:00:00Z");
  private long nanos;
  private final ServerClock clock =
      new ServerClock(
          new Time() {
            @Override
            public Instant now() {
              return local;
            }

            @Override
            public long nanos() {
              return nanos;
            }

            @Override
            public void sleep(Duration duration) {}
          });

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-24T13:00:00Z",
        "Tue, 24 Nov 2026 13:00:00 CET",
        "Mon, 24 Nov 2026 13:00:00 GMT",
        "Monday, 24-Nov-26 13:00:00 GMT",
        "Tuesday, 24-Nov-2026 13:00:00 GMT",
        "Tuesday, 24-Nov-26 13:00:00",
        "Tue Nov 31 13:00:00 2026",
        "Tue Nov 24 25:00:00 2026",
        "Tue Nov 24 13:00:00 2026 GMT"
      })
  void ignoresInvalidHttpDates(String date) {
    clock.record(List.of(date));

    assertEquals(new Clocks(local, null), clock.read());
  }

  @ParameterizedTest
  @CsvSource({
    "'Tue, 24 Nov 2026 13:00:00 GMT', 2026-11-24T13:00:00Z",
    "'Tuesday, 24-Nov-26 13:00:00 GMT', 2026-11-24T13:00:00Z",
    "Tue Nov 24 13:00:00 2026, 2026-11-24T13:00:00Z",
    "Tue Nov  3 13:00:00 2026, 2026-11-03T13:00:00Z"
  })
  void readsAllThreeHttpDateFormats(String date, Instant instant) {
    clock.record(List.of(date));

    assertEquals(new Clocks(local, instant), clock.read());
  }

  /** RFC 9110: a year that seems more than 50 years ahead is in the previous century. */
  @Test
  void twoDigitYearsAreAtMostFiftyYearsAhead() {
    assertEquals(
        Instant.parse("2076-11-24T13:00:00Z"),
        HttpDate.parse("Tuesday, 24-Nov-76 13:00:00 GMT", local));
    assertEquals(
        Instant.parse("1977-11-24T13:00:00Z"),
        HttpDate.parse("Thursday, 24-Nov-77 13:00:00 GMT", local));
  }

  @Test
  void usesTheFirstValidDateOfTheRun() {
    clock.record(List.of("garbage"));
    clock.record(List.of("", "Tue, 24 Nov 2026 13:00:00 GMT", "Tue, 24 Nov 2026 14:00:00 GMT"));
    clock.record(List.of("Tue, 24 Nov 2026 19:00:00 GMT"));

    assertEquals(new Clocks(local, Instant.parse("2026-11-24T13:00:00Z")), clock.read());
  }

  @Test
  void serverTimeIgnoresChangesToTheLocalClock() {
    clock.record(List.of("Tue, 24 Nov 2026 13:00:00 GMT"));
    local = local.plus(Duration.ofDays(4));
    nanos = Duration.ofSeconds(90).toNanos();

    assertEquals(new Clocks(local, Instant.parse("2026-11-24T13:01:30Z")), clock.read());
  }

  @Test
  void ignoresLargeBackwardJumpsOfTheLocalClock() {
    local = local.minus(Duration.ofDays(4));
    nanos = Duration.ofSeconds(90).toNanos();

    assertEquals(new Clocks(Instant.parse("2026-11-24T12:01:30Z"), null), clock.read());
  }

  @Test
  void acceptsSmallCorrectionsOfTheLocalClock() {
    local = local.minus(Duration.ofSeconds(30));
    nanos = Duration.ofSeconds(90).toNanos();

    assertEquals(new Clocks(local, null), clock.read());
  }
}
