package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Pass;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseAnswer;
import run.empirical.cli.output.TextTable.Entry;

/** The table for people: a row per environment. */
record TableFormat(Drawing drawing, Writer out) {
  private static final Entry NOTHING = new Entry("-", Colour.PLAIN);
  private static final Entry UNKNOWN = new Entry("?", Colour.WARNING);

  void draw() throws IOException {
    List<String> headings = columns("ENVIRONMENT", "LAST PASS", "EXECUTED AT", "TEST RUN", "GATE");
    boolean namesTestCases = drawing.question().namesTestCases();
    new TextTable(drawing, headings, namesTestCases, this::rows).write(out);
  }

  private List<List<Entry>> rows(TestCaseAnswer result) {
    TestCase testCase = result.testCase();
    if (!result.known()) {
      return List.of(columns(NOTHING, UNKNOWN, NOTHING, NOTHING, UNKNOWN));
    }
    return result.newestFirst().stream().map(cell -> row(testCase, cell)).toList();
  }

  private List<Entry> row(TestCase testCase, Cell cell) {
    Pass pass = cell.pass();
    Colour gate = CellState.of(cell.gateStatus()).colour();
    Colour absent = drawing.gated() ? Colour.PLAIN : Colour.BAD;
    Colour age = cell.gateStatus().isUnmet() ? gate : pass == null ? absent : Colour.PLAIN;
    return columns(
        plain(cell.environment().label()),
        new Entry(drawing.fullAge(cell), age),
        pass == null ? NOTHING : new Entry(Drawing.timeText(pass.executedAt()), Colour.PLAIN),
        pass == null
            ? NOTHING
            : new Entry(
                plain(pass.testRunId()).text(), Colour.PLAIN, drawing.style().link(pass, testCase)),
        new Entry(cell.gateStatus().word(), gate));
  }

  /** The cells of a row, or the headings; without a gate there is no column for it. */
  private <T> List<T> columns(T environment, T lastPass, T executedAt, T testRun, T gate) {
    return drawing.gated()
        ? List.of(environment, lastPass, executedAt, testRun, gate)
        : List.of(environment, lastPass, executedAt, testRun);
  }

  private Entry plain(String text) {
    return text.isEmpty() ? NOTHING : new Entry(drawing.plain(text), Colour.PLAIN);
  }
}
