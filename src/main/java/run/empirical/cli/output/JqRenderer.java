package run.empirical.cli.output;

import java.io.IOException;
import run.empirical.cli.jq.JqFilter;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.SafeText;

/** Runs a jq filter on the JSON document; one line per result. */
public final class JqRenderer implements Renderer {
  private static final String AROUND_TABS_AND_LINE_FEEDS = "(?<=[\\t\\n])|(?=[\\t\\n])";

  private final JqFilter filter;
  private final boolean screen;
  private final Appendable out;
  private final StringBuilder document = new StringBuilder();
  private final Renderer json;

  /**
   * Creates a renderer for one run.
   *
   * @param screen whether {@code out} is a terminal, for which text is escaped
   */
  public JqRenderer(JqFilter filter, Question question, Look look, boolean screen, Appendable out) {
    this.filter = filter;
    this.screen = screen;
    this.out = out;
    Surface inMemory = new Surface(Surface.Kind.PIPE, () -> Integer.MAX_VALUE, false, false);
    this.json = OutputFormat.JSON.renderer(question, look, inMemory, document);
  }

  @Override
  public void add(Finding finding) throws IOException {
    json.add(finding);
  }

  @Override
  public void end(ReferenceTime reference) throws IOException {
    json.end(reference);
    if (!document.isEmpty()) {
      filter.run(document.toString(), line -> out.append((screen ? safe(line) : line) + "\n"));
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
