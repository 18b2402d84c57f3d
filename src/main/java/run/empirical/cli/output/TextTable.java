package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Result;

/**
 * Aligned columns of text, two spaces apart, without trailing spaces. The last column may be of any
 * width, since nothing follows it.
 */
final class TextTable {
  private static final int GAP = 2;

  private final Drawing drawing;
  private final List<Entry> headings;
  private final Function<Result, List<List<Entry>>> rows;

  /**
   * What a row has in a column.
   *
   * @param text what it says; safe for a terminal
   * @param link the link target; null for none
   */
  record Entry(String text, Colour colour, @Nullable String link) {
    Entry(String text, Colour colour) {
      this(text, colour, null);
    }
  }

  /**
   * A table of the results.
   *
   * @param rows makes the rows of a result, with one entry per heading each. Called twice, to
   *     measure and to write: the rows of a large list are not kept.
   */
  TextTable(Drawing drawing, List<String> headings, Function<Result, List<List<Entry>>> rows) {
    this.drawing = drawing;
    this.headings = headings.stream().map(text -> new Entry(text, Colour.HEADING)).toList();
    this.rows = rows;
  }

  /**
   * Writes the table, unless it has no rows. A file also says what it leaves out, since nobody may
   * have seen standard error.
   */
  void write(Writer out) throws IOException {
    List<Result> results = drawing.results();
    if (!results.stream().allMatch(result -> rows.apply(result).isEmpty())) {
      write(results, out);
    }
    String hidden = Summary.hidden(drawing.answer(), drawing.style());
    if (hidden != null && drawing.style().isFile()) {
      out.append(hidden).append('\n');
    }
  }

  /** Writes the headings and the rows, with a line above each group of results. */
  private void write(List<Result> results, Writer out) throws IOException {
    int[] widths = widths(results);
    out.append(line(headings, widths));
    for (int i = 0; i < results.size(); i++) {
      String group = drawing.headingBefore(i);
      if (group != null) {
        out.append(drawing.style().styled(group, Colour.FAINT, null)).append('\n');
      }
      for (List<Entry> row : rows.apply(results.get(i))) {
        out.append(line(row, widths));
      }
    }
  }

  /** The widths of all columns but the last. */
  private int[] widths(List<Result> results) {
    int[] widths = new int[headings.size() - 1];
    widen(widths, headings);
    for (Result result : results) {
      rows.apply(result).forEach(row -> widen(widths, row));
    }
    return widths;
  }

  private static void widen(int[] widths, List<Entry> row) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], TextWidth.inColumn(row.get(i).text()));
    }
  }

  private String line(List<Entry> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      Entry entry = row.get(i);
      line.append(drawing.style().styled(entry.text(), entry.colour(), entry.link()));
      if (i < widths.length) {
        int padding = widths[i] - TextWidth.of(entry.text());
        line.append(" ".repeat(Math.max(0, padding) + GAP));
      }
    }
    // A title may end in spaces.
    return line.toString().stripTrailing() + "\n";
  }
}
