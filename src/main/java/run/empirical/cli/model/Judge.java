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
  /** The result of one look-up. Of several passes in one environment, the newest counts. */
  TestCaseAnswer result(LookUpResult lookUp) {
    Map<String, LastPass> newest =
        lookUp.passes().stream()
            .collect(toMap(LastPass::environmentId, identity(), minBy(LastPass.NEWEST_FIRST)));
    List<Cell> cells =
        environments.stream()
            .map(
                environment ->
                    lookUp.failure() == null
                        ? cell(environment, newest.get(environment.id()))
                        : new Cell(environment, null, GateStatus.NOT_JUDGED))
            .toList();
    return new TestCaseAnswer(lookUp.testCase(), cells, lookUp.failure());
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
