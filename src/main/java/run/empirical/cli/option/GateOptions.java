package run.empirical.cli.option;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import run.empirical.cli.answer.WaitPolicy;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LookBackWindow;

/** The gate options. */
public final class GateOptions {
  private static final Duration DEFAULT_POLL = Duration.ofSeconds(15);

  @Option(
      names = "--require",
      paramLabel = "ENV[,ENV]",
      converter = Converters.Environments.class,
      description = "Each of these environments must have a last pass.")
  private List<EnvironmentList> required = new ArrayList<>();

  @Option(
      names = "--max-age",
      paramLabel = "DURATION",
      converter = Converters.PositiveDuration.class,
      description = {
        "The last pass in each required environment (without --require, in each returned one) is at"
            + " most this old: 90s, 24h, 1h30m, 2w."
      })
  private @Nullable Duration maxAge;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = Converters.PointInTime.class,
      description =
          "The last pass in each of these environments is at or after this time (forms: see"
              + " --before).")
  private @Nullable TimeArgument since;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      converter = Converters.PositiveDuration.class,
      description =
          "Repeat the look-up until the gate is met, for at most this long; a look-up in flight"
              + " then is cut off. Results can lag the end of a run by three minutes.")
  private @Nullable Duration wait;

  @Option(
      names = "--poll",
      paramLabel = "DURATION",
      converter = Converters.PositiveDuration.class,
      description = "Pause between look-ups while waiting (default: 15s).")
  private @Nullable Duration poll;

  /**
   * The gate; null for none.
   *
   * @param shown IDs given with {@code --env}; empty for all
   */
  public @Nullable Gate gate(
      LookBackWindow window, EnvironmentNames names, Set<String> shown, Instant now) {
    Set<String> ids = new LinkedHashSet<>();
    for (EnvironmentList list : required) {
      for (String environment : list.typed()) {
        String id = names.idOf(environment);
        if (!shown.isEmpty() && !shown.contains(id)) {
          throw FailureException.usage(
              "--require asks for '" + environment + "', which --env leaves out");
        }
        ids.add(id);
      }
    }
    if (maxAge != null && maxAge.compareTo(window.length()) > 0) {
      throw beyond("--max-age is longer than", window, maxAge);
    }
    Instant earliest = since == null ? null : since.at(now);
    if (earliest != null && earliest.isBefore(window.start(now))) {
      Instant end = window.before() == null ? now : window.before();
      throw beyond("--since is before", window, Duration.between(earliest, end));
    }
    return ids.isEmpty() && maxAge == null && earliest == null
        ? null
        : new Gate(List.copyOf(ids), maxAge, earliest, window);
  }

  /** The API returns nothing outside the window, so such a gate could never be met. */
  private static FailureException beyond(String what, LookBackWindow window, Duration needed) {
    long days = needed.plusDays(1).minusNanos(1).toDays();
    return FailureException.usage(
        what + " the look-back window of " + window.lengthInWords() + "; add --days " + days);
  }

  /** How long to wait for the gate; null to look up once. */
  public @Nullable WaitPolicy waitPolicy(
      @Nullable Gate gate, @Nullable Instant before, Instant now) {
    if (wait == null) {
      if (poll != null) {
        throw FailureException.usage("--poll has no meaning without --wait");
      }
      return null;
    }
    if (gate == null) {
      throw FailureException.usage(
          "--wait needs a gate to wait for: --require, --max-age or --since");
    }
    if (before != null && !before.isAfter(now)) {
      throw FailureException.usage(
          "--wait with a --before that is past: what was then will not change");
    }
    return new WaitPolicy(gate, wait, poll == null ? DEFAULT_POLL : poll);
  }
}
