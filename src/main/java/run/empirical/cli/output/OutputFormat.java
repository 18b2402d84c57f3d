package run.empirical.cli.output;

/** The output formats. */
public enum OutputFormat {
  /** Aligned columns for people. */
  TABLE,
  /** A row per test case, a column per environment, a short age in each cell. */
  MATRIX,
  /** One JSON document. */
  JSON,
  /** One JSON object per line. */
  NDJSON,
  /** Tab-separated values. */
  TSV,
  /** Markdown for a job summary. */
  MARKDOWN,
  /** The gate's result as a JUnit report. */
  JUNIT,
  /** The matrix as a self-contained page. */
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

  /** Whether the format requires a gate. */
  public boolean needsGate() {
    return this == JUNIT;
  }

  /** Whether the format is JSON, so that errors are JSON too. */
  public boolean isJson() {
    return this == JSON || this == NDJSON;
  }
}
