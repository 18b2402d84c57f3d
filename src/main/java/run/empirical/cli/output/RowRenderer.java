package run.empirical.cli.output;

import java.io.IOException;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.TestCase;

/** Writes a line per row, as findings arrive. */
record RowRenderer(Line line, Appendable out) implements Renderer {
  /** The text of a row, without a line break. */
  interface Line {
    String of(TestCase testCase, Row row);
  }

  @Override
  public void add(Finding finding) throws IOException {
    for (Row row : finding.rows()) {
      out.append(line.of(finding.testCase(), row)).append("\n");
    }
  }

  @Override
  public void end(ReferenceTime reference) {
    // Nothing remains.
  }
}
