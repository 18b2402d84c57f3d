package run.empirical.cli.output;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms that an answer can take. */
public enum OutputFormat {
  /** Aligned columns for people. */
  TABLE(""),
  /** A row for each test case, a column for each environment, a short age in each cell. */
  MATRIX(""),
  /** One JSON document. */
  JSON(".json"),
  /** One JSON object a line. */
  NDJSON(".ndjson"),
  /** Tab-separated values. */
  TSV(".tsv"),
  /** A table for a job summary. */
  MARKDOWN(".md"),
  /** The gate's decision as a JUnit report. */
  JUNIT(".xml"),
  /** The matrix as a page that needs nothing but itself. */
  HTML(".html");

  private final String ending;

  OutputFormat(String ending) {
    this.ending = ending;
  }

  /** The format that the ending of a file's name stands for; null if it stands for none. */
  public static @Nullable OutputFormat ofFile(String name) {
    for (OutputFormat format : values()) {
      if (!format.ending.isEmpty() && name.toLowerCase(Locale.ROOT).endsWith(format.ending)) {
        return format;
      }
    }
    return null;
  }

  /** The endings that stand for a format. */
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

  /** Whether it has nothing to say where nothing is decided. */
  public boolean needsGate() {
    return this == JUNIT;
  }

  /** Whether programs read it, so that errors are JSON too. */
  public boolean isJson() {
    return this == JSON || this == NDJSON;
  }
}
