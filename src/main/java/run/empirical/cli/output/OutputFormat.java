package run.empirical.cli.output;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
    boolean markup = this == MARKDOWN || this == HTML;
    Arrangement arrangement =
        isForPeople()
            ? Arrangement.forPeople(question, look, surface, markup)
            : Arrangement.forPrograms(look);
    return switch (this) {
      case TABLE ->
          inOrder(
              question, arrangement, new TableRenderer(question, look, surface, arrangement, out));
      case MATRIX -> new MatrixRenderer(question, look, surface, arrangement, out);
      case JSON -> new JsonRenderer(question, look, surface, arrangement, out);
      case NDJSON -> inOrder(question, arrangement, new NdjsonRenderer(question, look, out));
      case TSV -> inOrder(question, arrangement, new TsvRenderer(look, out));
      case MARKDOWN -> new MarkdownRenderer(question, look, arrangement, out);
      case JUNIT -> new JunitRenderer(question, look, arrangement, out);
      case HTML -> new HtmlRenderer(question, look, arrangement, out);
    };
  }

  private static Renderer inOrder(Question question, Arrangement arrangement, Renderer renderer) {
    return arrangement.order() == SortOrder.ASKED
        ? renderer
        : new SortedRenderer(question, arrangement, renderer);
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
