package run.empirical.cli.sandbox;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.DurationText;

/** Reads a sandbox's data: an object from test case ID to a list of the API's entries. */
final class SandboxDataReader {

  private static final String TIME_WANTED = "epoch milliseconds or an age such as \"3h\"";
  private static final long YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  private static final long YEAR_2100 = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

  private SandboxDataReader() {}

  static Map<String, List<RecordedPass>> read(JsonCursor json)
      throws IOException, UnexpectedJsonException {
    Map<String, List<RecordedPass>> passes = new LinkedHashMap<>();
    json.enterObject();
    for (String id = json.nextKey(); id != null; id = json.nextKey()) {
      if (id.isEmpty()) {
        throw new UnexpectedJsonException("a test case ID must not be empty");
      }
      passes.put(id, readPasses(json));
    }
    return passes;
  }

  private static List<RecordedPass> readPasses(JsonCursor json)
      throws IOException, UnexpectedJsonException {
    List<RecordedPass> passes = new ArrayList<>();
    json.enterArray();
    while (json.nextElement()) {
      passes.add(readPass(json));
    }
    return passes;
  }

  private static RecordedPass readPass(JsonCursor json)
      throws IOException, UnexpectedJsonException {
    String environmentId = null;
    String testRunId = null;
    PassTime time = null;
    json.enterObject();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      switch (key) {
        case "environment_id" -> environmentId = json.string("a string");
        case "test_run_id" -> testRunId = json.string("a string");
        case "executed_at" -> time = readTime(json);
        default -> throw json.unknownKey();
      }
    }
    return new RecordedPass(
        present(environmentId, "environment_id", json),
        present(testRunId, "test_run_id", json),
        present(time, "executed_at", json));
  }

  private static PassTime readTime(JsonCursor json) throws IOException, UnexpectedJsonException {
    if (!json.isString()) {
      // The years that the tool accepts in a reply; seconds in place of milliseconds fall short.
      return PassTime.at(
          Instant.ofEpochMilli(json.wholeNumber(YEAR_2000, YEAR_2100 - 1, TIME_WANTED)));
    }
    try {
      return PassTime.ago(DurationText.parse(json.string(TIME_WANTED)));
    } catch (IllegalArgumentException e) {
      throw json.mismatch(TIME_WANTED);
    }
  }

  private static <T> T present(@Nullable T value, String key, JsonCursor json)
      throws UnexpectedJsonException {
    if (value == null) {
      throw json.missing(key);
    }
    return value;
  }
}
