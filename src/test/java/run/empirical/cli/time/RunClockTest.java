package run.empirical.cli.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import run.empirical.cli.ManualTime;
import run.empirical.cli.time.RunClock.Reading;

class RunClockTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final ManualTime time = new ManualTime(NOON);
  private final RunClock clock = new RunClock(time);

  @Test
  void isThisMachinesClockWithoutAServer() {
    time.pass(Duration.ofSeconds(90));
    assertEquals(new Reading(NOON.plusSeconds(90), null), clock.read().current());
    assertEquals(NOON.plusSeconds(90), clock.read().current().now());
  }

  @Test
  void isTheLaterOfBothClocks() {
    clock.setServer(NOON.minusSeconds(600));
    assertEquals(NOON, clock.read().current().now());
    clock.setServer(NOON.plusSeconds(1));
    assertEquals(NOON.plusSeconds(1), clock.read().current().now());
  }

  @Test
  void movesOnTheServersTimeThatIsFurthestAhead() {
    clock.setServer(NOON.plusSeconds(3600));
    time.pass(Duration.ofSeconds(90));
    assertEquals(NOON.plusSeconds(3690), clock.read().current().server());
    clock.setServer(NOON.plusSeconds(60));
    assertEquals(NOON.plusSeconds(3690), clock.read().current().now());
  }

  @Test
  void doesNotGoBackWhenThisMachinesClockIsSet() {
    time.pass(Duration.ofSeconds(90));
    time.set(NOON.minus(Duration.ofDays(4)));
    assertEquals(NOON.plusSeconds(90), clock.read().current().now());
    time.set(NOON.plus(Duration.ofDays(4)));
    assertEquals(NOON.plus(Duration.ofDays(4)), clock.read().current().now());
  }

  /** As on a machine whose clock is put right and, later, set back. */
  @Test
  void keepsBothClocksOfTheAnswerWithTheFurthestLead() {
    clock.setServer(NOON.minusSeconds(600));
    assertEquals(Duration.ZERO, clock.read().furthest().lead());
    clock.setServer(NOON.plusSeconds(600));
    time.pass(Duration.ofSeconds(15));
    time.set(NOON.plusSeconds(615));
    clock.setServer(NOON.plusSeconds(616));
    assertEquals(new Reading(NOON, NOON.plusSeconds(600)), clock.read().furthest());
    assertEquals(Duration.ofMinutes(10), clock.read().furthest().lead());
    time.set(NOON.minusSeconds(5));
    clock.setServer(NOON.plusSeconds(616));
    assertEquals(new Reading(NOON.minusSeconds(5), NOON.plusSeconds(616)), clock.read().furthest());
  }

  @Test
  void disagreesAfterTwoMinutes() {
    Duration most = Duration.ofMinutes(2);
    assertEquals(false, new Reading(NOON, null).disagree());
    assertEquals(false, new Reading(NOON, NOON.plus(most)).disagree());
    assertEquals(true, new Reading(NOON, NOON.plus(most).plusMillis(1)).disagree());
    assertEquals(true, new Reading(NOON, NOON.minus(most).minusMillis(1)).disagree());
  }
}
