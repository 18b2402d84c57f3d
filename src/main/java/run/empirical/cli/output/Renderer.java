package run.empirical.cli.output;

import java.io.IOException;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;

/** Writes findings in one format; each renderer is used for one run. */
public interface Renderer {
  /** Takes the next finding, in the order asked, and may write it at once. */
  void add(Finding finding) throws IOException;

  /**
   * Writes what is still to be written; nothing comes after.
   *
   * @param reference what the findings' ages count from
   */
  void end(ReferenceTime reference) throws IOException;
}
