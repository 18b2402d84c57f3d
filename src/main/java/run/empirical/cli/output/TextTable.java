package run.empirical.cli.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Aligned columns, two spaces apart, without trailing spaces. The widths come from the first rows;
 * a wider cell that comes later is printed whole and pushes the rest of its own row. So does one
 * that no screen has room for: aligned with it, every row would be as long.
 */
final class TextTable {
  private static final int ROWS_THAT_SET_WIDTHS = 500;
  private static final int WIDEST_THAT_SETS_WIDTHS = 250;
  private static final String GAP = "  ";

  private final Appendable out;
  private final boolean colour;
  private final int[] widths;
  private final List<List<Cell>> waiting = new ArrayList<>();
  private boolean started;

  /**
   * A piece of a row.
   *
   * @param text what it says; made safe for a terminal
   * @param style how it looks
   * @param link where it leads on a terminal with hyperlinks; null for nowhere
   */
  record Cell(String text, Style style, @Nullable String link) {
    Cell(String text, Style style) {
      this(text, style, null);
    }
  }

  TextTable(Appendable out, boolean colour, List<String> headings) {
    this.out = out;
    this.colour = colour;
    this.widths = new int[headings.size()];
    waiting.add(headings.stream().map(heading -> new Cell(heading, Style.HEADING)).toList());
  }

  /** Adds a row with one cell for each heading. */
  void add(List<Cell> row) throws IOException {
    if (started) {
      write(row);
      return;
    }
    waiting.add(row);
    if (waiting.size() > ROWS_THAT_SET_WIDTHS) {
      start();
    }
  }

  /** Writes what is waiting; a table without rows is not written at all. */
  void end() throws IOException {
    if (!started && waiting.size() > 1) {
      start();
    }
  }

  private void start() throws IOException {
    started = true;
    for (List<Cell> row : waiting) {
      for (int i = 0; i < widths.length; i++) {
        int width = TextWidth.of(row.get(i).text());
        widths[i] = Math.max(widths[i], width > WIDEST_THAT_SETS_WIDTHS ? 0 : width);
      }
    }
    for (List<Cell> row : waiting) {
      write(row);
    }
  }

  private void write(List<Cell> row) throws IOException {
    StringBuilder line = new StringBuilder();
    int last = row.size() - 1;
    for (int i = 0; i <= last; i++) {
      Cell cell = row.get(i);
      String text = colour ? cell.style().apply(cell.text()) : cell.text();
      line.append(cell.link() == null ? text : Hyperlink.of(text, cell.link()));
      if (i < last) {
        int padding = widths[i] - TextWidth.of(cell.text());
        line.append(" ".repeat(Math.max(0, padding))).append(GAP);
      }
    }
    out.append(line.append('\n'));
  }
}
