package run.empirical.cli.option;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.model.Assumptions;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.Question.Wait;
import run.empirical.cli.time.DurationText;
import run.empirical.cli.time.PointInTime;

/** The gate options. */
public final class GateOptions {
  private static final String DEFAULT_POLL = "15s";

  @Option(
      names = "--require",
      paramLabel = "ENV[,ENV]",
      converter = Converters.Environments.class,
      description = "Each of these environments must have a last pass.")
  private List<String> required = new ArrayList<>();

  @Option(
      names = "--max-age",
      paramLabel = "DURATION",
      description =
          "The last pass is at most this old: 90s, 24h, 2w. Judges each required environment;"
              + " without --require, each that is known.")
  private @Nullable DurationText maxAge;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "The last pass in each required environment is at or after this time (forms: see"
              + " --before).")
  private @Nullable PointInTime since;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      description =
          "Repeat until the gate is met, for at most this long. An unfinished look-up is cancelled"
              + " then. Results can lag the end of a run by "
              + Assumptions.LAG
              + ".")
  private @Nullable Duration wait;

  @Option(
      names = "--poll",
      paramLabel = "DURATION",
      description = "Pause between look-ups while waiting (default: " + DEFAULT_POLL + ").")
  private @Nullable Duration poll;

  /** Whether there is a gate. */
  public boolean given() {
    return !required.isEmpty() || maxAge != null || since != null;
  }

  /**
   * The gate; null for none.
   *
   * @param shown IDs given with {@code --env}; empty for all
   */
  @Nullable Gate gate(EnvironmentNames names, Set<String> shown) {
    Set<String> ids = new LinkedHashSet<>();
    for (String environment : required) {
      String id = names.idOf(environment);
      if (!shown.isEmpty() && !shown.contains(id)) {
        throw FailureException.usage(
            "--require asks for '" + environment + "', which --env leaves out");
      }
      ids.add(id);
    }
    return given() ? new Gate(List.copyOf(ids), maxAge, since) : null;
  }

  /**
   * The look-back window, widened to what the gate needs: the API returns nothing outside of it.
   *
   * @param asked the window without a gate; it may not be widened if its length is given
   */
  LookBackWindow widened(LookBackWindow asked, Instant now) {
    Duration needed = maxAge == null ? Duration.ZERO : maxAge.duration();
    if (since != null) {
      Duration age = Duration.between(since.at(now), now);
      // The window moves on while waiting.
      Duration toSince = wait == null ? age : age.plus(wait);
      needed = needed.compareTo(toSince) > 0 ? needed : toSince;
    }
    if (needed.compareTo(asked.length()) <= 0) {
      return asked;
    }
    int days = (int) needed.plusDays(1).minusNanos(1).toDays();
    if (asked.days() != null) {
      throw FailureException.usage(
          "--days " + asked.days() + " is too short for the gate; give --days " + days);
    }
    return new LookBackWindow(days, null);
  }

  /** How long to wait for the gate; null to look up once. */
  @Nullable Wait waiting(@Nullable Gate gate) {
    if (wait == null) {
      if (poll != null) {
        throw FailureException.usage("--poll needs --wait");
      }
      return null;
    }
    if (gate == null) {
      throw FailureException.usage(
          "--wait needs a gate to wait for: --require, --max-age or --since");
    }
    return new Wait(wait, poll == null ? DurationText.parse(DEFAULT_POLL).duration() : poll);
  }
}
