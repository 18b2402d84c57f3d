package run.empirical.cli.sandbox;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import run.empirical.cli.json.JsonWalk;
import run.empirical.cli.json.UnexpectedJsonException;
import run.empirical.cli.model.DurationText;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.PointInTime;

/** A sandbox's recorded passes, by test case ID. */
public final class SandboxData {

  private static final String EXPECTED_TIME = "epoch milliseconds or an age such as \"3h\"";
  private static final long YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  private static final long YEAR_2100 = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

  private static final Map<String, List<RecordedPass>> BUILT_IN =
      Stream.of(BuiltInTest.values()).collect(toMap(BuiltInTest::id, BuiltInTest::passes));

  private final Map<String, List<RecordedPass>> passes;
  private final Function<String, List<RecordedPass>> otherwise;

  private SandboxData(
      Map<String, List<RecordedPass>> passes, Function<String, List<RecordedPass>> otherwise) {
    this.passes = passes;
    this.otherwise = otherwise;
  }

  /** The built-in data, and for any other test case passes that are made up from its ID. */
  public static SandboxData demo() {
    return new SandboxData(BUILT_IN, BuiltInEnvironment::inventedPasses);
  }

  /** The data of {@link BuiltInTest}. */
  public static SandboxData builtIn() {
    return of(BUILT_IN);
  }

  /**
   * Reads a JSON object that maps test case IDs to lists of the API's entries (contract schema
   * {@code LastPassPerEnvEntry}). Their {@code executed_at} is epoch milliseconds or an age such as
   * {@code "3h"}, and an environment may have several passes.
   *
   * @param source where the data comes from, for messages
   * @throws FailureException naming the source and the position of the error
   */
  public static SandboxData read(InputStream json, String source) {
    try {
      return of(StrictJson.read(json.readAllBytes(), SandboxData::readAll));
    } catch (UnexpectedJsonException e) {
      throw FailureException.config(source + ": " + e.getMessage());
    } catch (IOException e) {
      throw FailureException.config(source + ": cannot be read: " + e.getMessage());
    }
  }

  static SandboxData of(Map<String, List<RecordedPass>> passes) {
    return new SandboxData(passes, testCaseId -> List.of());
  }

  /** All passes of a test case, in no particular order; empty for an unknown one. */
  List<RecordedPass> passesOf(String testCaseId) {
    List<RecordedPass> known = passes.get(testCaseId);
    return known != null ? known : otherwise.apply(testCaseId);
  }

  /** The recorded passes in a document whose root is the current value. */
  static Map<String, List<RecordedPass>> readAll(JsonWalk json)
      throws IOException, UnexpectedJsonException {
    Map<String, List<RecordedPass>> passes = new LinkedHashMap<>();
    json.enterObject();
    for (String id = json.nextMember(); id != null; id = json.nextMember()) {
      if (id.isEmpty()) {
        throw new UnexpectedJsonException("a test case ID must not be empty");
      }
      passes.put(id, readPasses(json));
    }
    return passes;
  }

  private static List<RecordedPass> readPasses(JsonWalk json)
      throws IOException, UnexpectedJsonException {
    List<RecordedPass> passes = new ArrayList<>();
    json.enterArray();
    while (json.nextElement()) {
      passes.add(readPass(json));
    }
    return passes;
  }

  private static RecordedPass readPass(JsonWalk json) throws IOException, UnexpectedJsonException {
    String environmentId = null;
    String testRunId = null;
    PointInTime time = null;
    json.enterObject();
    for (String key = json.nextMember(); key != null; key = json.nextMember()) {
      switch (key) {
        case "environment_id" -> environmentId = json.string();
        case "test_run_id" -> testRunId = json.string();
        case "executed_at" -> time = readTime(json);
        default -> throw json.wrong("unknown property");
      }
    }
    return new RecordedPass(
        json.present(environmentId, "environment_id"),
        json.present(testRunId, "test_run_id"),
        json.present(time, "executed_at"));
  }

  private static PointInTime readTime(JsonWalk json) throws IOException, UnexpectedJsonException {
    if (!json.isString()) {
      // The same range as in replies; rejects seconds instead of milliseconds.
      return new PointInTime(
          Instant.ofEpochMilli(json.wholeNumber(YEAR_2000, YEAR_2100 - 1, EXPECTED_TIME)), null);
    }
    try {
      return new PointInTime(null, DurationText.parse(json.string()));
    } catch (IllegalArgumentException e) {
      throw json.mismatch(EXPECTED_TIME);
    }
  }
}
