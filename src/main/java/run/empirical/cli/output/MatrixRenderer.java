package run.empirical.cli.output;

import java.io.IOException;
import java.util.List;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;

/**
 * The matrix for a terminal: a row per test case, a column per environment, and a short age in each
 * cell, followed by {@code !} if it fails the gate.
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
