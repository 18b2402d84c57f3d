package run.empirical.cli.output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.EnvironmentOrder;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.Row;

/**
 * Findings arranged as a matrix: a line per test case, a column per environment.
 *
 * @param columns the environments with passes and those that the gate requires, sorted; a single
 *     one without an ID if there are none
 * @param lines in input order
 */
record Matrix(List<Column> columns, List<Line> lines) {
  /** The column label of a matrix without environments. */
  private static final String NOWHERE = "-";

  /**
   * An environment.
   *
   * @param id its ID; null if there are no environments
   * @param label its label for people
   */
  record Column(@Nullable String id, String label) {}

  /**
   * A test case.
   *
   * @param label its title, with the ID if titles are ambiguous; else its ID
   * @param cells one per column
   */
  record Line(Finding finding, String label, List<Cell> cells) {}

  /**
   * A test case in one environment.
   *
   * @param row the newest pass; null if there is none
   * @param gateStatus the gate's result
   * @param answered whether the look-up was answered
   * @param absent the text for an environment without a pass in the window: {@code >30d}
   */
  record Cell(@Nullable Row row, GateStatus gateStatus, boolean answered, String absent) {
    /** The age in short: {@code 3h}, {@code >30d}, or {@code ?} if unknown. */
    String text() {
      if (!answered) {
        return "?";
      }
      return row == null || row.age() == null ? absent : RelativeTime.brief(row.age());
    }
  }

  static Matrix of(List<Finding> findings, RenderSettings settings) {
    List<Column> columns = columns(findings, settings);
    Map<String, Integer> titles = new HashMap<>();
    findings.forEach(finding -> titles.merge(finding.testCase().label(), 1, Integer::sum));
    String absent = ">" + settings.window().length().toDays() + "d";
    List<Line> lines = new ArrayList<>();
    for (Finding finding : findings) {
      String title = finding.testCase().label();
      boolean ambiguous = titles.getOrDefault(title, 0) > 1 && finding.testCase().hasId();
      lines.add(
          new Line(
              finding,
              ambiguous ? title + " (" + finding.testCase().id() + ")" : title,
              cells(finding, columns, absent)));
    }
    return new Matrix(columns, lines);
  }

  private static List<Column> columns(List<Finding> findings, RenderSettings settings) {
    Map<String, Column> byId = new TreeMap<>(EnvironmentOrder.BY_ID);
    Gate gate = settings.gate();
    if (gate != null) {
      gate.required().forEach(id -> byId.put(id, new Column(id, settings.names().labelOf(id))));
    }
    for (Finding finding : findings) {
      for (Row row : finding.rows()) {
        if (row.environmentId() != null) {
          byId.put(row.environmentId(), new Column(row.environmentId(), row.environment()));
        }
      }
    }
    return byId.isEmpty() ? List.of(new Column(null, NOWHERE)) : List.copyOf(byId.values());
  }

  private static List<Cell> cells(Finding finding, List<Column> columns, String absent) {
    Map<String, Row> newest = new HashMap<>();
    GateStatus elsewhere = GateStatus.NOT_GATED;
    for (Row row : finding.newestRows()) {
      if (row.environmentId() == null) {
        elsewhere = row.gateStatus();
      } else {
        newest.put(row.environmentId(), row);
      }
    }
    List<Cell> cells = new ArrayList<>();
    for (Column column : columns) {
      Row row = column.id() == null ? null : newest.get(column.id());
      cells.add(
          new Cell(row, row == null ? elsewhere : row.gateStatus(), finding.answered(), absent));
    }
    return cells;
  }
}
