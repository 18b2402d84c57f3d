package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Aligned columns of text, two spaces apart, without trailing spaces. */
final class TextTable {
  /** The width of the gap between two columns. */
  static final int GAP = 2;

  private final Style style;
  private final List<List<Entry>> rows = new ArrayList<>();

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

  TextTable(Style style, List<String> headings) {
    this.style = style;
    rows.add(headings.stream().map(heading -> new Entry(heading, Colour.HEADING)).toList());
  }

  /** Adds a line that is not part of the columns. */
  void addLine(String text, Colour colour) {
    rows.add(List.of(new Entry(text, colour)));
  }

  /** Adds a row with one entry per heading. */
  void add(List<Entry> row) {
    rows.add(row);
  }

  /** Writes the table; nothing if it has no rows. */
  void write(Writer out) throws IOException {
    if (rows.size() == 1) {
      return;
    }
    int[] widths = new int[rows.get(0).size()];
    for (List<Entry> row : rows) {
      for (int i = 0; row.size() > 1 && i < widths.length; i++) {
        widths[i] = Math.max(widths[i], TextWidth.inColumn(row.get(i).text()));
      }
    }
    for (List<Entry> row : rows) {
      out.append(line(row, widths));
    }
  }

  private StringBuilder line(List<Entry> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    int last = row.size() - 1;
    for (int i = 0; i <= last; i++) {
      Entry entry = row.get(i);
      line.append(style.styled(entry.text(), entry.colour(), entry.link()));
      if (i < last) {
        int padding = widths[i] - TextWidth.of(entry.text());
        line.append(" ".repeat(Math.max(0, padding) + GAP));
      }
    }
    return line.append('\n');
  }
}
