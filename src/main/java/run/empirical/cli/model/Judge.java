package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.time.Age;

/** Judges each look-up of one run, all at the same instant. */
final class Judge {
  private final Question question;
  private final Instant now;

  /** Each environment's place in the grid. */
  private final Map<@Nullable String, Integer> columns = new HashMap<>();

  private final List<Cell> withoutPass = new ArrayList<>();
  private final List<Cell> unanswered = new ArrayList<>();

  /**
   * Judges at this time.
   *
   * @param environments all environments of the answer
   */
  Judge(Question question, List<Environment> environments, Instant now) {
    Gate gate = question.gate();
    this.question = question;
    this.now = now;
    for (Environment environment : environments) {
      columns.put(environment.id(), columns.size());
      boolean gated = gate != null && gate.covers(environment);
      GateStatus status = gated ? GateStatus.MISSING : GateStatus.NOT_GATED;
      withoutPass.add(new Cell(environment, null, null, status));
      unanswered.add(new Cell(environment, null, null, GateStatus.NOT_GATED));
    }
  }

  /** The result of one look-up. */
  Result result(LookUp lookUp) {
    if (lookUp.failure() != null) {
      return new Result(
          lookUp.testCase(), unanswered, List.of(), Freshness.UNKNOWN, lookUp.failure());
    }
    List<LastPass> passes = new ArrayList<>(lookUp.passes());
    passes.sort(LastPass.NEWEST_FIRST);
    List<Cell> cells = new ArrayList<>(withoutPass);
    List<Cell> rows = new ArrayList<>();
    for (LastPass pass : passes) {
      Integer column = columns.get(pass.environmentId());
      // Only --env leaves out an environment.
      if (column != null) {
        Cell newest = cells.get(column);
        // If a reply has an environment twice, only the newer pass, which comes first, is gated.
        boolean first = newest.lastPass() == null;
        GateStatus status = first ? status(newest, pass) : GateStatus.NOT_GATED;
        Cell cell = new Cell(newest.environment(), pass, age(pass.executedAt()), status);
        rows.add(cell);
        cells.set(column, first ? cell : newest);
      }
    }
    cells.stream().filter(cell -> cell.lastPass() == null).forEach(rows::add);
    Freshness freshness = Freshness.of(rows.get(0), question.runStart());
    return new Result(lookUp.testCase(), cells, rows, freshness, null);
  }

  private Age age(Instant executedAt) {
    LookBackWindow window = question.window();
    Duration age = Duration.between(executedAt, window.endAt(now));
    return new Age(age.toMillis(), window.before() != null);
  }

  /** The gate's result for a pass where the grid had none. */
  private GateStatus status(Cell before, LastPass pass) {
    Gate gate = question.gate();
    if (gate == null || before.gateStatus() == GateStatus.NOT_GATED) {
      return GateStatus.NOT_GATED;
    }
    return gate.judge(pass, age(pass.executedAt()), question.window());
  }
}
