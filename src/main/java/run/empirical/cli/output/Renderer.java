package run.empirical.cli.output;

import java.io.IOException;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;

/** Writes the findings of one run in one format. */
public interface Renderer {
  /** Adds the next finding, in input order, and may write it immediately. */
  void add(Finding finding) throws IOException;

  /**
   * Writes what remains. Called once, after the last finding.
   *
   * @param reference the time that ages count from
   */
  void end(ReferenceTime reference) throws IOException;
}
