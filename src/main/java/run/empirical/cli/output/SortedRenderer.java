package run.empirical.cli.output;

import java.io.IOException;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;

/** Holds all findings back from another renderer to pass them on in another order. */
final class SortedRenderer extends WholeRenderer {
  private final Renderer renderer;

  SortedRenderer(Question question, Arrangement arrangement, Renderer renderer) {
    super(question, arrangement);
    this.renderer = renderer;
  }

  @Override
  void write(Grid grid, ReferenceTime reference) throws IOException {
    for (Finding finding : grid.shown()) {
      renderer.add(finding);
    }
    renderer.end(reference);
  }
}
