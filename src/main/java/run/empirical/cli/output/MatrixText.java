package run.empirical.cli.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.SafeText;

/**
 * Lays out a matrix in columns of text, fitting the width of the surface if possible.
 *
 * <p>Nothing is truncated. If the environment names do not fit in one line, each gets its own line
 * with a bar down to its column, unless there are too many. A test case that is too long for the
 * first column is wrapped, or put on a line of its own if a word does not fit.
 */
final class MatrixText {
  private static final String HEADING = "TEST CASE";
  private static final String BAR = "|";
  private static final String UNMET = "!";
  private static final int GAP = 2;
  private static final int MIN_FIRST_COLUMN = 20;
  private static final int MAX_BARS = 100;

  /** Enough for an ID, which has 41 characters and cannot be wrapped. */
  private static final int ROOMY_FIRST_COLUMN = 45;

  private final Grid grid;
  private final Look look;
  private final Surface surface;
  private final Groups groups;
  private final int room;
  private final List<String> environments;
  private final int[] starts;
  private final int first;
  private final boolean headingInOneLine;
  private final StringBuilder text = new StringBuilder();

  private MatrixText(Grid grid) {
    this.grid = grid;
    this.look = grid.view().look();
    this.surface = grid.view().surface();
    this.groups = new Groups(grid.view());
    this.room = surface.columns().getAsInt();
    this.environments = grid.columns().stream().map(column -> SafeText.of(column.label())).toList();
    int longest =
        grid.shown().stream()
            .mapToInt(finding -> TextWidth.inColumn(label(finding)))
            .reduce(HEADING.length(), Math::max);
    int[] narrow = cellWidths();
    int[] wide = narrow.clone();
    for (int i = 0; i < wide.length; i++) {
      wide[i] = Math.max(wide[i], TextWidth.inColumn(environments.get(i)));
    }
    boolean fits =
        Math.min(longest, ROOMY_FIRST_COLUMN) + total(wide) <= room || Arrays.equals(wide, narrow);
    this.headingInOneLine = fits || environments.size() > MAX_BARS;
    int[] widths = fits ? wide : narrow;
    this.first = Math.min(longest, Math.max(room - total(widths), MIN_FIRST_COLUMN));
    this.starts = starts(widths);
  }

  /** Writes the matrix, if it has lines; none has trailing spaces. */
  static void write(Grid grid, Appendable out) throws IOException {
    if (!grid.shown().isEmpty()) {
      MatrixText matrix = new MatrixText(grid);
      matrix.heading();
      grid.shown().forEach(matrix::line);
      out.append(matrix.text);
    }
  }

  /** The width of each column without its heading: that of its widest cell. */
  private int[] cellWidths() {
    int[] columns = new int[environments.size()];
    Arrays.fill(columns, BAR.length());
    for (Finding finding : grid.shown()) {
      List<Row> cells = grid.cells(finding);
      for (int i = 0; i < columns.length; i++) {
        columns[i] = Math.max(columns[i], text(finding, cells.get(i)).length());
      }
    }
    return columns;
  }

  private String label(Finding finding) {
    return SafeText.of(grid.label(finding.testCase()));
  }

  private String text(Finding finding, Row cell) {
    LastPass pass = cell.lastPass();
    return pass == null || look.time() == TimeStyle.RELATIVE
        ? grid.age(finding, cell)
        : look.instant(pass.executedAt());
  }

  /** The width of all columns, with a gap before each and the mark after the last. */
  private static int total(int[] columns) {
    int total = UNMET.length();
    for (int column : columns) {
      total += GAP + column;
    }
    return total;
  }

  private void heading() {
    if (!headingInOneLine) {
      staggeredHeading();
      return;
    }
    int at = put(HEADING, Style.HEADING, 0, 0);
    for (int i = 0; i < starts.length; i++) {
      at = put(environments.get(i), Style.HEADING, Math.max(starts[i], at + 1), at);
    }
    text.append('\n');
  }

  private void staggeredHeading() {
    int last = starts.length - 1;
    for (int i = 0; i <= last; i++) {
      int at = i == last ? put(HEADING, Style.HEADING, 0, 0) : 0;
      for (int before = 0; before < i; before++) {
        at = put(BAR, Style.FAINT, starts[before], at);
      }
      // A name that does not fit is moved left, at most up to the previous bar.
      int overhang = starts[i] + TextWidth.of(environments.get(i)) - room;
      int start = Math.max(starts[i] - Math.max(overhang, 0), i == 0 ? 0 : at + 1);
      put(environments.get(i), Style.HEADING, start, at);
      text.append('\n');
    }
  }

  private void line(Finding finding) {
    String heading = groups.headingBefore(finding);
    if (heading != null) {
      put(heading, Style.FAINT, 0, 0);
      text.append('\n');
    }
    List<String> pieces = wrapped(label(finding));
    int at = put(pieces.get(0), Style.PLAIN, 0, 0);
    if (at > first) {
      text.append('\n');
      at = 0;
    }
    List<Row> cells = grid.cells(finding);
    for (int i = 0; i < starts.length; i++) {
      Row cell = cells.get(i);
      String shown = text(finding, cell) + (cell.gateStatus().unmet() ? UNMET : "");
      CellState state = CellState.of(finding, cell, grid.view().gated());
      String link = look.link(cell.lastPass(), finding.testCase());
      at = put(shown, state.style(), starts[i], at, link);
    }
    text.append('\n');
    for (String piece : pieces.subList(1, pieces.size())) {
      put(piece, Style.PLAIN, GAP, 0);
      text.append('\n');
    }
  }

  /** The label wrapped to fit the first column; unwrapped if a word does not fit. */
  private List<String> wrapped(String label) {
    List<String> pieces = new ArrayList<>();
    String piece = "";
    for (String word : label.split(" ", -1)) {
      int indent = pieces.isEmpty() ? 0 : GAP;
      if (TextWidth.of(word) + GAP > first) {
        return List.of(label);
      }
      if (!piece.isEmpty() && indent + TextWidth.of(piece + " " + word) > first) {
        pieces.add(piece);
        piece = SafeText.of(word);
      } else {
        piece = piece.isEmpty() ? word : piece + " " + word;
      }
    }
    pieces.add(piece);
    return pieces;
  }

  private int[] starts(int[] widths) {
    int[] columns = new int[widths.length];
    int start = first + GAP;
    for (int i = 0; i < columns.length; i++) {
      columns[i] = start;
      start += widths[i] + GAP;
    }
    return columns;
  }

  private int put(String piece, Style style, int start, int at) {
    return put(piece, style, start, at, null);
  }

  /** Appends text at column {@code start}; returns the column after it. */
  private int put(String piece, Style style, int start, int at, @Nullable String link) {
    text.append(" ".repeat(Math.max(0, start - at)));
    text.append(surface.styled(piece, style, link));
    return Math.max(start, at) + TextWidth.of(piece);
  }
}
