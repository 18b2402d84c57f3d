package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Answer;

/** The output formats. */
public enum OutputFormat implements Format {
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

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
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

  @Override
  public void draw(Answer answer, Style style, Writer out) throws IOException {
    Drawing drawing = Drawing.of(this, answer, style);
    switch (this) {
      case TABLE -> TableText.draw(drawing, out);
      case MATRIX -> MatrixText.draw(drawing, out);
      case JSON -> JsonDocument.draw(drawing, out);
      case NDJSON -> JsonDocument.drawLines(drawing, out);
      case TSV -> TsvText.draw(drawing, out);
      case MARKDOWN -> MarkdownSummary.draw(drawing, out);
      case JUNIT -> JunitReport.draw(drawing, out);
      case HTML -> HtmlPage.draw(drawing, out);
    }
  }

  @Override
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
