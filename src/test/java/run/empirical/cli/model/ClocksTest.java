package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClocksTest {
  private static final Instant LOCAL = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void usesTheLocalClockWithoutAServer() {
    assertEquals(new ReferenceTime(LOCAL, LOCAL, false), reference(new Clocks(LOCAL, null)));
  }

  @Test
  void usesTheLocalClockWhenBothAgreeWithinTwoMinutes() {
    Instant server = LOCAL.plus(Duration.ofMinutes(2));
    assertEquals(new ReferenceTime(LOCAL, LOCAL, false), reference(new Clocks(LOCAL, server)));
  }

  @Test
  void usesTheServerClockWhenTheLocalClockIsBehind() {
    Instant server = LOCAL.plus(Duration.ofMinutes(2)).plusMillis(1);
    assertEquals(new ReferenceTime(server, server, false), reference(new Clocks(LOCAL, server)));
  }

  @Test
  void gateUsesTheLocalClockWhenItIsAhead() {
    Instant server = LOCAL.minus(Duration.ofMinutes(2)).minusMillis(1);
    assertEquals(new ReferenceTime(server, LOCAL, false), reference(new Clocks(LOCAL, server)));
  }

  @Test
  void pastAnchorReplacesBothClocks() {
    Instant before = LOCAL.minusSeconds(1);
    assertEquals(
        new ReferenceTime(before, before, true), ReferenceTime.of(before, new Clocks(LOCAL, null)));
  }

  @Test
  void futureAnchorCountsAsNow() {
    Instant before = LOCAL.plusSeconds(1);
    assertEquals(
        new ReferenceTime(LOCAL, LOCAL, false), ReferenceTime.of(before, new Clocks(LOCAL, null)));
  }

  @Test
  void serverClockDecidesWhetherTheAnchorIsPast() {
    Instant before = LOCAL.plus(Duration.ofHours(1));
    Clocks clocks = new Clocks(LOCAL, LOCAL.plus(Duration.ofHours(2)));
    assertEquals(new ReferenceTime(before, before, true), ReferenceTime.of(before, clocks));
  }

  private static ReferenceTime reference(Clocks clocks) {
    return ReferenceTime.of(null, clocks);
  }
}
