package run.empirical.cli.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.dist.ShippedProgram;

/** Collects results and prints them, faults down and stages across. */
final class Grid {
  private static final String MEANINGLESS = "-";

  private final FaultTable table;
  private final List<ShippedProgram> programs;
  private final Map<Place, Map<ShippedProgram, String>> results = new ConcurrentHashMap<>();

  Grid(FaultTable table, List<ShippedProgram> programs) {
    this.table = table;
    this.programs = programs;
  }

  /**
   * Records a result.
   *
   * @param result a short text; anything that does not start with a digit is a failure
   */
  void put(Place place, ShippedProgram program, String result) {
    results.computeIfAbsent(place, any -> new ConcurrentHashMap<>()).put(program, result);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Fault matrix: %d cells, each on %s: exit status and seconds.%n",
            table.cells().size(),
            programs.stream().map(ShippedProgram::name).collect(Collectors.joining(" / "))));
    for (Protocol protocol : Protocol.values()) {
      print(protocol, text);
    }
    return text.toString();
  }

  private void print(Protocol protocol, StringBuilder text) {
    List<Stage> stages =
        Arrays.stream(Stage.values())
            .filter(
                stage ->
                    Arrays.stream(Fault.values()).anyMatch(fault -> has(protocol, stage, fault)))
            .toList();
    List<List<String>> lines = new ArrayList<>();
    List<String> headings = new ArrayList<>(List.of(protocol.toString()));
    stages.forEach(stage -> headings.add(stage.toString()));
    lines.add(headings);
    for (Fault fault : Fault.values()) {
      if (stages.stream().anyMatch(stage -> has(protocol, stage, fault))) {
        List<String> line = new ArrayList<>(List.of(fault.toString()));
        stages.forEach(stage -> line.add(result(new Place(protocol, stage, fault))));
        lines.add(line);
      }
    }
    text.append('\n');
    for (List<String> line : lines) {
      for (int column = 0; column < line.size(); column++) {
        int at = column;
        int width = lines.stream().mapToInt(each -> each.get(at).length()).max().orElseThrow();
        String cell = line.get(column);
        text.append(cell).append(" ".repeat(width + 2 - cell.length()));
      }
      text.setLength(text.toString().stripTrailing().length());
      text.append('\n');
    }
  }

  private boolean has(Protocol protocol, Stage stage, Fault fault) {
    return table.cell(new Place(protocol, stage, fault)) != null;
  }

  private String result(Place place) {
    @Nullable Cell cell = table.cell(place);
    if (cell == null) {
      return MEANINGLESS;
    }
    Map<ShippedProgram, String> found = results.getOrDefault(place, Map.of());
    return cell.expected().exit()
        + " "
        + programs.stream()
            .map(program -> found.getOrDefault(program, "?"))
            .collect(Collectors.joining("/"));
  }
}
