package run.empirical.cli.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import run.empirical.cli.model.PointInTime;

/** An environment of the built-in data: its ID and its name. */
public enum BuiltInEnvironment {
  PRODUCTION("1", "production"),
  STAGING("2", "staging"),
  PREVIEW("3", "preview");

  private final String id;
  private final String label;

  BuiltInEnvironment(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** The names of all environments by ID, in ID order. */
  public static Map<String, String> labelsById() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (BuiltInEnvironment environment : values()) {
      labels.put(environment.id, environment.label);
    }
    return labels;
  }

  /**
   * Makes up passes of a test case, the same for one ID at each call: in most environments, from
   * minutes to some weeks ago.
   */
  static List<RecordedPass> inventedPasses(String testCaseId) {
    Random random = new Random(testCaseId.hashCode());
    List<RecordedPass> passes = new ArrayList<>();
    for (BuiltInEnvironment environment : values()) {
      double logarithm = 6 + 8.7 * random.nextDouble();
      int run = 45_000 + random.nextInt(4_000);
      if (random.nextInt(4) > 0) {
        Duration age = Duration.ofSeconds((long) Math.exp(logarithm));
        passes.add(
            new RecordedPass(environment.id, String.valueOf(run), new PointInTime(null, age)));
      }
    }
    return passes;
  }

  RecordedPass passed(String age, String testRunId) {
    return new RecordedPass(id, testRunId, PointInTime.parse(age));
  }
}
