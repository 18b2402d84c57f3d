package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Aligned columns of text, two spaces apart, without trailing spaces. On a terminal, titles in the
 * first column are wrapped to leave room for the others.
 */
final class TextTable {
  private static final int GAP = 2;
  private static final int NARROWEST_TITLE = 20;

  private final Style style;
  private final boolean titled;
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

  /**
   * Starts a table.
   *
   * @param titled whether the first column has titles of test cases
   */
  TextTable(Style style, List<String> headings, boolean titled) {
    this.style = style;
    this.titled = titled;
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
    int columns = titled ? style.columns().getAsInt() : Integer.MAX_VALUE;
    List<List<Entry>> lines = columns == Integer.MAX_VALUE ? rows : wrapped(columns);
    int[] widths = widths(lines);
    for (List<Entry> line : lines) {
      out.append(line(line, widths));
    }
  }

  /** The width of each column; lines of one entry are no part of any. */
  private static int[] widths(List<List<Entry>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<Entry> row : rows) {
      for (int i = 0; row.size() > 1 && i < widths.length; i++) {
        widths[i] = Math.max(widths[i], TextWidth.inColumn(row.get(i).text()));
      }
    }
    return widths;
  }

  private List<List<Entry>> wrapped(int columns) {
    int others = Arrays.stream(widths(rows)).skip(1).map(width -> GAP + width).sum();
    int room = Math.max(NARROWEST_TITLE, columns - others);
    List<List<Entry>> lines = new ArrayList<>();
    for (List<Entry> row : rows) {
      Entry title = row.get(0);
      List<String> parts =
          row.size() == 1 ? List.of(title.text()) : TextWidth.wrapped(title.text(), room, GAP);
      List<Entry> first = new ArrayList<>(row);
      first.set(0, new Entry(parts.get(0), title.colour(), title.link()));
      lines.add(first);
      for (String part : parts.subList(1, parts.size())) {
        lines.add(List.of(new Entry(" ".repeat(GAP) + part, title.colour())));
      }
    }
    return lines;
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
