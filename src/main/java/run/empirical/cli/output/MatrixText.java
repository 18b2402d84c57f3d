package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Environment;
import run.empirical.cli.model.Result;
import run.empirical.cli.output.TextTable.Entry;
import run.empirical.cli.text.SafeText;

/**
 * The matrix for people: a row per test case, a column per environment, a short age in each cell.
 * Nothing is truncated; on a terminal, a title is wrapped to leave room for the ages.
 */
final class MatrixText {
  private static final String UNMET = "!";
  private static final int NARROWEST_TITLE = 20;

  private MatrixText() {}

  static void draw(Drawing drawing, Writer out) throws IOException {
    List<String> headings = new ArrayList<>(List.of("TEST CASE"));
    for (Environment environment : drawing.answer().environments()) {
      headings.add(drawing.plain(environment.label()));
    }
    List<List<Entry>> ages = drawing.results().stream().map(one -> ages(drawing, one)).toList();
    int room = drawing.style().columns().getAsInt() - width(headings, ages);
    TextTable table = new TextTable(drawing.style(), headings);
    for (int i = 0; i < ages.size(); i++) {
      String heading = drawing.headingBefore(i);
      if (heading != null) {
        table.addLine(heading, Colour.FAINT);
      }
      String label = drawing.plain(drawing.label(drawing.results().get(i).testCase()));
      List<String> lines = wrapped(label, Math.max(room, NARROWEST_TITLE));
      List<Entry> row = new ArrayList<>(List.of(new Entry(lines.get(0), Colour.PLAIN)));
      row.addAll(ages.get(i));
      table.add(row);
      lines.stream().skip(1).forEach(line -> table.addLine("  " + line, Colour.PLAIN));
    }
    table.write(out);
  }

  private static List<Entry> ages(Drawing drawing, Result result) {
    List<Entry> ages = new ArrayList<>();
    for (Cell cell : drawing.answer().cells(result)) {
      String age = drawing.age(result, cell) + (cell.gateStatus().unmet() ? UNMET : "");
      Colour colour = CellState.of(result, cell, drawing.gated()).colour();
      String link = drawing.style().link(cell.lastPass(), result.testCase());
      ages.add(new Entry(age, colour, link));
    }
    return ages;
  }

  /** The width of all columns but the first, with the gaps between all. */
  private static int width(List<String> headings, List<List<Entry>> ages) {
    int width = 0;
    for (int i = 1; i < headings.size(); i++) {
      int column = TextWidth.inColumn(headings.get(i));
      for (List<Entry> row : ages) {
        column = Math.max(column, row.get(i - 1).text().length());
      }
      width += TextTable.GAP + column;
    }
    return width;
  }

  /** The label in lines of this width, those after the first with an indent; no word is broken. */
  private static List<String> wrapped(String label, int width) {
    if (TextWidth.of(label) <= width) {
      return List.of(label);
    }
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : label.split(" ", -1)) {
      int indent = lines.isEmpty() ? 0 : TextTable.GAP;
      if (!line.isEmpty() && indent + TextWidth.of(line + " " + word) > width) {
        lines.add(line);
        line = SafeText.of(word);
      } else {
        line = line.isEmpty() ? word : line + " " + word;
      }
    }
    lines.add(line);
    return lines;
  }
}
