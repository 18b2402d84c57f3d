package run.empirical.cli.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * This machine's clock and the server's during one run. Neither goes back: if a clock is set back,
 * its time goes on from the latest one that it has shown.
 */
public final class RunClock {
  /** Clocks that differ by at most this much agree. */
  public static final Duration TOLERANCE = Duration.ofMinutes(2);

  private final Time time;

  /** The time of this machine's clock when the monotonic clock was at 0. */
  private Instant localOrigin;

  /** The time of the server's clock when the monotonic clock was at 0; null if unknown. */
  private @Nullable Instant serverOrigin;

  /** Both clocks at the answer when the server's was furthest ahead. */
  private Reading furthest;

  /**
   * The time on both clocks at the same moment.
   *
   * @param local this machine's clock
   * @param server the server's clock; null if no answer had a date
   */
  public record Reading(Instant local, @Nullable Instant server) {
    /** The later of the two, so that a wrong clock cannot make an old pass seem young. */
    public Instant now() {
      return server != null && server.isAfter(local) ? server : local;
    }

    /** How far the server's clock is ahead; zero if it is not, or unknown. */
    public Duration lead() {
      return Duration.between(local, now());
    }

    /** Whether the clocks differ by more than the tolerance. */
    public boolean disagree() {
      return server != null && Duration.between(local, server).abs().compareTo(TOLERANCE) > 0;
    }
  }

  /**
   * Both clocks at two moments of a run.
   *
   * @param current now
   * @param furthest at the answer at which the server's was furthest ahead. This machine's may have
   *     been corrected since. The lead is zero if the server's was never ahead
   */
  public record Readings(Reading current, Reading furthest) {
    /**
     * How far the server's clock was ahead at most, rounded down to seconds: the {@code Date} of a
     * reply has no fraction.
     */
    public Duration lead() {
      return furthest.lead().truncatedTo(ChronoUnit.SECONDS);
    }
  }

  /** Starts with this machine's clock. */
  public RunClock(Time time) {
    this.time = time;
    this.localOrigin = origin(time.now());
    this.furthest = new Reading(time.now(), null);
  }

  /** Sets the server's clock by an answer that has just arrived. */
  public void setServer(Instant now) {
    serverOrigin = latest(serverOrigin, origin(now));
    Reading reading = new Reading(time.now(), now);
    furthest = reading.lead().compareTo(furthest.lead()) > 0 ? reading : furthest;
  }

  /** Reads both clocks, to the millisecond. */
  public Readings read() {
    localOrigin = latest(localOrigin, origin(time.now()));
    Instant server = serverOrigin == null ? null : nowFrom(serverOrigin);
    return new Readings(new Reading(nowFrom(localOrigin), server), furthest);
  }

  private Instant origin(Instant now) {
    return now.minusNanos(time.nanos());
  }

  private Instant nowFrom(Instant origin) {
    return origin.plusNanos(time.nanos()).truncatedTo(ChronoUnit.MILLIS);
  }

  private static Instant latest(@Nullable Instant one, Instant other) {
    return one != null && one.isAfter(other) ? one : other;
  }
}
