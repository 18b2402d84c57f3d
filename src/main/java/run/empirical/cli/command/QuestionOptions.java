package run.empirical.cli.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.TestCase;

/** The options that say what is asked: test cases, look-back window, environments, gate. */
final class QuestionOptions {
  @Parameters(
      paramLabel = "<test_case_id>",
      arity = "0..*",
      description = "Playwright's test ID; several are looked up at once.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--days",
      paramLabel = "N",
      converter = Converters.Days.class,
      description = "Look-back window in days; the API's default is 30.")
  private @Nullable Integer days;

  @Option(
      names = "--before",
      paramLabel = "TIME",
      converter = Converters.PointInTime.class,
      description = {
        "The last pass as of then: 2026-11-01T00:00:00Z, without an offset UTC, a bare date that"
            + " day's midnight UTC."
      })
  private @Nullable Instant before;

  @Option(
      names = "--env",
      paramLabel = "ENV[,ENV]",
      converter = Converters.Environments.class,
      description = "Only these environments, by ID or by a name from --env-name.")
  private List<EnvironmentList> environments = new ArrayList<>();

  @Option(
      names = "--env-name",
      paramLabel = "ID=NAME",
      description = "Show NAME for environment ID, and accept NAME wherever ENV stands.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--require",
      paramLabel = "ENV[,ENV]",
      converter = Converters.Environments.class,
      description = "Gate: each of these environments must have a last pass.")
  private List<EnvironmentList> required = new ArrayList<>();

  @Option(
      names = "--max-age",
      paramLabel = "DURATION",
      converter = Converters.PositiveDuration.class,
      description = {
        "Gate: the last pass in each required environment (without --require: in each returned one)"
            + " is at most this old: 90s, 24h, 1h30m, 2w."
      })
  private @Nullable Duration maxAge;

  /** The test cases named as arguments, each once, in the order given. */
  List<TestCase> testCases() {
    if (ids.isEmpty()) {
      throw usage("missing <test_case_id>: which test case is asked about?");
    }
    Set<String> unique = new LinkedHashSet<>();
    for (String id : ids) {
      if (id.isBlank()) {
        throw usage("a <test_case_id> is blank");
      }
      unique.add(id);
    }
    return unique.stream().map(TestCase::of).toList();
  }

  LookBackWindow window() {
    return new LookBackWindow(days, before);
  }

  /**
   * The user's names for environments.
   *
   * @param known names by ID that the options override
   */
  EnvironmentNames environmentNames(Map<String, String> known) {
    Map<String, String> byId = new LinkedHashMap<>(known);
    for (String pair : names) {
      int equals = pair.indexOf('=');
      if (equals < 1
          || pair.substring(0, equals).isBlank()
          || pair.substring(equals + 1).isBlank()) {
        throw usage("--env-name: expected ID=NAME, got '" + pair + "'");
      }
      byId.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
    try {
      return new EnvironmentNames(byId);
    } catch (IllegalArgumentException e) {
      if (names.isEmpty()) {
        throw new FailureException(ErrorKind.CONFIG, "env-name: " + e.getMessage());
      }
      throw usage("--env-name: " + e.getMessage());
    }
  }

  /** What {@code --env} names, as typed; empty when everything is shown. */
  Set<String> environments() {
    return union(environments);
  }

  /** The decision asked for; null when none is. */
  @Nullable Gate gate(EnvironmentNames environmentNames) {
    Set<String> asked = union(required);
    if (asked.isEmpty() && maxAge == null) {
      return null;
    }
    if (maxAge != null && maxAge.compareTo(window().length()) > 0) {
      throw usage(
          "--max-age is longer than the look-back window of "
              + window().length().toDays()
              + " days, outside of which nothing can be seen; widen it with --days");
    }
    Set<String> shown = ids(environments(), environmentNames);
    for (String environment : asked) {
      if (!shown.isEmpty() && !shown.contains(environmentNames.idOf(environment))) {
        throw usage("--require asks for '" + environment + "', which --env leaves out");
      }
    }
    return new Gate(List.copyOf(ids(asked, environmentNames)), maxAge);
  }

  /** The IDs behind what the user typed. */
  private static Set<String> ids(Set<String> typed, EnvironmentNames environmentNames) {
    Set<String> ids = new LinkedHashSet<>();
    typed.forEach(environment -> ids.add(environmentNames.idOf(environment)));
    return ids;
  }

  /** The IDs of the environments that {@code --env} names. */
  Set<String> environmentIds(EnvironmentNames environmentNames) {
    return ids(environments(), environmentNames);
  }

  private static Set<String> union(List<EnvironmentList> lists) {
    Set<String> all = new LinkedHashSet<>();
    lists.forEach(list -> all.addAll(list.typed()));
    return all;
  }

  private static FailureException usage(String message) {
    return Usage.problem(message);
  }

  /** One value of an option that takes several environments, as typed. */
  record EnvironmentList(Set<String> typed) {}
}
