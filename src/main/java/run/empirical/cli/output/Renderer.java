package run.empirical.cli.output;

import java.io.IOException;
import run.empirical.cli.model.Finding;

/** Writes findings in one format; each renderer is used for one run. */
public interface Renderer {
  /** Takes the next finding, in the order asked, and may write it at once. */
  void add(Finding finding) throws IOException;

  /** Writes what is still to be written; nothing comes after. */
  void end() throws IOException;
}
