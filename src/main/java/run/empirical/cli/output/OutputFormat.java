package run.empirical.cli.output;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.SortOrder;

/** The output formats. */
public enum OutputFormat {
  /** Aligned columns for people. */
  TABLE(""),
  /** A row per test case, a column per environment, a short age in each cell. */
  MATRIX(""),
  /** One JSON document. */
  JSON(".json"),
  /** One JSON object per line. */
  NDJSON(".ndjson"),
  /** Tab-separated values. */
  TSV(".tsv"),
  /** Markdown for a job summary. */
  MARKDOWN(".md"),
  /** The gate's result as a JUnit report. */
  JUNIT(".xml"),
  /** The matrix as a self-contained page. */
  HTML(".html");

  private final String ending;

  OutputFormat(String ending) {
    this.ending = ending;
  }

  /** The format for a file's ending; null if there is none. */
  public static @Nullable OutputFormat ofFile(String name) {
    for (OutputFormat format : values()) {
      if (!format.ending.isEmpty() && name.toLowerCase(Locale.ROOT).endsWith(format.ending)) {
        return format;
      }
    }
    return null;
  }

  /** The file endings that have a format. */
  public static List<String> endings() {
    return Arrays.stream(values()).map(f -> f.ending).filter(e -> !e.isEmpty()).toList();
  }

  /** A renderer for one run that writes to {@code out}. */
  public Renderer renderer(Question question, Look look, Surface surface, Appendable out) {
    View view = View.of(this, question, look, surface);
    return switch (this) {
      case TABLE -> inOrder(view, new TableRenderer(view, out));
      case MATRIX -> new WholeRenderer(view, grid -> MatrixText.write(grid, out));
      case JSON -> new WholeRenderer(view, grid -> JsonText.write(grid, surface.isTerminal(), out));
      case NDJSON -> inOrder(view, new RowRenderer(new JsonText(view)::entry, out));
      case TSV ->
          inOrder(view, new RowRenderer((testCase, row) -> TsvText.line(look, testCase, row), out));
      case MARKDOWN -> new WholeRenderer(view, grid -> MarkdownSummary.write(grid, out));
      case JUNIT -> new WholeRenderer(view, grid -> JunitReport.write(grid, out));
      case HTML -> new WholeRenderer(view, grid -> HtmlPage.write(grid, out));
    };
  }

  /** The renderer itself, or one that holds all findings back to sort them first. */
  private static Renderer inOrder(View view, Renderer renderer) {
    if (view.order() == SortOrder.ASKED) {
      return renderer;
    }
    return new WholeRenderer(
        view,
        grid -> {
          for (Finding finding : grid.shown()) {
            renderer.add(finding);
          }
          renderer.end(grid.reference());
        });
  }

  /** Whether people read it, rather than programs. */
  public boolean isForPeople() {
    return switch (this) {
      case TABLE, MATRIX, MARKDOWN, HTML -> true;
      case JSON, NDJSON, TSV, JUNIT -> false;
    };
  }

  /** Whether the format requires a gate. */
  public boolean needsGate() {
    return this == JUNIT;
  }

  /** Whether the format is JSON, so that errors are JSON too. */
  public boolean isJson() {
    return this == JSON || this == NDJSON;
  }
}
