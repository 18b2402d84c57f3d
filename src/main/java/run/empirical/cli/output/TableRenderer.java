package run.empirical.cli.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.SafeText;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.output.TextTable.Cell;

/** The table for people: a row per environment. */
final class TableRenderer implements Renderer {
  private static final Cell NOTHING = new Cell("-", Style.PLAIN);
  private static final Cell UNKNOWN = new Cell("?", Style.WARNING);

  private final View view;
  private final Groups groups;
  private final TextTable table;

  TableRenderer(View view, Appendable out) {
    this.view = view;
    this.groups = new Groups(view);
    this.table =
        new TextTable(
            out,
            view.surface(),
            columns("TEST CASE", "ENVIRONMENT", "LAST PASS", "EXECUTED AT", "TEST RUN", "GATE"));
  }

  @Override
  public void add(Finding finding) throws IOException {
    if (view.onlyUnmet() && finding.met()) {
      return;
    }
    String heading = groups.headingBefore(finding);
    if (heading != null) {
      table.addHeading(heading);
    }
    TestCase testCase = finding.testCase();
    for (Row row : finding.rows()) {
      table.add(cells(testCase, row));
    }
    if (!finding.answered() && view.question().namesTestCases()) {
      Cell time = showsAges() ? NOTHING : UNKNOWN;
      table.add(columns(plain(testCase.label()), NOTHING, UNKNOWN, time, NOTHING, UNKNOWN));
    }
  }

  @Override
  public void end(ReferenceTime reference) throws IOException {
    table.end();
  }

  private List<Cell> cells(TestCase testCase, Row row) {
    LastPass pass = row.lastPass();
    Style gateStyle = CellState.of(row.gateStatus()).style();
    Style ageStyle = pass == null ? Style.BAD : row.gateStatus().unmet() ? gateStyle : Style.PLAIN;
    Cell age = new Cell(RelativeTime.words(row, view.question().window()), ageStyle);
    return columns(
        plain(testCase.label()),
        plain(row.environment()),
        age,
        pass != null ? plain(view.look().instant(pass.executedAt())) : showsAges() ? NOTHING : age,
        pass == null
            ? NOTHING
            : new Cell(
                plain(pass.testRunId()).text(), Style.PLAIN, view.look().link(pass, testCase)),
        new Cell(row.gateStatus().word(), gateStyle));
  }

  /** Those of the columns that the table has. */
  private <T> List<T> columns(
      T testCase, T environment, T lastPass, T executedAt, T testRun, T gate) {
    List<T> columns = new ArrayList<>();
    if (view.question().namesTestCases()) {
      columns.add(testCase);
    }
    columns.add(environment);
    if (showsAges()) {
      columns.add(lastPass);
    }
    columns.add(executedAt);
    columns.add(testRun);
    if (view.gated()) {
      columns.add(gate);
    }
    return columns;
  }

  private boolean showsAges() {
    return view.look().time() == TimeStyle.RELATIVE;
  }

  private static Cell plain(String text) {
    return text.isEmpty() ? NOTHING : new Cell(SafeText.of(text), Style.PLAIN);
  }
}
