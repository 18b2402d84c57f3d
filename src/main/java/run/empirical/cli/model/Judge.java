package run.empirical.cli.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.time.Age;

/** Judges each look-up of one run, all at the same instant. */
final class Judge {
  /** Cells without a pass come last. */
  private static final Comparator<Cell> NEWEST_FIRST =
      Comparator.comparing(Cell::lastPass, Comparator.nullsLast(LastPass.NEWEST_FIRST));

  private final Question question;
  private final Instant now;

  /** All environments of the answer, by ID. */
  private final Map<@Nullable String, Environment> environments = new LinkedHashMap<>();

  /** Judges at this time. */
  Judge(Question question, List<Environment> environments, Instant now) {
    this.question = question;
    this.now = now;
    environments.forEach(environment -> this.environments.put(environment.id(), environment));
  }

  /** The result of one look-up. */
  Result result(LookUp lookUp) {
    if (lookUp.failure() != null) {
      List<Cell> unknown =
          environments.values().stream()
              .map(environment -> new Cell(environment, null, null, GateStatus.NOT_GATED))
              .toList();
      return new Result(lookUp.testCase(), unknown, List.of(), Freshness.UNKNOWN, lookUp.failure());
    }
    Map<String, LastPass> newest = new HashMap<>();
    List<Cell> older = new ArrayList<>();
    for (LastPass pass : lookUp.passes().stream().sorted(LastPass.NEWEST_FIRST).toList()) {
      Environment environment = environments.get(pass.environmentId());
      boolean isOlder = newest.putIfAbsent(pass.environmentId(), pass) != null;
      // Only --env leaves out an environment.
      if (isOlder && environment != null) {
        older.add(new Cell(environment, pass, age(pass), GateStatus.NOT_GATED));
      }
    }
    List<Cell> cells =
        environments.values().stream()
            .map(environment -> cell(environment, newest.get(environment.id())))
            .toList();
    List<Cell> rows = Stream.concat(cells.stream(), older.stream()).sorted(NEWEST_FIRST).toList();
    Freshness freshness = Freshness.of(rows.get(0), question.runStart());
    return new Result(lookUp.testCase(), cells, rows, freshness, null);
  }

  private Cell cell(Environment environment, @Nullable LastPass newest) {
    Age age = newest == null ? null : age(newest);
    return new Cell(environment, newest, age, status(environment, newest));
  }

  private GateStatus status(Environment environment, @Nullable LastPass newest) {
    Gate gate = question.query().gate();
    if (gate == null || !gate.covers(environment)) {
      return GateStatus.NOT_GATED;
    }
    return newest == null
        ? GateStatus.MISSING
        : gate.judge(newest, age(newest), question.query().window());
  }

  private Age age(LastPass pass) {
    LookBackWindow window = question.query().window();
    return Age.of(pass.executedAt(), window.endAt(now), window.before() != null);
  }
}
