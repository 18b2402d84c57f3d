package run.empirical.cli.sandbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import run.empirical.cli.model.DurationText;

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

  /** The {@code environment_id} of its entries. */
  public String id() {
    return id;
  }

  /** The name to show instead of the ID. */
  public String label() {
    return label;
  }

  /** The names of all environments by ID, in ID order. */
  public static Map<String, String> labelsById() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (BuiltInEnvironment environment : values()) {
      labels.put(environment.id, environment.label);
    }
    return Collections.unmodifiableMap(labels);
  }

  RecordedPass passed(String age, String testRunId) {
    return new RecordedPass(id, testRunId, PassTime.ago(DurationText.parse(age)));
  }
}
