package run.empirical.cli.sandbox;

import java.util.List;

/** A test case of the built-in data: its ID, what it shows, and its invented passes. */
public enum BuiltInTest {
  TWO_ENVIRONMENTS(
      "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee",
      "passed 3 hours ago in production and 2 days ago in staging",
      BuiltInEnvironment.PRODUCTION.passed("3h3m20s", "48213"),
      BuiltInEnvironment.STAGING.passed("2d4h15m", "48009")),
  EVERYWHERE(
      "a30a6eba6312f6b87ea5-d8c11f94cac9c5e5d2a8",
      "passed within the hour in all three environments",
      BuiltInEnvironment.PRODUCTION.passed("12m", "48251"),
      BuiltInEnvironment.STAGING.passed("26m", "48247"),
      BuiltInEnvironment.PREVIEW.passed("41m", "48240")),
  ONE_ENVIRONMENT(
      "a30a6eba6312f6b87ea5-0bd4ee34a4f6ce0b0a74",
      "passed in staging only",
      BuiltInEnvironment.STAGING.passed("6h30m", "48190")),
  REPEATED(
      "5f0e2c9b7a41d863e0f7-2b8d9c0e4f7a6153cd92",
      "passed twice in each environment: --before finds the earlier pass",
      BuiltInEnvironment.PRODUCTION.passed("5h10m", "48197"),
      BuiltInEnvironment.PRODUCTION.passed("3d2h", "47921"),
      BuiltInEnvironment.STAGING.passed("1d1h", "48102"),
      BuiltInEnvironment.STAGING.passed("8d", "47480")),
  OLD(
      "5f0e2c9b7a41d863e0f7-91c3a7e5d20b4f68e17a",
      "last passed more than three weeks ago",
      BuiltInEnvironment.PRODUCTION.passed("24d3h", "45877"),
      BuiltInEnvironment.STAGING.passed("27d", "45602")),
  BEYOND_THE_WINDOW(
      "e6b4d1f83c7092a5be4d-6e02f9b13d58c7a4b0f1",
      "passed in production more than 30 days ago: --days 90 finds it",
      BuiltInEnvironment.STAGING.passed("9d5h", "47391"),
      BuiltInEnvironment.PRODUCTION.passed("64d", "41260")),
  NEVER_PASSED("e6b4d1f83c7092a5be4d-f37a80c5d91e2b64a85c", "has never passed");

  private final String id;
  private final String shows;

  @SuppressWarnings("ImmutableEnumChecker") // List.of with immutable records.
  private final List<RecordedPass> passes;

  BuiltInTest(String id, String shows, RecordedPass... passes) {
    this.id = id;
    this.shows = shows;
    this.passes = List.of(passes);
  }

  /** The test case ID to look up. */
  public String id() {
    return id;
  }

  /** What a look-up shows; completes a sentence that starts with the ID. */
  public String shows() {
    return shows;
  }

  List<RecordedPass> passes() {
    return passes;
  }
}
