package run.empirical.cli.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.time.Age;

/** Judges each look-up of one run, all at the same instant. */
record Judge(
    LookBackWindow window, @Nullable Gate gate, List<Environment> environments, Instant now) {
  /** Cells without a pass come last; equal ones stay in the order of the columns. */
  private static final Comparator<Cell> NEWEST_FIRST =
      Comparator.comparing(Cell::lastPass, Comparator.nullsLast(LastPass.NEWEST_FIRST));

  /** The result of one look-up. */
  TestCaseAnswer result(LookUpResult lookUp) {
    if (lookUp.failure() != null) {
      List<Cell> unknown =
          environments.stream()
              .map(environment -> new Cell(environment, null, null, GateStatus.NOT_JUDGED))
              .toList();
      return new TestCaseAnswer(lookUp.testCase(), unknown, List.of(), lookUp.failure());
    }
    // A reply may have the same environment several times.
    Map<String, List<LastPass>> passes =
        lookUp.passes().stream()
            .sorted(LastPass.NEWEST_FIRST)
            .collect(Collectors.groupingBy(LastPass::environmentId));
    List<Cell> cells = new ArrayList<>();
    List<Cell> rows = new ArrayList<>();
    for (Environment environment : environments) {
      List<LastPass> own = passes.getOrDefault(environment.id(), List.of());
      Cell cell = cell(environment, own.isEmpty() ? null : own.get(0));
      cells.add(cell);
      rows.add(cell);
      own.stream()
          .skip(1)
          .map(pass -> new Cell(environment, pass, age(pass), GateStatus.NOT_JUDGED))
          .forEach(rows::add);
    }
    rows.sort(NEWEST_FIRST);
    return new TestCaseAnswer(lookUp.testCase(), cells, rows, null);
  }

  private Cell cell(Environment environment, @Nullable LastPass newest) {
    Age age = newest == null ? null : age(newest);
    return new Cell(environment, newest, age, status(environment, newest));
  }

  private GateStatus status(Environment environment, @Nullable LastPass newest) {
    if (gate == null || !gate.judges(environment)) {
      return GateStatus.NOT_JUDGED;
    }
    return newest == null ? GateStatus.MISSING : gate.judge(newest, age(newest), window);
  }

  private Age age(LastPass pass) {
    return Age.of(pass.executedAt(), window.endAt(now), window.before() != null);
  }
}
