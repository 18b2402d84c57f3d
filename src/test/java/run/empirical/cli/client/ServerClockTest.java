package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.Time;

class ServerClockTest {
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
              return 0;
            }

            @Override
            public void sleep(Duration duration) {}
          });

  @Test
  void knowsNothingUntilAReplyTellsTheTime() {
    clock.hear(null);
    clock.hear("2026-11-24T13:00:00Z");
    clock.hear("Tue, 24 Nov 2026 13:00:00 CET");
    clock.hear("Mon, 24 Nov 2026 13:00:00 GMT");

    assertEquals(new Clocks(local, null), clock.read());
  }

  @Test
  void goesOnFromTheFirstReplyThatToldTheTime() {
    clock.hear("Tue, 24 Nov 2026 13:00:00 GMT");
    local = local.plusSeconds(90);
    clock.hear("Tue, 24 Nov 2026 19:00:00 GMT");

    assertEquals(new Clocks(local, Instant.parse("2026-11-24T13:01:30Z")), clock.read());
  }
}
