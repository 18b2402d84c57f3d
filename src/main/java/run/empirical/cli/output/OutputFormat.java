package run.empirical.cli.output;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
  public Renderer renderer(RenderSettings settings, Appendable out) {
    return switch (this) {
      case TABLE -> new TableRenderer(settings, out);
      case MATRIX -> new MatrixRenderer(settings, out);
      case JSON -> new JsonRenderer(settings, out);
      case NDJSON -> new NdjsonRenderer(settings, out);
      case TSV -> new TsvRenderer(settings, out);
      case MARKDOWN -> new MarkdownRenderer(settings, out);
      case JUNIT -> new JunitRenderer(settings, out);
      case HTML -> new HtmlRenderer(settings, out);
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
