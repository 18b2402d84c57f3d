package run.empirical.cli.output;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import run.empirical.cli.jq.JqFilter;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.text.SafeText;

/** The results of a jq filter on the JSON document, one per line; on a terminal, escaped. */
public final class JqFormat implements Format {
  private static final String AROUND_TABS_AND_LINE_FEEDS = "(?<=[\\t\\n])|(?=[\\t\\n])";

  private final JqFilter filter;

  private JqFormat(JqFilter filter) {
    this.filter = filter;
  }

  /**
   * Compiles a filter.
   *
   * @throws FailureException of kind {@code USAGE} if its syntax is invalid
   */
  public static JqFormat compile(String filter) {
    return new JqFormat(JqFilter.compile(filter));
  }

  @Override
  public void draw(Answer answer, Style style, Writer out) throws IOException {
    StringWriter document = new StringWriter();
    OutputFormat.JSON.draw(answer, style, document);
    if (!document.toString().isEmpty()) {
      filter.run(
          document.toString(),
          result -> {
            // A filter may contain a secret.
            String line = style.redaction().apply(result);
            out.append(style.isTerminal() ? safe(line) : line).append('\n');
          });
    }
  }

  @Override
  public boolean isForPeople() {
    return false;
  }

  /** Escapes all but tabs and line feeds, which filters use for layout. */
  private static String safe(String line) {
    StringBuilder text = new StringBuilder();
    for (String piece : line.split(AROUND_TABS_AND_LINE_FEEDS, -1)) {
      text.append(piece.equals("\t") || piece.equals("\n") ? piece : SafeText.visible(piece));
    }
    return text.toString();
  }
}
