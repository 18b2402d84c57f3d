package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.Time;

class ServerClockTest {
  private static final String DATE = "Tue, 24 Nov 2026 13:00:00 GMT";

  private Instant local = Instant.parse("2026-11-24T12:00:00Z");
  private final ServerClock clock =
      new ServerClock(
          new Time() {
            @Override
            public Instant now() {
              return local;
            }

            @Override
            public long nanos() {
              throw new IllegalStateException("it stops while a laptop sleeps");
            }

            @Override
            public void sleep(Duration duration) {}
          });

  @Test
  void isUnknownWithoutAnAnswer() {
    assertEquals(new Clocks(local, null), clock.read());
  }

  @Test
  void isTheLocalClockWithTheOffsetOfTheLastAnswer() {
    clock.record("Tue, 24 Nov 2026 19:00:00 GMT");
    clock.record(DATE);
    local = local.plus(Duration.ofDays(4));

    assertEquals(new Clocks(local, Instant.parse("2026-11-28T13:00:00Z")), clock.read());
  }

  /** A clock that is set right while the program runs, or a laptop that sleeps. */
  @Test
  void followsTheNextAnswer() {
    clock.record(DATE);
    local = Instant.parse("2026-11-24T21:00:00Z");
    clock.record("Tue, 24 Nov 2026 21:00:01 GMT");

    assertEquals(new Clocks(local, local.plusSeconds(1)), clock.read());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "2026-11-24T13:00:00Z",
        "Tue, 24 Nov 2026 13:00:00 CET",
        "Mon, 24 Nov 2026 13:00:00 GMT",
        "Tue, 24 Nov 2026 25:00:00 GMT",
        "Tue, 24 Nov 999999999 13:00:00 GMT",
        "Tuesday, 24-Nov-26 13:00:00 GMT",
        "Tue Nov 24 13:00:00 2026"
      })
  void anUnreadableDateChangesNothing(@Nullable String date) {
    clock.record(DATE);
    clock.record(date);

    assertEquals(new Clocks(local, Instant.parse("2026-11-24T13:00:00Z")), clock.read());
  }
}
