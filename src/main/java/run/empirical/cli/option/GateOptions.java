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
      description = "Gate: a last pass in each of these environments.")
  private List<String> required = new ArrayList<>();

  @Essential
  @Option(
      names = "--max-age",
      paramLabel = "DURATION",
      description = "At most this old in each required environment. For example 90s, 24h or 2w.")
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
   * Rejects a gate that does not name its environments, and one on a report of failed tests.
   *
   * @param ofReport whether a report of failed tests is looked up
   * @throws FailureException of kind {@code USAGE}
   */
  public void requireUsable(boolean ofReport) {
    String option = firstOption();
    if (option != null && ofReport) {
      throw FailureException.usage(
          "%s makes a gate, and a report of failed tests is none: leave it out to see when each"
              + " last passed, or judge a list (--from)",
          option);
    }
    if (option != null && !isGate()) {
      throw FailureException.usage(
          "%s needs --require: name the environments that must have the pass, or their IDs as the"
              + " table shows them, such as --require production,staging",
          option);
    }
  }

  private @Nullable String firstOption() {
    if (isGate()) {
      return "--require";
    }
    return maxAge != null
        ? "--max-age"
        : since != null ? "--since" : maxWait != null ? "--wait" : null;
  }

  /** Whether the look-up is a gate. */
  public boolean isGate() {
    return !required.isEmpty();
  }

  /**
   * The gate; null for none.
   *
   * @param narrowedTo the IDs given with {@code --env}
   */
  public @Nullable Gate gate(EnvironmentNames names, List<String> narrowedTo) {
    for (String environment : required) {
      if (!narrowedTo.isEmpty() && !narrowedTo.contains(names.idOf(environment))) {
        throw FailureException.usage(
            "--require asks for '%s', which --env leaves out", environment);
      }
    }
    List<String> ids = required.stream().map(names::idOf).distinct().toList();
    return isGate() ? new Gate(ids, maxAge, since) : null;
  }

  /** How long to wait for the gate; null to look up once. */
  public @Nullable Duration maxWait() {
    return maxWait;
  }
}
