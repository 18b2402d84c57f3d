package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.time.Age;
import run.empirical.cli.time.PointInTime;
import run.empirical.cli.time.RunClock;
import run.empirical.cli.time.TypedDuration;

/**
 * The conditions that last passes must meet.
 *
 * @param required IDs of the environments that must have a last pass, in the order given; at least
 *     one
 * @param maxAge how old a judged last pass may be, inclusive; null for any age
 * @param since the earliest time of a judged last pass, inclusive; null for any time
 */
public record Gate(
    List<String> required, @Nullable TypedDuration maxAge, @Nullable PointInTime since) {
  /** Creates a gate. */
  public Gate {
    if (required.isEmpty()) {
      throw new IllegalArgumentException("a gate names its environments");
    }
  }

  /**
   * A look-back window, widened to what the gate needs: the API returns nothing outside of it.
   *
   * @param window it is not widened if {@code --days} sets its length
   * @param maxWait how long to wait for the gate; null to look up once
   * @throws FailureException of kind {@code USAGE} if the gate cannot be judged in that window
   */
  public LookBackWindow widened(LookBackWindow window, Instant now, @Nullable Duration maxWait) {
    if (window.before() != null) {
      throw FailureException.usage("--before cannot be used with a gate, which is about now");
    }
    Duration needed = maxAge == null ? Duration.ZERO : maxAge.duration();
    if (since != null) {
      Duration toSince = toSince(now, maxWait);
      needed = needed.compareTo(toSince) > 0 ? needed : toSince;
    }
    if (needed.compareTo(window.length()) <= 0) {
      return window;
    }
    int days = (int) needed.plusDays(1).minusNanos(1).toDays();
    if (window.days() != null) {
      throw FailureException.usage(
          "--days %s is too short for the gate; give --days %s", window.days(), days);
    }
    return new LookBackWindow(days, null);
  }

  /** The time from {@code --since} to the end of the run, which {@code --wait} makes later. */
  private Duration toSince(Instant now, @Nullable Duration maxWait) {
    Instant earliest = Objects.requireNonNull(since).at(now);
    Instant end = maxWait == null ? now : now.plus(maxWait);
    Duration toSince = Duration.between(earliest, end);
    if (toSince.plus(RunClock.TOLERANCE).isNegative()) {
      throw maxWait == null
          ? FailureException.usage("--since is in the future: %s", earliest)
          : FailureException.usage("--since is after the end of --wait: %s", earliest);
    }
    return toSince;
  }

  /** This gate, with the time of {@code --since} on the server's clock, which is ahead. */
  Gate onServersClock(Duration lead) {
    return since == null ? this : new Gate(required, maxAge, since.plus(lead));
  }

  /** Whether an environment of the answer is judged. */
  public boolean judges(Environment environment) {
    return required.contains(environment.id());
  }

  /**
   * Judges a last pass by its age. Of several reasons against it, the first in this order counts:
   * future, since, window, maximum age.
   */
  GateStatus judge(Age age, LookBackWindow window) {
    if (age.isFuture()) {
      return GateStatus.FUTURE;
    }
    if (isBeforeSince(age)) {
      return GateStatus.BEFORE_SINCE;
    }
    if (age.exceeds(window.length())) {
      return GateStatus.BEFORE_WINDOW;
    }
    return maxAge != null && age.exceeds(maxAge.duration()) ? GateStatus.TOO_OLD : GateStatus.OK;
  }

  private boolean isBeforeSince(Age age) {
    return since != null && age.event().isBefore(since.at(age.reference()));
  }
}
