package run.empirical.cli.output;

import java.io.IOException;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;

/**
 * The matrix for a terminal: a row per test case, a column per environment, and a short age in each
 * cell, followed by {@code !} if it fails the gate.
 */
final class MatrixRenderer extends WholeRenderer {
  private final Question question;
  private final Look look;
  private final Surface surface;
  private final Arrangement arrangement;
  private final Appendable out;

  MatrixRenderer(
      Question question, Look look, Surface surface, Arrangement arrangement, Appendable out) {
    super(question, arrangement);
    this.question = question;
    this.look = look;
    this.surface = surface;
    this.arrangement = arrangement;
    this.out = out;
  }

  @Override
  void write(Grid grid, ReferenceTime reference) throws IOException {
    if (!grid.shown().isEmpty()) {
      out.append(new MatrixText(grid, question, look, surface, arrangement.grouped()).toString());
    }
  }
}
