package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Answer;

/** The output formats and their properties. */
public enum OutputFormat {
  /** Aligned columns for people. */
  TABLE("", Readers.PEOPLE_WITH_MESSAGES, (drawing, out) -> new TableFormat(drawing, out).draw()),
  /** A row per test case, a column per environment, a short age in each cell. */
  MATRIX("", Readers.PEOPLE_WITH_MESSAGES, (drawing, out) -> new MatrixFormat(drawing, out).draw()),
  /** One JSON document. */
  JSON(".json", Readers.PROGRAMS, (drawing, out) -> new JsonFormat(drawing, out).draw()),
  /** Tab-separated values. */
  TSV(".tsv", Readers.PROGRAMS, (drawing, out) -> new TsvFormat(drawing, out).draw()),
  /** Markdown for a job summary. */
  MARKDOWN(".md", Readers.PEOPLE, (drawing, out) -> new MarkdownFormat(drawing, out).draw()),
  /** The gate's result as a JUnit report. */
  JUNIT(".xml", Readers.PROGRAMS, (drawing, out) -> new JunitFormat(drawing, out).draw()),
  /** The matrix as a self-contained page. */
  HTML(".html", Readers.PEOPLE, (drawing, out) -> new HtmlFormat(drawing, out).draw());

  private final String ending;
  private final Readers readers;

  @SuppressWarnings("ImmutableEnumChecker") // These lambdas have no state.
  private final Format format;

  /** Who reads a format. For people, failed tests are sorted. */
  private enum Readers {
    PROGRAMS,
    /** People who see standard error, too, which has the sentences about the answer. */
    PEOPLE_WITH_MESSAGES,
    /** People who may see nothing else, so that the format contains these sentences. */
    PEOPLE
  }

  OutputFormat(String ending, Readers readers, Format format) {
    this.ending = ending;
    this.readers = readers;
    this.format = format;
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

  /** Draws the answer. The output is empty or ends with a line break. */
  public void draw(Answer answer, Style style, Writer out) throws IOException {
    format.draw(Drawing.of(isForPeople(), answer, style), out);
  }

  /** Whether people read the format, rather than programs. */
  public boolean isForPeople() {
    return readers != Readers.PROGRAMS;
  }

  /** Whether people read the format, but need the sentences about the answer on standard error. */
  public boolean needsMessages() {
    return readers == Readers.PEOPLE_WITH_MESSAGES;
  }

  /** Whether the format needs a gate, since it shows nothing else. */
  public boolean needsGate() {
    return this == JUNIT;
  }
}
