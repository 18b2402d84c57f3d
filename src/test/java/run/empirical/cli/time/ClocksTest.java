package run.empirical.cli.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClocksTest {
  private static final Instant LOCAL = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void usesTheLocalClockWithoutAServer() {
    assertTimes(LOCAL, LOCAL, new Clocks(LOCAL, null));
  }

  @Test
  void usesTheLocalClockWhenBothAgreeWithinTwoMinutes() {
    Instant server = LOCAL.plus(Duration.ofMinutes(2));
    assertTimes(LOCAL, LOCAL, new Clocks(LOCAL, server));
  }

  @Test
  void usesTheServerClockWhenTheLocalClockIsBehind() {
    Instant server = LOCAL.plus(Duration.ofMinutes(2)).plusMillis(1);
    assertTimes(server, server, new Clocks(LOCAL, server));
  }

  @Test
  void gateUsesTheLocalClockWhenItIsAhead() {
    Instant server = LOCAL.minus(Duration.ofMinutes(2)).minusMillis(1);
    assertTimes(server, LOCAL, new Clocks(LOCAL, server));
  }

  private static void assertTimes(Instant now, Instant latest, Clocks clocks) {
    assertEquals(List.of(now, latest), List.of(clocks.now(), clocks.latest()));
  }
}
