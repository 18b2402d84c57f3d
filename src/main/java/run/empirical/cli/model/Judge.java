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
  private final LookBackWindow window;
  private final Instant asOf;

  /** All environments of the answer, by ID. */
  private final Map<@Nullable String, Environment> environments = new LinkedHashMap<>();

  /** Judges at this time. */
  Judge(Question question, List<Environment> environments, Instant now) {
    this.question = question;
    this.window = question.query().window();
    this.asOf = window.endAt(now);
    environments.forEach(environment -> this.environments.put(environment.id(), environment));
  }

  /** The result of one look-up. */
  Result result(LookUp lookUp) {
    if (lookUp.failure() != null) {
      List<Cell> unknown =
          environments.values().stream()
              .map(environment -> new Cell(environment, null, null, GateStatus.NOT_GATED))
              .toList();
      return new Result(
          lookUp.testCase(), unknown, List.of(), null, Freshness.UNKNOWN, lookUp.failure());
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
    LastPass counted = newest(rows);
    return new Result(lookUp.testCase(), cells, rows, counted, freshness(rows, counted), null);
  }

  /** The newest pass that does not lie in the future; null if there is none. */
  private static @Nullable LastPass newest(List<Cell> rows) {
    for (Cell row : rows) {
      if (!row.isFuture()) {
        return row.lastPass();
      }
    }
    return null;
  }

  private Freshness freshness(List<Cell> rows, @Nullable LastPass newest) {
    if (newest != null) {
      return Freshness.of(newest.executedAt(), question.runStart(), asOf);
    }
    return rows.get(0).isFuture() ? Freshness.FUTURE : Freshness.NONE;
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
    return newest == null ? GateStatus.MISSING : gate.judge(newest, age(newest), window);
  }

  private Age age(LastPass pass) {
    return Age.of(pass.executedAt(), asOf, window.before() != null);
  }
}
