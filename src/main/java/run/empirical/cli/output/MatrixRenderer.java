package run.empirical.cli.output;

import java.io.IOException;
import java.util.List;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;

/**
 * The matrix for a terminal: a row for each test case, a column for each environment, the short age
 * in each cell, and behind it a {@code !} where it keeps the gate from being met.
 */
final class MatrixRenderer extends WholeRenderer {
  private final RenderSettings settings;

  MatrixRenderer(RenderSettings settings, Appendable out) {
    super(settings, out);
    this.settings = settings;
  }

  @Override
  void write(List<Finding> findings, ReferenceTime reference, Appendable out) throws IOException {
    if (!findings.isEmpty()) {
      out.append(new MatrixText(Matrix.of(findings, settings), settings).toString());
    }
  }
}
