package run.empirical.cli.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.time.Clocks;

/**
 * What all look-ups of a run mean, judged once, at one instant. Every format, message and the exit
 * status are read from it.
 *
 * @param clocks the time at the end of the look-ups
 * @param results one for each test case asked, in order
 * @param environments the columns of the grid: environments that were returned or asked for, sorted
 *     by ID; a single one without an ID if there are none
 * @param problem why nothing that was answered can be judged; null if it can
 */
public record Answer(
    Question question,
    Clocks clocks,
    List<Result> results,
    List<Environment> environments,
    @Nullable Failure problem) {
  public Answer {
    results = List.copyOf(results);
    environments = List.copyOf(environments);
  }

  /** Judges look-ups. */
  public static Answer of(Question question, List<LookUp> lookUps, Clocks clocks) {
    Judge judge = new Judge(question, lookUps, clocks);
    List<Result> results = new ArrayList<>(lookUps.size());
    Set<String> ids = new TreeSet<>(EnvironmentOrder.BY_ID);
    ids.addAll(question.askedEnvironments());
    for (LookUp lookUp : lookUps) {
      Result result = judge.result(lookUp);
      results.add(result);
      for (Cell cell : result.cells()) {
        if (cell.environment().id() != null) {
          ids.add(cell.environment().id());
        }
      }
    }
    List<Environment> environments =
        ids.isEmpty()
            ? List.of(Environment.NONE)
            : ids.stream().map(question.names()::environment).toList();
    return new Answer(question, clocks, results, environments, judge.problem());
  }

  /** Ages count from this time: {@code --before}, else now. */
  public Instant asOf() {
    return question.window().endAt(clocks.now());
  }

  /** The number of answered test cases that do not meet the gate. */
  public int unmet() {
    return (int) results.stream().filter(result -> result.answered() && !result.met()).count();
  }

  /** The number of test cases that could not be looked up or judged. */
  public int failed() {
    return (int) results.stream().filter(result -> !result.answered()).count();
  }

  /** The failures in the order in which they first occur, each with its test cases. */
  public Map<Failure, List<TestCase>> failures() {
    Map<Failure, List<TestCase>> failures = new LinkedHashMap<>();
    for (Result result : results) {
      if (result.failure() != null) {
        failures
            .computeIfAbsent(result.failure(), failure -> new ArrayList<>())
            .add(result.testCase());
      }
    }
    return failures;
  }

  /** How many test cases there are of each freshness; those without any are left out. */
  public Map<Freshness, Integer> freshness() {
    Map<Freshness, Integer> counts = new EnumMap<>(Freshness.class);
    results.forEach(result -> counts.merge(result.freshness(), 1, Integer::sum));
    return counts;
  }

  /**
   * Whether the gate is met: true if there are test cases and all were answered and meet it; false
   * if an answered one does not; else, and without a gate, null.
   */
  public @Nullable Boolean met() {
    if (question.gate() == null) {
      return null;
    }
    if (unmet() > 0 || results.isEmpty()) {
      return false;
    }
    return failed() == 0 ? Boolean.TRUE : null;
  }

  /** A failure outranks an unmet gate, which outranks success. */
  public ExitStatus status() {
    for (Result result : results) {
      if (result.failure() != null) {
        return ExitStatus.of(result.failure().kind());
      }
    }
    boolean closed = question.gate() != null && !Boolean.TRUE.equals(met());
    return closed ? ExitStatus.GATE_NOT_MET : ExitStatus.OK;
  }

  /** A test case's cell in each environment of the grid; one without a pass where there is none. */
  public List<Cell> cells(Result result) {
    // By ID: in a native program, a record's hash code is slow.
    Map<@Nullable String, Cell> newest = new HashMap<>();
    result.cells().forEach(cell -> newest.putIfAbsent(cell.environment().id(), cell));
    // Without any environment, the only cell says whether that meets the gate.
    Cell anywhere = newest.get(null);
    GateStatus absent = anywhere == null ? GateStatus.NOT_GATED : anywhere.gateStatus();
    List<Cell> cells = new ArrayList<>(environments.size());
    for (Environment environment : environments) {
      Cell cell = newest.get(environment.id());
      cells.add(cell != null ? cell : new Cell(environment, null, null, absent));
    }
    return cells;
  }
}
