package run.empirical.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.TestCaseList;

/** Questions about one test case, for tests of parts that need only some of it. */
public final class Questions {
  private Questions() {}

  /** With a gate; null for none. */
  public static Question gated(@Nullable Gate gate) {
    return of(Set.of(), gate, Map.of());
  }

  /**
   * With more of its parts.
   *
   * @param environments those of {@code --env}
   * @param names by environment ID
   */
  public static Question of(
      Set<String> environments, @Nullable Gate gate, Map<String, String> names) {
    TestCaseList list = new TestCaseList(List.of(), Set.of(), false, null, false);
    return new Question(
        list,
        new LookBackWindow(null, null),
        environments,
        new EnvironmentNames(names),
        gate,
        null,
        false);
  }
}
