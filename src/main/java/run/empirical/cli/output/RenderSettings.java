package run.empirical.cli.output;

import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LookBackWindow;

/**
 * What a format needs to know beside the findings.
 *
 * @param batch whether test cases must be told apart: there are several, or they came from a list
 * @param titles whether test cases have titles
 * @param gate the decision asked for; null when none is
 * @param names the user's names for environments
 * @param window the span of time in which a pass counts
 * @param time how the table writes times
 * @param surface what the answer is written on
 */
public record RenderSettings(
    boolean batch,
    boolean titles,
    @Nullable Gate gate,
    EnvironmentNames names,
    LookBackWindow window,
    TimeStyle time,
    Surface surface) {

  /** The same, written on another surface. */
  public RenderSettings on(Surface other) {
    return new RenderSettings(batch, titles, gate, names, window, time, other);
  }
}
