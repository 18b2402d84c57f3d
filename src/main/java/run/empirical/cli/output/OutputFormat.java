package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Answer;

/** The output formats. */
public enum OutputFormat {
  /** Aligned columns for people. */
  TABLE("", true, TableText::draw),
  /** A row per test case, a column per environment, a short age in each cell. */
  MATRIX("", true, MatrixText::draw),
  /** One JSON document. */
  JSON(".json", false, JsonDocument::draw),
  /** Tab-separated values. */
  TSV(".tsv", false, TsvText::draw),
  /** Markdown for a job summary. */
  MARKDOWN(".md", true, MarkdownSummary::draw),
  /** The gate's result as a JUnit report. */
  JUNIT(".xml", false, JunitReport::draw),
  /** The matrix as a self-contained page. */
  HTML(".html", true, HtmlPage::draw);

  /** GitHub shows no larger summary of a job; in MiB. */
  public static final int MAX_SUMMARY_MIB = 1;

  private final String ending;
  private final boolean forPeople;

  @SuppressWarnings("ImmutableEnumChecker") // References to static methods have no state.
  private final Drawer drawer;

  /** Writes what a drawing shows. */
  private interface Drawer {
    void draw(Drawing drawing, Writer out) throws IOException;
  }

  OutputFormat(String ending, boolean forPeople, Drawer drawer) {
    this.ending = ending;
    this.forPeople = forPeople;
    this.drawer = drawer;
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

  /** Draws the whole answer, ending in a line break, or nothing. */
  public void draw(Answer answer, Style style, Writer out) throws IOException {
    drawer.draw(Drawing.of(this, answer, style), out);
  }

  /** Whether people read it, rather than programs. */
  public boolean isForPeople() {
    return forPeople;
  }

  /** Whether the format requires a gate. */
  public boolean needsGate() {
    return this == JUNIT;
  }
}
