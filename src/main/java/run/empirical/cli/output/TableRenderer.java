package run.empirical.cli.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.SafeText;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.output.TextTable.Cell;

/** The table for people: a row per environment. */
final class TableRenderer implements Renderer {
  private static final String NOTHING = "-";
  private static final String UNKNOWN = "?";

  private final Question question;
  private final Look look;
  private final boolean onlyUnmet;
  private final Groups groups;
  private final TextTable table;

  TableRenderer(View view, Appendable out) {
    this.question = view.question();
    this.look = view.look();
    this.onlyUnmet = view.onlyUnmet();
    this.groups = new Groups(view);
    this.table = new TextTable(out, view.surface(), headings());
  }

  @Override
  public void add(Finding finding) throws IOException {
    if (onlyUnmet && finding.met()) {
      return;
    }
    String heading = groups.headingBefore(finding);
    if (heading != null) {
      table.addHeading(heading);
    }
    for (Row row : finding.rows()) {
      table.add(cells(finding.testCase(), row));
    }
    if (!finding.answered() && question.namesTestCases()) {
      table.add(unknown(finding.testCase()));
    }
  }

  @Override
  public void end(ReferenceTime reference) throws IOException {
    table.end();
  }

  private List<String> headings() {
    List<String> headings = new ArrayList<>();
    if (question.namesTestCases()) {
      headings.add("TEST CASE");
    }
    headings.add("ENVIRONMENT");
    if (look.time() == TimeStyle.RELATIVE) {
      headings.add("LAST PASS");
    }
    headings.add("EXECUTED AT");
    headings.add("TEST RUN");
    if (question.gate() != null) {
      headings.add("GATE");
    }
    return headings;
  }

  private List<Cell> cells(TestCase testCase, Row row) {
    Style gateStyle = CellState.of(row.gateStatus()).style();
    LastPass pass = row.lastPass();
    String age =
        pass == null || row.age() == null
            ? "not in " + question.window().lengthInWords()
            : RelativeTime.words(row.age(), pass.executedAt());
    Style ageStyle = pass == null ? Style.BAD : row.gateStatus().unmet() ? gateStyle : Style.PLAIN;
    return cells(
        testCase,
        row.environment(),
        new Cell(age, ageStyle),
        pass,
        new Cell(row.gateStatus().word(), gateStyle));
  }

  /** The row of a test case that could not be looked up. */
  private List<Cell> unknown(TestCase testCase) {
    Cell unknown = new Cell(UNKNOWN, Style.WARNING);
    return cells(testCase, NOTHING, unknown, null, unknown);
  }

  private List<Cell> cells(
      TestCase testCase, String environment, Cell age, @Nullable LastPass pass, Cell gate) {
    boolean ages = look.time() == TimeStyle.RELATIVE;
    List<Cell> cells = new ArrayList<>();
    if (question.namesTestCases()) {
      cells.add(plain(testCase.label()));
    }
    cells.add(plain(environment));
    if (ages) {
      cells.add(age);
    }
    cells.add(pass != null ? plain(look.instant(pass.executedAt())) : ages ? plain(NOTHING) : age);
    cells.add(testRun(pass, testCase));
    if (question.gate() != null) {
      cells.add(gate);
    }
    return cells;
  }

  private Cell testRun(@Nullable LastPass pass, TestCase testCase) {
    if (pass == null) {
      return plain(NOTHING);
    }
    Cell cell = plain(pass.testRunId());
    return new Cell(cell.text(), cell.style(), look.link(pass.testRunId(), testCase.id()));
  }

  private static Cell plain(String text) {
    return new Cell(text.isEmpty() ? NOTHING : SafeText.of(text), Style.PLAIN);
  }
}
