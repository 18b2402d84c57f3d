package run.empirical.cli.option;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.text.ShortText;
import run.empirical.cli.text.WhiteSpace;
import run.empirical.cli.time.PointInTime;
import run.empirical.cli.time.RunClock;

/** The query options: look-back window, environments. */
public final class QueryOptions {
  @Essential
  @Option(
      names = "--days",
      paramLabel = "N",
      converter = Converters.Days.class,
      description = "Look-back window in days (default: 30). A gate widens it if it needs more.")
  private @Nullable Integer days;

  @Option(
      names = "--before",
      paramLabel = "TIME",
      description =
          "The last pass as of TIME, such as 2026-11-01 or 2d. Not with a gate. A time of day needs"
              + " an offset: 2026-11-01T09:30Z, 2026-11-01T09:30+02:00. A date is its midnight UTC;"
              + " a duration is that long ago.")
  private @Nullable PointInTime before;

  @Option(
      names = "--env",
      paramLabel = "ENV[,ENV]",
      converter = Converters.Environments.class,
      description =
          "Only these environments, names or IDs. Shown in this order where they are columns.")
  private List<String> narrowedTo = new ArrayList<>();

  @Essential
  @Option(
      names = "--env-name",
      paramLabel = "ID=NAME",
      description = "Name an environment: show NAME for ID, and accept it as ENV.")
  private List<String> namings = new ArrayList<>();

  /** The IDs of the environments given with {@code --env}, in that order. */
  public List<String> narrowedTo(EnvironmentNames names) {
    return narrowedTo.stream().map(names::idOf).distinct().toList();
  }

  /**
   * The look-back window that the options give. A gate may need a longer one.
   *
   * @param now the start of the run
   */
  public LookBackWindow window(Instant now) {
    Instant end = before == null ? null : before.at(now);
    // Another machine's clock, such as that of a commit, may be ahead.
    if (end != null && end.isAfter(now.plus(RunClock.TOLERANCE))) {
      throw FailureException.usage("--before is in the future: %s", end);
    }
    return new LookBackWindow(days, end);
  }

  /** The names of environments from the project's file and the options. */
  public EnvironmentNames environmentNames(Settings settings) {
    Map<String, String> inFile = settings.environmentNames();
    Map<String, String> all = new LinkedHashMap<>(inFile);
    all.putAll(namesById());
    return environmentNames(all, inFile.isEmpty() ? "" : " and empirical.properties");
  }

  /** The names of environments from the options and of the invented data. */
  public EnvironmentNames environmentNames(Map<String, String> invented) {
    Map<String, String> all = namesById();
    invented.forEach(all::putIfAbsent);
    return environmentNames(all, " and --demo");
  }

  /** The names given with {@code --env-name}, by ID, in the order of the first name of each. */
  private Map<String, String> namesById() {
    Map<String, String> all = new LinkedHashMap<>();
    for (String naming : namings) {
      String[] parts = naming.split("=", 2);
      if (parts.length < 2 || WhiteSpace.isBlank(parts[0]) || WhiteSpace.isBlank(parts[1])) {
        throw FailureException.usage(
            "--env-name: expected ID=NAME, got '%s'", ShortText.ofArgument(naming));
      }
      all.put(WhiteSpace.strip(parts[0]), WhiteSpace.strip(parts[1]));
    }
    return all;
  }

  private static EnvironmentNames environmentNames(Map<String, String> all, String alsoFrom) {
    try {
      return new EnvironmentNames(all, "--env-name ");
    } catch (IllegalArgumentException e) {
      throw FailureException.usage("--env-name%s: %s", alsoFrom, e.getMessage());
    }
  }
}
