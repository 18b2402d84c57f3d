package run.empirical.cli.faults;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.faults.Cell.Position;

/**
 * The expected output for every fault at every stage, or the reason why the combination is not
 * tested. Missing combinations and duplicates are errors.
 */
final class FaultTable {
  private final Map<Position, Cell> cells = new LinkedHashMap<>();
  private final Map<Position, String> excluded = new HashMap<>();

  private FaultTable() {}

  static FaultTable create() {
    FaultTable table = new FaultTable();
    ConnectionFaults.fill(table);
    Http1Faults.fill(table);
    Http2Faults.fill(table);
    return table;
  }

  List<Cell> cells() {
    return List.copyOf(cells.values());
  }

  @Nullable Cell cell(Position position) {
    return cells.get(position);
  }

  /** The missing combinations. */
  List<Position> missing() {
    List<Position> missing = new ArrayList<>();
    for (Protocol protocol : Protocol.values()) {
      for (Stage stage : Stage.values()) {
        for (Fault fault : Fault.values()) {
          Position position = new Position(protocol, stage, fault);
          if (!cells.containsKey(position) && !excluded.containsKey(position)) {
            missing.add(position);
          }
        }
      }
    }
    return missing;
  }

  void put(Cell cell) {
    rejectDuplicate(cell.position());
    cells.put(cell.position(), cell);
  }

  /** Excludes faults that are impossible, or the same as others, at this stage. */
  void exclude(Protocol protocol, Stage stage, String reason, Iterable<Fault> faults) {
    for (Fault fault : faults) {
      Position position = new Position(protocol, stage, fault);
      rejectDuplicate(position);
      excluded.put(position, reason);
    }
  }

  /** Excludes all faults that are not in the table yet. */
  void excludeOthers(Protocol protocol, Stage stage, String reason) {
    EnumSet<Fault> rest = EnumSet.noneOf(Fault.class);
    missing().stream()
        .filter(position -> position.protocol() == protocol && position.stage() == stage)
        .forEach(position -> rest.add(position.fault()));
    exclude(protocol, stage, reason, rest);
  }

  private void rejectDuplicate(Position position) {
    if (cells.containsKey(position) || excluded.containsKey(position)) {
      throw new IllegalStateException("duplicate in the table: " + position);
    }
  }
}
