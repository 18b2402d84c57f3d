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
import run.empirical.cli.faults.Cell.Position;

/** Collects results and prints them as tables with a row per fault and a column per stage. */
final class Grid {
  private static final String EXCLUDED = "-";

  private final FaultTable table;
  private final List<ShippedProgram> programs;
  private final Map<Position, Map<ShippedProgram, String>> results = new ConcurrentHashMap<>();

  Grid(FaultTable table, List<ShippedProgram> programs) {
    this.table = table;
    this.programs = programs;
  }

  /**
   * Records a result.
   *
   * @param result the duration in seconds, or a word if the run failed or was skipped
   */
  void put(Position position, ShippedProgram program, String result) {
    results.computeIfAbsent(position, any -> new ConcurrentHashMap<>()).put(program, result);
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
        stages.forEach(stage -> line.add(result(new Position(protocol, stage, fault))));
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
    return table.cell(new Position(protocol, stage, fault)) != null;
  }

  private String result(Position position) {
    @Nullable Cell cell = table.cell(position);
    if (cell == null) {
      return EXCLUDED;
    }
    Map<ShippedProgram, String> byProgram = results.getOrDefault(position, Map.of());
    return cell.expected().exit()
        + " "
        + programs.stream()
            .map(program -> byProgram.getOrDefault(program, "?"))
            .collect(Collectors.joining("/"));
  }
}
