package run.empirical.cli.option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.model.Assumptions;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.Gate;
import run.empirical.cli.time.PointInTime;
import run.empirical.cli.time.TypedDuration;

/** The gate options. */
public final class GateOptions {
  @Essential
  @Option(
      names = "--require",
      paramLabel = "ENV[,ENV]",
      converter = Converters.Environments.class,
      description = "Each of these environments must have a last pass.")
  private List<String> required = new ArrayList<>();

  @Essential
  @Option(
      names = "--max-age",
      paramLabel = "DURATION",
      description =
          "At most this old in each required environment. For example 90s, 24h or 2w. Without"
              + " --require and --env, each known environment is required.")
  private @Nullable TypedDuration maxAge;

  @Essential
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
          "Repeat until the gate is met, for at most this long. The pause is 15s, after 10m it is"
              + " 1m. At the end, an unfinished look-up is cancelled. Results can lag the end of a"
              + " test run by "
              + Assumptions.LAG
              + ".")
  private @Nullable Duration maxWait;

  /**
   * The gate; null for none.
   *
   * @param narrowedTo the IDs given with {@code --env}; without {@code --require}, these are
   *     required
   */
  public @Nullable Gate gate(EnvironmentNames names, List<String> narrowedTo) {
    boolean isGated = !required.isEmpty() || maxAge != null || since != null;
    if (maxWait != null && !isGated) {
      throw FailureException.usage(
          "--wait needs a gate to wait for: --require, --max-age or --since");
    }
    for (String environment : required) {
      if (!narrowedTo.isEmpty() && !narrowedTo.contains(names.idOf(environment))) {
        throw FailureException.usage(
            "--require asks for '%s', which --env leaves out", environment);
      }
    }
    List<String> ids = required.stream().map(names::idOf).distinct().toList();
    return isGated ? new Gate(ids.isEmpty() ? narrowedTo : ids, maxAge, since) : null;
  }

  /** How long to wait for the gate; null to look up once. */
  public @Nullable Duration maxWait() {
    return maxWait;
  }
}
