package run.empirical.cli.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Aligned columns, two spaces apart, without trailing spaces. Column widths come from the first
 * rows. A wider cell in a later row is printed in full and shifts the rest of its row; so is a cell
 * too wide for any screen, which would otherwise make every row as wide.
 */
final class TextTable {
  private static final int ROWS_THAT_SET_WIDTHS = 500;
  private static final String GAP = "  ";

  private final Appendable out;
  private final Surface surface;
  private final int[] widths;
  private final List<List<Cell>> buffered = new ArrayList<>();
  private boolean started;

  /**
   * A cell.
   *
   * @param text what it says; made safe for a terminal
   * @param style how it looks
   * @param link the link target; null for none
   */
  record Cell(String text, Style style, @Nullable String link) {
    Cell(String text, Style style) {
      this(text, style, null);
    }
  }

  TextTable(Appendable out, Surface surface, List<String> headings) {
    this.out = out;
    this.surface = surface;
    this.widths = new int[headings.size()];
    buffered.add(headings.stream().map(heading -> new Cell(heading, Style.HEADING)).toList());
  }

  /** Adds a line that is not part of the columns. */
  void addHeading(String text) throws IOException {
    add(List.of(new Cell(text, Style.FAINT)));
  }

  /** Adds a row with one cell per heading. */
  void add(List<Cell> row) throws IOException {
    if (started) {
      write(row);
      return;
    }
    buffered.add(row);
    if (buffered.size() > ROWS_THAT_SET_WIDTHS) {
      start();
    }
  }

  /** Writes the buffered rows. Writes nothing for a table without rows. */
  void end() throws IOException {
    if (!started && buffered.size() > 1) {
      start();
    }
  }

  private void start() throws IOException {
    started = true;
    for (List<Cell> row : buffered) {
      for (int i = 0; row.size() > 1 && i < widths.length; i++) {
        widths[i] = Math.max(widths[i], TextWidth.inColumn(row.get(i).text()));
      }
    }
    for (List<Cell> row : buffered) {
      write(row);
    }
  }

  private void write(List<Cell> row) throws IOException {
    StringBuilder line = new StringBuilder();
    int last = row.size() - 1;
    for (int i = 0; i <= last; i++) {
      Cell cell = row.get(i);
      line.append(surface.styled(cell.text(), cell.style(), cell.link()));
      if (i < last) {
        int padding = widths[i] - TextWidth.of(cell.text());
        line.append(" ".repeat(Math.max(0, padding))).append(GAP);
      }
    }
    out.append(line.append('\n'));
  }
}
