package run.empirical.cli.output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.EnvironmentOrder;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.TestCase;

/**
 * The whole answer: a line per test case, a column per environment.
 *
 * @param findings of all test cases, in input order
 * @param reference the time that ages count from
 * @param shown the findings to show, in the order to show them in
 * @param columns the environments that have a pass or are asked for, else those that have a name,
 *     sorted; a single one without an ID if there are none
 * @param labels how many test cases have each label
 */
record Grid(
    View view,
    List<Finding> findings,
    ReferenceTime reference,
    List<Finding> shown,
    List<Column> columns,
    Map<String, Integer> labels) {
  /** The row of an environment that is not gated and has no pass. */
  static final Row NO_PASS = new Row(null, null, null, null, GateStatus.NOT_GATED);

  /**
   * An environment.
   *
   * @param id its ID; null if there are no environments
   * @param label its label for people
   */
  record Column(@Nullable String id, String label) {}

  /** Arranges findings. */
  static Grid of(View view, List<Finding> findings, ReferenceTime reference) {
    Map<String, Integer> labels = new HashMap<>();
    findings.forEach(finding -> labels.merge(finding.testCase().label(), 1, Integer::sum));
    List<Column> columns = columns(view.question(), findings);
    return new Grid(view, findings, reference, view.shown(findings), columns, labels);
  }

  /** A test case's title, with the ID if titles are ambiguous; else its ID. */
  String label(TestCase testCase) {
    String label = testCase.label();
    boolean ambiguous = labels.getOrDefault(label, 0) > 1 && testCase.hasId();
    return ambiguous ? label + " (" + testCase.id() + ")" : label;
  }

  /** A test case's newest row in each column; without a pass where there is none. */
  List<Row> cells(Finding finding) {
    Map<@Nullable String, Row> newest = new HashMap<>();
    for (Row row : finding.rows()) {
      newest.putIfAbsent(row.environmentId(), row);
    }
    Row gap = newest.getOrDefault(null, NO_PASS);
    List<Row> cells = new ArrayList<>(columns.size());
    for (Column column : columns) {
      cells.add(newest.getOrDefault(column.id(), gap));
    }
    return cells;
  }

  /** The age in a cell in short: {@code 3h}, {@code >30d} without a pass, {@code ?} if unknown. */
  String age(Finding finding, Row cell) {
    if (!finding.answered()) {
      return "?";
    }
    return cell.age() == null
        ? ">" + view.question().window().length().toDays() + "d"
        : RelativeTime.brief(cell.age());
  }

  private static List<Column> columns(Question question, List<Finding> findings) {
    Set<String> ids = new TreeSet<>(EnvironmentOrder.BY_ID);
    Gate gate = question.gate();
    ids.addAll(question.environments());
    ids.addAll(gate == null ? List.of() : gate.required());
    for (Finding finding : findings) {
      for (Row row : finding.rows()) {
        if (row.environmentId() != null) {
          ids.add(row.environmentId());
        }
      }
    }
    if (ids.isEmpty()) {
      question.names().all().forEach(name -> ids.add(question.names().idOf(name)));
    }
    return ids.isEmpty()
        ? List.of(new Column(null, "-"))
        : ids.stream().map(id -> new Column(id, question.names().labelOf(id))).toList();
  }
}
