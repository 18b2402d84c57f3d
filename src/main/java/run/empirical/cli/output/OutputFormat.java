package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Answer;

/** The output formats and their properties. */
public enum OutputFormat {
  /** Aligned columns for people. */
  TABLE("", TableFormat::draw, Trait.FOR_PEOPLE),
  /** A row per test case, a column per environment, a short age in each cell. */
  MATRIX("", MatrixFormat::draw, Trait.FOR_PEOPLE),
  /** One JSON document. */
  JSON(".json", JsonFormat::draw),
  /** Tab-separated values. */
  TSV(".tsv", TsvFormat::draw),
  /** Markdown for a job summary. */
  MARKDOWN(".md", MarkdownFormat::draw, Trait.FOR_PEOPLE, Trait.WITH_SENTENCES),
  /** The gate's result as a JUnit report. */
  JUNIT(".xml", JunitFormat::draw, Trait.NEEDS_GATE),
  /** The matrix as a self-contained page. */
  HTML(".html", HtmlFormat::draw, Trait.FOR_PEOPLE, Trait.WITH_SENTENCES);

  private final String ending;

  @SuppressWarnings("ImmutableEnumChecker") // References to static methods have no state.
  private final Drawer drawer;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of makes it unmodifiable.
  private final Set<Trait> traits;

  private enum Trait {
    /** Read by people, and sorted for them. */
    FOR_PEOPLE,
    /** Contains the sentences about the answer that are printed on standard error for others. */
    WITH_SENTENCES,
    /** Shows the result of a gate, so there must be one. */
    NEEDS_GATE
  }

  /** Writes what a drawing shows. */
  private interface Drawer {
    void draw(Drawing drawing, Writer out) throws IOException;
  }

  OutputFormat(String ending, Drawer drawer, Trait... traits) {
    this.ending = ending;
    this.drawer = drawer;
    this.traits = Set.of(traits);
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
    drawer.draw(Drawing.of(isForPeople(), answer, style), out);
  }

  /** Whether people read the format, rather than programs. */
  public boolean isForPeople() {
    return traits.contains(Trait.FOR_PEOPLE);
  }

  /** Whether people read the format, but need the sentences about the answer on standard error. */
  public boolean leavesSentences() {
    return isForPeople() && !traits.contains(Trait.WITH_SENTENCES);
  }

  public boolean needsGate() {
    return traits.contains(Trait.NEEDS_GATE);
  }
}
