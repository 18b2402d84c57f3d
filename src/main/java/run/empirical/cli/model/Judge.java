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
                        : new Cell(environment, null, null, GateStatus.NOT_JUDGED))
            .toList();
    return new TestCaseAnswer(lookUp.testCase(), cells, lookUp.failure());
  }

  private Cell cell(Environment environment, @Nullable LastPass newest) {
    boolean atOtherTime = window.before() != null;
    Age age = newest == null ? null : Age.of(newest.executedAt(), window.endAt(now), atOtherTime);
    return new Cell(environment, newest, age, status(environment, newest, age));
  }

  private GateStatus status(Environment environment, @Nullable LastPass newest, @Nullable Age age) {
    if (gate == null || !gate.judges(environment)) {
      return GateStatus.NOT_JUDGED;
    }
    return newest == null || age == null ? GateStatus.MISSING : gate.judge(newest, age, window);
  }
}
