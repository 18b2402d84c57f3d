package run.empirical.cli.output;

import java.io.IOException;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Row;

/** One JSON object per line, each an entry of the document's {@code data}. */
final class NdjsonRenderer implements Renderer {
  private final RenderSettings settings;
  private final Appendable out;

  NdjsonRenderer(RenderSettings settings, Appendable out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public void add(Finding finding) throws IOException {
    for (Row row : finding.rows()) {
      if (row.lastPass() != null && row.age() != null) {
        String entry = JsonText.entry(settings, finding.testCase(), row, row.lastPass(), row.age());
        out.append(entry + "\n");
      }
    }
  }

  @Override
  public void end(ReferenceTime reference) {
    // Lines are written as findings arrive.
  }
}
