package run.empirical.cli.output;

import java.io.IOException;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;

/** One JSON document, the same shape for one test case or many. */
final class JsonRenderer extends WholeRenderer {
  private final JsonText json;
  private final Surface surface;
  private final Appendable out;

  JsonRenderer(
      Question question, Look look, Surface surface, Arrangement arrangement, Appendable out) {
    super(question, arrangement);
    this.json = new JsonText(question, look);
    this.surface = surface;
    this.out = out;
  }

  @Override
  void write(Grid grid, ReferenceTime reference) throws IOException {
    boolean loneFailure = grid.findings().size() == 1 && !grid.findings().get(0).answered();
    // A lone failure is reported on standard error only; a file must contain it.
    if (!loneFailure || surface.isFile()) {
      json.document(grid, reference, surface.isTerminal(), out);
      out.append("\n");
    }
  }
}
