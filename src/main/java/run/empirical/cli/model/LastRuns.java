package run.empirical.cli.model;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.time.Age;

/**
 * The test runs in which the answered test cases last passed in one environment: tests that one
 * change broke usually last passed in the same run. Each test case counts once, by its cell.
 */
public final class LastRuns {
  private final Environment environment;
  private final int column;
  private final @Nullable Instant playwrightStart;
  private final Set<String> failedIds;

  /** The answered test cases. */
  private final Map<Kind, List<TestCaseAnswer>> byKind;

  /** The test runs in which test cases last passed before the Playwright run began. */
  private final Map<Object, TestRun> runs;

  /** The newest pass in each test run, also since the Playwright run began. */
  private final Map<Object, Instant> newestPasses;

  /** Whether a test case has a last pass, and its age is known. The order sorts results. */
  private enum Kind {
    PASSED,
    IN_FUTURE,
    WITHOUT_PASS
  }

  /**
   * A test run in which test cases last passed, before the Playwright run of the report began.
   *
   * @param id its ID; a test run with an empty ID has one test case
   * @param age the age of the newest of these passes
   * @param testCases how many test cases last passed in it
   * @param failedTests how many of them failed in the Playwright run
   */
  public record TestRun(String id, Age age, int testCases, int failedTests) {
    /** Orders test runs by their newest pass, the newest first, then by ID. */
    public static final Comparator<TestRun> NEWEST_FIRST =
        Comparator.comparing((TestRun run) -> run.age.event())
            .reversed()
            .thenComparing(TestRun::id, Environment.BY_ID);

    private TestRun plus(TestRun other) {
      Age newer = age.event().isBefore(other.age.event()) ? other.age : age;
      return new TestRun(id, newer, testCases + other.testCases, failedTests + other.failedTests);
    }
  }

  private LastRuns(
      Environment environment, int column, List<TestCaseAnswer> results, Question question) {
    this.environment = environment;
    this.column = column;
    this.playwrightStart = question.playwrightStart();
    this.failedIds = question.list().reportedIds();
    this.byKind = results.stream().filter(TestCaseAnswer::answered).collect(groupingBy(this::kind));
    this.runs =
        all(Kind.PASSED).stream()
            .filter(result -> !isSinceStart(result))
            .collect(toMap(this::runKey, this::runOf, TestRun::plus, LinkedHashMap::new));
    this.newestPasses =
        all(Kind.PASSED).stream()
            .collect(toMap(this::runKey, this::passedAt, (a, b) -> a.isAfter(b) ? a : b));
  }

  /** The passes of each environment of an answer, in the answer's order. */
  static List<LastRuns> of(
      List<Environment> environments, List<TestCaseAnswer> results, Question question) {
    return IntStream.range(0, environments.size())
        .mapToObj(column -> new LastRuns(environments.get(column), column, results, question))
        .toList();
  }

  private Kind kind(TestCaseAnswer result) {
    if (cell(result).pass() == null) {
      return Kind.WITHOUT_PASS;
    }
    return cell(result).isFuture() ? Kind.IN_FUTURE : Kind.PASSED;
  }

  private boolean isSinceStart(TestCaseAnswer result) {
    return playwrightStart != null && !passedAt(result).isBefore(playwrightStart);
  }

  private List<TestCaseAnswer> all(Kind kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  /** Identifies a test run by its ID, or else by its test case, since it has no other. */
  private Object runKey(TestCaseAnswer result) {
    String id = pass(result).testRunId();
    return id.isEmpty() ? result.testCase() : id;
  }

  private Instant passedAt(TestCaseAnswer result) {
    return pass(result).executedAt();
  }

  private TestRun runOf(TestCaseAnswer result) {
    Pass pass = pass(result);
    return new TestRun(pass.testRunId(), pass.age(), 1, failed(result));
  }

  private int failed(TestCaseAnswer result) {
    return failedIds.contains(result.testCase().id()) ? 1 : 0;
  }

  private Cell cell(TestCaseAnswer result) {
    return result.cells().get(column);
  }

  private Pass pass(TestCaseAnswer result) {
    return requireNonNull(cell(result).pass());
  }

  public Environment environment() {
    return environment;
  }

  /** How many test cases passed since the Playwright run of the report began. */
  public int sinceStart() {
    return (int) all(Kind.PASSED).stream().filter(this::isSinceStart).count();
  }

  /**
   * The test runs in which test cases last passed before the Playwright run began, the run with the
   * newest pass first.
   */
  public List<TestRun> runs() {
    return runs.values().stream().sorted(TestRun.NEWEST_FIRST).toList();
  }

  /** How many test cases have a last pass in the future. */
  public int inFuture() {
    return all(Kind.IN_FUTURE).size();
  }

  /** How many test cases have no pass in the look-back window. */
  public int withoutPass() {
    return all(Kind.WITHOUT_PASS).size();
  }

  /** How many test cases have a pass. */
  public int withPass() {
    return all(Kind.PASSED).size() + inFuture();
  }

  /**
   * How many other tests that failed in the Playwright run last passed in the same test run as a
   * test case; 0 if the test case has no pass before the Playwright run began.
   */
  public int otherFailedTests(TestCaseAnswer result) {
    if (kind(result) != Kind.PASSED || isSinceStart(result)) {
      return 0;
    }
    return requireNonNull(runs.get(runKey(result))).failedTests() - failed(result);
  }

  /**
   * Orders results by the environments of an answer, in each by test run: first the run with the
   * newest pass, then passes in the future, then no pass. Test cases of one run are equal there, so
   * that they stay together. Unanswered test cases come last.
   */
  public static Comparator<TestCaseAnswer> order(List<LastRuns> environments) {
    Comparator<TestCaseAnswer> order = Comparator.comparing(TestCaseAnswer::answered).reversed();
    for (LastRuns environment : environments) {
      order = order.thenComparing(environment::compare);
    }
    return order;
  }

  private int compare(TestCaseAnswer left, TestCaseAnswer right) {
    int ofKinds = kind(left).compareTo(kind(right));
    if (ofKinds != 0 || kind(left) != Kind.PASSED) {
      return ofKinds;
    }
    int byTime = newest(right).compareTo(newest(left));
    return byTime != 0
        ? byTime
        : Environment.BY_ID.compare(pass(left).testRunId(), pass(right).testRunId());
  }

  private Instant newest(TestCaseAnswer result) {
    return requireNonNull(newestPasses.get(runKey(result)));
  }
}
