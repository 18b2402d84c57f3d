package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.TestCaseAnswer;
import run.empirical.cli.output.TextTable.Entry;

/**
 * The matrix for people: a row per test case, a column per environment, a short age in each cell.
 */
record MatrixFormat(Drawing drawing, Writer out) {
  private static final String UNMET = "!";

  void draw() throws IOException {
    List<String> headings =
        drawing.answer().environments().stream()
            .map(environment -> drawing.plain(environment.label()))
            .toList();
    new TextTable(drawing, headings, /* namesTestCases= */ true, result -> List.of(row(result)))
        .write(out);
  }

  private List<Entry> row(TestCaseAnswer result) {
    List<Entry> row = new ArrayList<>();
    for (Cell cell : result.cells()) {
      String age = drawing.age(result, cell) + (cell.gateStatus().isUnmet() ? UNMET : "");
      Colour colour = drawing.state(result, cell).colour();
      String link = drawing.style().link(cell.pass(), result.testCase());
      row.add(new Entry(age, colour, link));
    }
    return row;
  }
}
