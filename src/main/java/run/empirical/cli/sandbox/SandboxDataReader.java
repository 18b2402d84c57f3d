package run.empirical.cli.sandbox;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.empirical.cli.json.JsonWalk;
import run.empirical.cli.json.UnexpectedJsonException;
import run.empirical.cli.model.DurationText;
import run.empirical.cli.model.PointInTime;

/** Reads sandbox data: a JSON object that maps test case IDs to lists of the API's entries. */
final class SandboxDataReader {

  private static final String EXPECTED_TIME = "epoch milliseconds or an age such as \"3h\"";
  private static final long YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  private static final long YEAR_2100 = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

  private SandboxDataReader() {}

  static Map<String, List<RecordedPass>> read(JsonWalk json)
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
