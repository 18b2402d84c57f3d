package run.empirical.cli.model;

import static java.util.function.BinaryOperator.minBy;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.time.Age;

/** Judges each look-up of one run, all at the same instant. */
record Judge(
    LookBackWindow window, @Nullable Gate gate, List<Environment> environments, Instant now) {
  /**
   * The result of one look-up. If it failed, an earlier answer of the run counts only if it does
   * not meet the gate: the failure must not hide that.
   */
  TestCaseAnswer result(LookUpResult lookUp) {
    TestCase testCase = lookUp.testCase();
    if (lookUp.passes() != null) {
      TestCaseAnswer result =
          new TestCaseAnswer(testCase, cells(lookUp.passes()), lookUp.failure());
      if (result.answered() || result.unmet()) {
        return result;
      }
    }
    return new TestCaseAnswer(
        testCase,
        environments.stream().map(it -> new Cell(it, null, GateStatus.NOT_JUDGED)).toList(),
        lookUp.failure());
  }

  /** The cells of an answer. Of several passes in one environment, the newest counts. */
  private List<Cell> cells(List<LastPass> passes) {
    Map<String, LastPass> newest =
        passes.stream()
            .collect(toMap(LastPass::environmentId, identity(), minBy(LastPass.NEWEST_FIRST)));
    return environments.stream().map(it -> cell(it, newest.get(it.id()))).toList();
  }

  private Cell cell(Environment environment, @Nullable LastPass newest) {
    if (newest == null) {
      return new Cell(environment, null, status(environment, null));
    }
    Age age = new Age(newest.executedAt(), window.endAt(now), window.before() != null);
    return new Cell(environment, new Pass(newest.testRunId(), age), status(environment, age));
  }

  private GateStatus status(Environment environment, @Nullable Age age) {
    if (gate == null || !gate.judges(environment)) {
      return GateStatus.NOT_JUDGED;
    }
    return age == null ? GateStatus.MISSING : gate.judge(age, window);
  }
}
