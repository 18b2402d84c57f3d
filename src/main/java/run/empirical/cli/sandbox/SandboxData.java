package run.empirical.cli.sandbox;

import static java.util.Comparator.reverseOrder;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.json.RecordReader;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LastPassRequest;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.text.Resources;
import run.empirical.cli.time.PointInTime;
import run.empirical.cli.time.TypedDuration;

/** The passes that a sandbox serves, by test case ID. */
public final class SandboxData {
  /** The names of the built-in environments, sorted by ID. */
  public static final Map<String, String> ENVIRONMENTS =
      Collections.unmodifiableMap(
          new TreeMap<>(Map.of("1", "production", "2", "staging", "3", "preview")));

  /**
   * Test cases that are not built in have no later passes, where the epoch stands for now: a test
   * that has just failed did not pass in the last half hour.
   */
  private static final Instant MAX_INVENTED = Instant.EPOCH.minus(Duration.ofMinutes(30));

  private final Function<String, List<RecordedPass>> passes;

  private SandboxData(Function<String, List<RecordedPass>> passes) {
    this.passes = passes;
  }

  /** A pass of a test case; it may have several in an environment. */
  record RecordedPass(String environmentId, String testRunId, PointInTime time) {
    @JsonCreator
    static RecordedPass of(
        @JsonProperty("environment_id") @Nullable String environmentId,
        @JsonProperty("test_run_id") @Nullable String testRunId,
        @JsonProperty("executed_at") @Nullable JsonNode executedAt) {
      return new RecordedPass(
          present(environmentId, "environment_id"),
          present(testRunId, "test_run_id"),
          time(executedAt));
    }

    static String present(@Nullable String value, String member) {
      if (value == null || value.isEmpty()) {
        throw new IllegalArgumentException(member + " must be a non-empty string");
      }
      return value;
    }

    private static PointInTime time(@Nullable JsonNode time) {
      try {
        if (time != null && time.isTextual()) {
          return new PointInTime(null, TypedDuration.parse(time.textValue()));
        }
        Instant instant =
            time != null && time.isNumber() ? LastPass.time(time.doubleValue()) : null;
        if (instant != null) {
          return new PointInTime(instant, null);
        }
      } catch (IllegalArgumentException e) {
        // The message below covers every invalid value.
      }
      throw new IllegalArgumentException(
          "executed_at must be epoch milliseconds or an age such as \"3h\"");
    }
  }

  /** A JSON document that maps test case IDs to lists of the API's entries. */
  record Document(Map<String, List<RecordedPass>> passes) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Document {}
  }

  /** The built-in test cases; any other test case gets passes in their test runs. */
  public static SandboxData invented() {
    Map<String, List<RecordedPass>> builtIn = new HashMap<>();
    builtInLines()
        .forEach(line -> builtIn.put(line[0], line.length < 3 ? List.of() : passes(line[2])));
    Map<String, List<RecordedPass>> newestFirst =
        builtIn.values().stream()
            .flatMap(List::stream)
            .filter(pass -> pass.time().at(Instant.EPOCH).isBefore(MAX_INVENTED))
            .sorted(Comparator.comparing(pass -> pass.time().at(Instant.EPOCH), reverseOrder()))
            .collect(groupingBy(RecordedPass::environmentId, TreeMap::new, toList()));
    return new SandboxData(
        testCaseId ->
            builtIn.getOrDefault(testCaseId, inventedPasses(testCaseId, newestFirst.values())));
  }

  /** The descriptions of the built-in test cases, by ID. */
  public static Map<String, String> builtInTests() {
    Map<String, String> shows = new LinkedHashMap<>();
    builtInLines().forEach(line -> shows.put(line[0], line[1]));
    return shows;
  }

  private static List<String[]> builtInLines() {
    return Resources.read(SandboxData.class, "built-in.txt")
        .lines()
        .map(line -> line.split(" \\| ", -1))
        .toList();
  }

  private static List<RecordedPass> passes(String text) {
    List<RecordedPass> passes = new ArrayList<>();
    for (String pass : text.split(", ", -1)) {
      String[] parts = pass.split(" ", -1);
      passes.add(new RecordedPass(parts[0], parts[1], PointInTime.parse(parts[2])));
    }
    return passes;
  }

  /**
   * Invents the passes of a test case, the same for an ID at each call. In each environment, half
   * of all tests passed in the newest test run, a third in any, and the others in none.
   */
  private static List<RecordedPass> inventedPasses(
      String testCaseId, Collection<List<RecordedPass>> runsByEnvironment) {
    SplittableRandom random = new SplittableRandom(testCaseId.hashCode());
    List<RecordedPass> passes = new ArrayList<>();
    for (List<RecordedPass> runs : runsByEnvironment) {
      int chance = random.nextInt(6);
      if (chance < 5) {
        passes.add(runs.get(chance < 3 ? 0 : random.nextInt(runs.size())));
      }
    }
    return passes;
  }

  /**
   * Reads a JSON object that maps test case IDs to lists of the API's entries (contract schema
   * {@code LastPassPerEnvEntry}). Their {@code executed_at} is epoch milliseconds or an age such as
   * {@code "3h"}. An environment may have several passes.
   *
   * @param source where the data comes from, for messages
   * @throws FailureException naming the source and the position of the error
   */
  public static SandboxData read(InputStream json, String source) {
    try {
      Document document = new RecordReader<>(Document.class).read(json);
      return new SandboxData(testCaseId -> document.passes().getOrDefault(testCaseId, List.of()));
    } catch (IOException e) {
      throw FailureException.config("%s: %s", source, e.getMessage());
    }
  }

  /** All passes of a test case, in no particular order. */
  List<RecordedPass> passesOf(String testCaseId) {
    return passes.apply(testCaseId);
  }

  /**
   * The newest pass within the look-back window in each environment, as JSON (contract schema
   * {@code LastPassPerEnvResponse}).
   */
  String reply(LastPassRequest request, Instant start, Instant now) {
    LookBackWindow window = request.window();
    Instant end = window.endAt(now);
    Map<String, LastPass> newest = new LinkedHashMap<>();
    for (RecordedPass pass : passesOf(request.testCaseId())) {
      Instant executedAt = pass.time().at(start);
      if (!executedAt.isAfter(end) && !executedAt.isBefore(end.minus(window.length()))) {
        newest.merge(
            pass.environmentId(),
            new LastPass(pass.environmentId(), pass.testRunId(), executedAt),
            BinaryOperator.maxBy(Comparator.comparing(LastPass::executedAt)));
      }
    }
    return newest.values().stream()
        .map(SandboxData::entry)
        .collect(joining(",", "{\"data\":[", "]}"));
  }

  private static String entry(LastPass pass) {
    return String.format(
        Locale.ROOT,
        "{\"environment_id\":%s,\"test_run_id\":%s,\"executed_at\":%d}",
        string(pass.environmentId()),
        string(pass.testRunId()),
        pass.executedAt().toEpochMilli());
  }

  /** The text as a JSON string. */
  static String string(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
