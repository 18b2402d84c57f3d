package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.TestCaseAnswer;

/**
 * Aligned columns of text, two spaces apart, without trailing spaces. The test case comes last, so
 * that a title may be of any width.
 *
 * @param headings the headings of the columns before the test case
 * @param namesTestCases whether there is a column for the test case
 * @param rows makes the rows of a result, each with one entry per heading. It is called twice, to
 *     measure and to write, so that the rows of a large list need not be kept.
 */
record TextTable(
    Drawing drawing,
    List<String> headings,
    boolean namesTestCases,
    Function<TestCaseAnswer, List<List<Entry>>> rows) {
  private static final int GAP = 2;

  /**
   * A cell's text.
   *
   * @param text safe for a terminal
   * @param link the link target; null for none
   */
  record Entry(String text, Colour colour, @Nullable String link) {
    Entry(String text, Colour colour) {
      this(text, colour, null);
    }
  }

  /**
   * Writes the table, unless there are no results. A file also says if the data is invented, since
   * its reader does not see standard error.
   */
  void write(Writer out) throws IOException {
    if (!drawing.shown().isEmpty()) {
      writeRows(out);
    }
    if (drawing.style().isFile() && drawing.question().demo()) {
      out.append(Drawing.INVENTED).append(Drawing.INVENTED_MEANS).append('\n');
    }
  }

  private void writeRows(Writer out) throws IOException {
    List<Entry> first = headings.stream().map(text -> new Entry(text, Colour.HEADING)).toList();
    int[] widths = widths(first);
    writeLine(first, widths, new Entry("TEST CASE", Colour.HEADING), out);
    for (TestCaseAnswer result : drawing.shown()) {
      Entry label = new Entry(drawing.inLine(drawing.labels().of(result.testCase())), Colour.PLAIN);
      for (List<Entry> row : rows.apply(result)) {
        writeLine(row, widths, label, out);
      }
    }
  }

  private int[] widths(List<Entry> first) {
    int[] widths = new int[headings.size()];
    widen(widths, first);
    for (TestCaseAnswer result : drawing.shown()) {
      rows.apply(result).forEach(row -> widen(widths, row));
    }
    return widths;
  }

  private static void widen(int[] widths, List<Entry> row) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], TextWidth.inColumn(row.get(i).text()));
    }
  }

  private void writeLine(List<Entry> row, int[] widths, Entry testCase, Writer out)
      throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      Entry entry = row.get(i);
      int padding = widths[i] - TextWidth.of(entry.text());
      line.append(styled(entry)).append(" ".repeat(Math.max(0, padding) + GAP));
    }
    if (namesTestCases) {
      line.append(styled(testCase));
    }
    // The last column is padded, and a title may end in spaces.
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private String styled(Entry entry) {
    return drawing.style().styled(entry.text(), entry.colour(), entry.link());
  }
}
