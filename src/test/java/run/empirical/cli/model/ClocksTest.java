package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClocksTest {
  private static final Instant LOCAL = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void usesTheLocalClockWithoutAServer() {
    assertTimes(LOCAL, LOCAL, false, null, new Clocks(LOCAL, null));
  }

  @Test
  void usesTheLocalClockWhenBothAgreeWithinTwoMinutes() {
    Instant server = LOCAL.plus(Duration.ofMinutes(2));
    assertTimes(LOCAL, LOCAL, false, null, new Clocks(LOCAL, server));
  }

  @Test
  void usesTheServerClockWhenTheLocalClockIsBehind() {
    Instant server = LOCAL.plus(Duration.ofMinutes(2)).plusMillis(1);
    assertTimes(server, server, false, null, new Clocks(LOCAL, server));
  }

  @Test
  void gateUsesTheLocalClockWhenItIsAhead() {
    Instant server = LOCAL.minus(Duration.ofMinutes(2)).minusMillis(1);
    assertTimes(server, LOCAL, false, null, new Clocks(LOCAL, server));
  }

  @Test
  void pastAnchorReplacesBothClocks() {
    Instant before = LOCAL.minusSeconds(1);
    assertTimes(before, before, true, before, new Clocks(LOCAL, null));
  }

  @Test
  void futureAnchorCountsAsNow() {
    assertTimes(LOCAL, LOCAL, false, LOCAL.plusSeconds(1), new Clocks(LOCAL, null));
  }

  @Test
  void serverClockDecidesWhetherTheAnchorIsPast() {
    Instant before = LOCAL.plus(Duration.ofHours(1));
    Clocks clocks = new Clocks(LOCAL, LOCAL.plus(Duration.ofHours(2)));
    assertTimes(before, before, true, before, clocks);
  }

  private static void assertTimes(
      Instant shown, Instant judged, boolean anchored, @Nullable Instant before, Clocks clocks) {
    ReferenceTime reference = new ReferenceTime(before, clocks);
    assertEquals(
        List.of(shown, judged, anchored),
        List.of(reference.shown(), reference.judged(), reference.anchored()));
  }
}
