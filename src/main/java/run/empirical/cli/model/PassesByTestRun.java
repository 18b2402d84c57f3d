package run.empirical.cli.model;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.time.Age;

/**
 * The test runs in which the answered test cases last passed in one environment: tests that one
 * change broke usually last passed in the same run. Each test case counts once, by its cell.
 */
public final class PassesByTestRun {
  private final Environment environment;
  private final int column;
  private final @Nullable Instant playwrightStart;
  private final Set<String> failedIds;
  private final List<TestRun> runs = new ArrayList<>();
  private final Map<String, TestRun> runsById = new HashMap<>();

  /** The newest pass in each test run, including passes since the Playwright run began. */
  private final Map<String, Instant> newestPasses = new HashMap<>();

  private int sinceStart;
  private int inFuture;
  private int withoutPass;

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

  private PassesByTestRun(
      Environment environment, int column, List<TestCaseAnswer> results, Question question) {
    this.environment = environment;
    this.column = column;
    this.playwrightStart = question.playwrightStart();
    PlaywrightRun run = question.list().playwrightRun();
    this.failedIds = run == null ? Set.of() : run.failedIds();
    results.stream().filter(TestCaseAnswer::answered).forEach(this::add);
    runs.addAll(runsById.values());
    runs.sort(TestRun.NEWEST_FIRST);
  }

  /** The passes of each environment of an answer, in the answer's order. */
  static List<PassesByTestRun> of(
      List<Environment> environments, List<TestCaseAnswer> results, Question question) {
    return IntStream.range(0, environments.size())
        .mapToObj(
            column -> new PassesByTestRun(environments.get(column), column, results, question))
        .toList();
  }

  private void add(TestCaseAnswer result) {
    Pass pass = cell(result).pass();
    if (pass == null) {
      withoutPass++;
      return;
    }
    if (pass.age().isFuture()) {
      inFuture++;
      return;
    }
    String id = pass.testRunId();
    if (!id.isEmpty()) {
      newestPasses.merge(id, pass.executedAt(), BinaryOperator.maxBy(naturalOrder()));
    }
    if (isSinceStart(pass.executedAt())) {
      sinceStart++;
      return;
    }
    TestRun run = new TestRun(id, pass.age(), 1, failed(result));
    if (id.isEmpty()) {
      runs.add(run);
    } else {
      runsById.merge(id, run, TestRun::plus);
    }
  }

  private boolean isSinceStart(Instant passed) {
    return playwrightStart != null && !passed.isBefore(playwrightStart);
  }

  private int failed(TestCaseAnswer result) {
    return failedIds.contains(result.testCase().id()) ? 1 : 0;
  }

  private Cell cell(TestCaseAnswer result) {
    return result.cells().get(column);
  }

  public Environment environment() {
    return environment;
  }

  /** How many test cases passed since the Playwright run of the report began. */
  public int sinceStart() {
    return sinceStart;
  }

  /**
   * The test runs in which test cases last passed before the Playwright run began, the run with the
   * newest pass first.
   */
  public List<TestRun> runs() {
    return Collections.unmodifiableList(runs);
  }

  /** How many test cases have a last pass in the future. */
  public int inFuture() {
    return inFuture;
  }

  /** How many test cases have no pass in the look-back window. */
  public int withoutPass() {
    return withoutPass;
  }

  /** How many test cases have a pass. */
  public int withPass() {
    return sinceStart + runs.stream().mapToInt(TestRun::testCases).sum() + inFuture;
  }

  /**
   * How many other tests that failed in the Playwright run last passed in the same test run as a
   * test case; 0 if the test case has no pass before the Playwright run began.
   */
  public int otherFailedTests(TestCaseAnswer result) {
    Pass pass = passed(result);
    if (pass == null || isSinceStart(pass.executedAt())) {
      return 0;
    }
    TestRun run = runsById.get(pass.testRunId());
    return run == null ? 0 : run.failedTests() - failed(result);
  }

  /**
   * Orders results by the columns of an answer, in each by test run: first the run with the newest
   * pass, then passes in the future, then no pass. Test cases of one run are equal there, so that
   * they stay together. Unanswered test cases come last.
   */
  public static Comparator<TestCaseAnswer> order(List<PassesByTestRun> columns) {
    Comparator<TestCaseAnswer> order = Comparator.comparing(TestCaseAnswer::answered).reversed();
    for (PassesByTestRun column : columns) {
      order = order.thenComparing(column::compare);
    }
    return order;
  }

  private int compare(TestCaseAnswer left, TestCaseAnswer right) {
    Pass one = passed(left);
    Pass other = passed(right);
    if (one == null || other == null) {
      return Integer.compare(rank(left), rank(right));
    }
    int byTime = newest(other).compareTo(newest(one));
    return byTime != 0 ? byTime : Environment.BY_ID.compare(one.testRunId(), other.testRunId());
  }

  /** The last pass of a test case; null if there is none or it lies in the future. */
  private @Nullable Pass passed(TestCaseAnswer result) {
    return cell(result).isFuture() ? null : cell(result).pass();
  }

  private int rank(TestCaseAnswer result) {
    return passed(result) != null ? 0 : cell(result).isFuture() ? 1 : 2;
  }

  /** The newest pass in the same test run; a test run without an ID has one pass. */
  private Instant newest(Pass pass) {
    return newestPasses.getOrDefault(pass.testRunId(), pass.executedAt());
  }
}
