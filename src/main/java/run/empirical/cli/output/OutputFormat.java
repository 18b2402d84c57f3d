package run.empirical.cli.output;

/** The forms that an answer can take. */
public enum OutputFormat {
  /** Aligned columns for people. */
  TABLE,
  /** A row for each test case, a column for each environment, a short age in each cell. */
  MATRIX,
  /** One JSON document. */
  JSON,
  /** One JSON object a line. */
  NDJSON,
  /** Tab-separated values. */
  TSV,
  /** A table for a job summary. */
  MARKDOWN,
  /** The gate's decision as a JUnit report. */
  JUNIT,
  /** The matrix as a page that needs nothing but itself. */
  HTML;

  /** A renderer for one run that writes to {@code out}. */
  public Renderer renderer(RenderSettings settings, Appendable out) {
    return switch (this) {
      case TABLE -> new TableRenderer(settings, out);
      case MATRIX -> new MatrixRenderer(settings, out);
      case JSON -> new JsonRenderer(settings, out);
      case NDJSON -> new NdjsonRenderer(out);
      case TSV -> new TsvRenderer(out);
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
