package run.empirical.cli.output;

import java.io.IOException;
import run.empirical.cli.jq.JqFilter;
import run.empirical.cli.model.Answer;
import run.empirical.cli.text.SafeText;

/**
 * The results of a jq filter on the JSON document, one per line; on a terminal, escaped.
 *
 * @param filter the filter
 */
public record JqFormat(JqFilter filter) implements Format {
  private static final String AROUND_TABS_AND_LINE_FEEDS = "(?<=[\\t\\n])|(?=[\\t\\n])";

  @Override
  public void draw(Answer answer, Style style, Appendable out) throws IOException {
    StringBuilder document = new StringBuilder();
    OutputFormat.JSON.draw(answer, style.forPipe(), document);
    if (!document.isEmpty()) {
      boolean screen = style.isTerminal();
      filter.run(document.toString(), line -> out.append(screen ? safe(line) : line).append('\n'));
    }
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
