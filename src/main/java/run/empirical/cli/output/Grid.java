package run.empirical.cli.output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.EnvironmentOrder;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.Row;

/** The whole answer: a line per test case, a column per environment. */
final class Grid {
  /** The column label of a grid without environments. */
  private static final String NOWHERE = "-";

  private final List<Finding> findings;
  private final List<Finding> shown;
  private final List<Column> columns;
  private final Map<String, Integer> labels = new HashMap<>();

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
   */
  record Cell(@Nullable Row row, GateStatus gateStatus, boolean answered) {
    /** The newest pass; null if there is none. */
    @Nullable LastPass pass() {
      return row == null ? null : row.lastPass();
    }

    /** The age in short: {@code 3h}, {@code >30d} without a pass, {@code ?} if unknown. */
    String age(LookBackWindow window) {
      if (!answered) {
        return "?";
      }
      return row == null || row.age() == null
          ? ">" + window.length().toDays() + "d"
          : RelativeTime.brief(row.age());
    }
  }

  /**
   * Arranges findings.
   *
   * @param findings of all test cases, in input order
   * @param shown those to show, in the order to show them in
   */
  Grid(Question question, List<Finding> findings, List<Finding> shown) {
    this.findings = findings;
    this.shown = shown;
    this.columns = columns(question, findings);
    findings.forEach(finding -> labels.merge(finding.testCase().label(), 1, Integer::sum));
  }

  /** The findings of all test cases, in input order. */
  List<Finding> findings() {
    return findings;
  }

  /** The findings to show, in the order to show them in. */
  List<Finding> shown() {
    return shown;
  }

  /**
   * The environments that have a pass or are asked for, else those that have a name, sorted; a
   * single one without an ID if there are none.
   */
  List<Column> columns() {
    return columns;
  }

  /** The lines to show. They are not kept, since a grid may have 100,000 of them. */
  Stream<Line> lines() {
    return shown.stream().map(this::line);
  }

  /** The line of a test case. */
  Line line(Finding finding) {
    String label = finding.testCase().label();
    boolean ambiguous = labels.getOrDefault(label, 0) > 1 && finding.testCase().hasId();
    return new Line(
        finding, ambiguous ? label + " (" + finding.testCase().id() + ")" : label, cells(finding));
  }

  private static List<Column> columns(Question question, List<Finding> findings) {
    Map<String, Column> byId = new TreeMap<>(EnvironmentOrder.BY_ID);
    Gate gate = question.gate();
    List<String> asked = new ArrayList<>(question.environments());
    asked.addAll(gate == null ? List.of() : gate.required());
    for (Finding finding : findings) {
      finding.rows().stream()
          .map(Row::environmentId)
          .filter(id -> id != null && !byId.containsKey(id))
          .forEach(id -> byId.put(id, new Column(id, question.names().labelOf(id))));
    }
    asked.forEach(id -> byId.put(id, new Column(id, question.names().labelOf(id))));
    if (byId.isEmpty()) {
      question
          .names()
          .all()
          .forEach(
              name -> {
                String id = question.names().idOf(name);
                byId.put(id, new Column(id, name));
              });
    }
    return byId.isEmpty() ? List.of(new Column(null, NOWHERE)) : List.copyOf(byId.values());
  }

  private List<Cell> cells(Finding finding) {
    Map<String, Row> newest = new HashMap<>();
    GateStatus elsewhere = GateStatus.NOT_GATED;
    for (Row row : finding.newestRows()) {
      if (row.environmentId() == null) {
        elsewhere = row.gateStatus();
      } else {
        newest.put(row.environmentId(), row);
      }
    }
    List<Cell> cells = new ArrayList<>(columns.size());
    for (Column column : columns) {
      Row row = column.id() == null ? null : newest.get(column.id());
      cells.add(new Cell(row, row == null ? elsewhere : row.gateStatus(), finding.answered()));
    }
    return cells;
  }
}
