package run.empirical.cli.output;

import run.empirical.cli.jq.JqFilter;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.SafeText;

/** Runs a jq filter on the JSON document; one line per result. */
public final class JqRenderer {
  private static final String AROUND_TABS_AND_LINE_FEEDS = "(?<=[\\t\\n])|(?=[\\t\\n])";

  private JqRenderer() {}

  /** A renderer for one run, which escapes text for a terminal. */
  public static Renderer of(
      JqFilter filter, Question question, Look look, Surface surface, Appendable out) {
    boolean screen = surface.isTerminal();
    return new WholeRenderer(
        View.of(OutputFormat.JSON, question, look, surface),
        grid -> {
          StringBuilder document = new StringBuilder();
          JsonText.write(grid, /* indented= */ false, document);
          if (!document.isEmpty()) {
            filter.run(
                document.toString(), line -> out.append((screen ? safe(line) : line) + "\n"));
          }
        });
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
