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

/** The options that ask for a decision, and how long to wait for a good one. */
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
        "The last pass in each required environment (without --require: in each returned one) is at"
            + " most this old: 90s, 24h, 1h30m, 2w."
      })
  private @Nullable Duration maxAge;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      converter = Converters.PositiveDuration.class,
      description = "Repeat the look-up until the gate is met or this time has gone.")
  private @Nullable Duration wait;

  @Option(
      names = "--poll",
      paramLabel = "DURATION",
      converter = Converters.PositiveDuration.class,
      description = "Pause between look-ups while waiting (default: 15s).")
  private @Nullable Duration poll;

  /**
   * The decision asked for; null when none is.
   *
   * @param shown IDs that {@code --env} narrows the answer to; empty for all
   */
  public @Nullable Gate gate(LookBackWindow window, EnvironmentNames names, Set<String> shown) {
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
      throw FailureException.usage(
          "--max-age is longer than the look-back window of "
              + window.lengthInWords()
              + ", outside of which nothing can be seen; widen it with --days");
    }
    return ids.isEmpty() && maxAge == null ? null : new Gate(List.copyOf(ids), maxAge, window);
  }

  /** How long to wait for the gate to be met; null to look only once. */
  public @Nullable WaitPolicy waitPolicy(
      @Nullable Gate gate, @Nullable Instant before, Instant now) {
    if (wait == null) {
      if (poll != null) {
        throw FailureException.usage("--poll has no meaning without --wait");
      }
      return null;
    }
    if (gate == null) {
      throw FailureException.usage("--wait needs a gate to wait for: --require, --max-age or both");
    }
    if (before != null && !before.isAfter(now)) {
      throw FailureException.usage(
          "--wait with a --before that is past: what was then will not change");
    }
    return new WaitPolicy(gate, wait, poll == null ? DEFAULT_POLL : poll);
  }
}
