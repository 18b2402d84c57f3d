package run.empirical.cli.faults;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The expected output for every fault at every stage, or the reason why the combination is not
 * tested. Missing combinations and duplicates are errors.
 */
final class FaultTable {
  private final Map<Place, Cell> cells = new LinkedHashMap<>();
  private final Map<Place, String> reasons = new HashMap<>();

  private FaultTable() {}

  static FaultTable whole() {
    FaultTable table = new FaultTable();
    ConnectionFaults.fill(table);
    Http1Faults.fill(table);
    Http2Faults.fill(table);
    return table;
  }

  List<Cell> cells() {
    return List.copyOf(cells.values());
  }

  @Nullable Cell cell(Place place) {
    return cells.get(place);
  }

  /** The missing combinations. */
  List<Place> holes() {
    List<Place> holes = new ArrayList<>();
    for (Protocol protocol : Protocol.values()) {
      for (Stage stage : Stage.values()) {
        for (Fault fault : Fault.values()) {
          Place place = new Place(protocol, stage, fault);
          if (!cells.containsKey(place) && !reasons.containsKey(place)) {
            holes.add(place);
          }
        }
      }
    }
    return holes;
  }

  void put(Cell cell) {
    once(cell.place());
    cells.put(cell.place(), cell);
  }

  /** Explains why these faults are impossible, or the same as others, at this stage. */
  void meaningless(Protocol protocol, Stage stage, String reason, Iterable<Fault> faults) {
    for (Fault fault : faults) {
      Place place = new Place(protocol, stage, fault);
      once(place);
      reasons.put(place, reason);
    }
  }

  /** Explains it for all faults that are not in the table yet. */
  void nothingElse(Protocol protocol, Stage stage, String reason) {
    EnumSet<Fault> rest = EnumSet.noneOf(Fault.class);
    holes().stream()
        .filter(hole -> hole.protocol() == protocol && hole.stage() == stage)
        .forEach(hole -> rest.add(hole.fault()));
    meaningless(protocol, stage, reason, rest);
  }

  private void once(Place place) {
    if (cells.containsKey(place) || reasons.containsKey(place)) {
      throw new IllegalStateException("duplicate in the table: " + place);
    }
  }
}
