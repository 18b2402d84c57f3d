package run.empirical.cli.faults;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every fault at every stage: what a user gets, or why there is nothing to see. A combination of
 * which neither is said is a hole, and two things said of one are a mistake.
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

  /** The combinations of which nothing is said. */
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

  /** Says why these faults cannot be, or cannot be told from others, at this stage. */
  void meaningless(Protocol protocol, Stage stage, String reason, Iterable<Fault> faults) {
    for (Fault fault : faults) {
      Place place = new Place(protocol, stage, fault);
      once(place);
      reasons.put(place, reason);
    }
  }

  /** Says it of all faults that the table has nothing of yet. */
  void nothingElse(Protocol protocol, Stage stage, String reason) {
    EnumSet<Fault> rest = EnumSet.noneOf(Fault.class);
    holes().stream()
        .filter(hole -> hole.protocol() == protocol && hole.stage() == stage)
        .forEach(hole -> rest.add(hole.fault()));
    meaningless(protocol, stage, reason, rest);
  }

  private void once(Place place) {
    if (cells.containsKey(place) || reasons.containsKey(place)) {
      throw new IllegalStateException("twice in the table: " + place);
    }
  }
}
