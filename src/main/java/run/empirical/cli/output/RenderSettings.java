package run.empirical.cli.output;

import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LookBackWindow;

/**
 * What renderers need to know besides the findings.
 *
 * @param batch whether to name test cases: there are several, or they came from a list
 * @param titles whether any test case has a title
 * @param gate the gate; null for none
 * @param names the user's names for environments
 * @param window the look-back window
 * @param time how the table shows times
 * @param surface where the answer is written
 */
public record RenderSettings(
    boolean batch,
    boolean titles,
    @Nullable Gate gate,
    EnvironmentNames names,
    LookBackWindow window,
    TimeStyle time,
    Surface surface) {

  /** The same settings for another surface. */
  public RenderSettings on(Surface other) {
    return new RenderSettings(batch, titles, gate, names, window, time, other);
  }
}
