package run.empirical.cli.sandbox;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import run.empirical.cli.model.DurationText;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.PointInTime;

/** A sandbox's recorded passes, by test case ID. */
public final class SandboxData {

  private static final long YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  private static final long YEAR_2100 = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
  private static final Set<String> PROPERTIES =
      Set.of("environment_id", "test_run_id", "executed_at");

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
      Map<String, List<RecordedPass>> passes = new LinkedHashMap<>();
      JsonValue root = JsonValue.parse(json.readAllBytes());
      for (String testCaseId : root.names()) {
        List<RecordedPass> ofTest = new ArrayList<>();
        for (JsonValue entry : root.member(testCaseId).elements()) {
          ofTest.add(readPass(entry));
        }
        passes.put(testCaseId, ofTest);
      }
      return of(passes);
    } catch (JsonValue.UnexpectedException e) {
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

  /** The newest pass within a window in each environment. */
  public Collection<LastPass> lastPasses(
      String testCaseId, LookBackWindow window, Instant start, Instant now) {
    Instant end = window.before() == null ? now : window.before();
    Map<String, LastPass> newest = new LinkedHashMap<>();
    for (RecordedPass pass : passesOf(testCaseId)) {
      Instant executedAt = pass.time().at(start);
      Duration age = Duration.between(executedAt, end);
      if (!age.isNegative() && age.compareTo(window.length()) <= 0) {
        newest.merge(
            pass.environmentId(),
            new LastPass(pass.environmentId(), pass.testRunId(), executedAt),
            BinaryOperator.maxBy(Comparator.comparing(LastPass::executedAt)));
      }
    }
    return newest.values();
  }

  private static RecordedPass readPass(JsonValue entry) throws JsonValue.UnexpectedException {
    entry.with(PROPERTIES);
    return new RecordedPass(
        entry.member("environment_id").string(),
        entry.member("test_run_id").string(),
        readTime(entry.member("executed_at")));
  }

  private static PointInTime readTime(JsonValue time) throws JsonValue.UnexpectedException {
    String expected = "epoch milliseconds or an age such as \"3h\"";
    if (!time.node().isTextual()) {
      // The same range as in replies; rejects seconds instead of milliseconds.
      return new PointInTime(
          Instant.ofEpochMilli(time.wholeNumber(YEAR_2000, YEAR_2100 - 1, expected)), null);
    }
    try {
      return new PointInTime(null, DurationText.parse(time.string()));
    } catch (IllegalArgumentException e) {
      throw time.mismatch(expected);
    }
  }
}
