package run.empirical.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.TestCaseList;

/** Questions about one test case, for tests of parts that need only some of it. */
public final class Questions {
  private Questions() {}

  /** With a gate; null for none. */
  public static Question gated(@Nullable Gate gate) {
    return of(new LookBackWindow(null, null), Set.of(), gate, null);
  }

  /** With any of its parts. */
  public static Question of(
      LookBackWindow window,
      Set<String> environments,
      @Nullable Gate gate,
      @Nullable PlaywrightRun report) {
    TestCaseList list = new TestCaseList(List.of(), Set.of(), List.of(), false, report, false);
    return new Question(
        list, window, environments, new EnvironmentNames(Map.of()), gate, null, false);
  }
}
