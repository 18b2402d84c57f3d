package run.empirical.cli.output;

import java.io.IOException;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Row;

/**
 * One JSON object per line: the entries of the document's {@code data}, and one for each gap, with
 * null for what is unknown.
 */
final class NdjsonRenderer implements Renderer {
  private final JsonText json;
  private final Appendable out;

  NdjsonRenderer(View view, Appendable out) {
    this.json = new JsonText(view);
    this.out = out;
  }

  @Override
  public void add(Finding finding) throws IOException {
    for (Row row : finding.rows()) {
      out.append(json.entry(finding.testCase(), row)).append("\n");
    }
  }

  @Override
  public void end(ReferenceTime reference) {
    // Lines are written as findings arrive.
  }
}
