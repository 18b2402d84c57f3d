package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.TestCase;

/** Tests by their IDs, each once, in the order in which they were added. */
final class NamedTests {
  private final Map<String, Named> byId = new LinkedHashMap<>();
  private final Map<String, Integer> sharers = new HashMap<>();

  private record Named(String title, @Nullable String file) {}

  void add(String id, String title, @Nullable String file) {
    if (byId.putIfAbsent(id, new Named(title, file)) == null) {
      sharers.merge(title, 1, Integer::sum);
    }
  }

  /** The test cases. A title that several of them would have gets its file put before. */
  List<TestCase> testCases() {
    List<TestCase> testCases = new ArrayList<>();
    byId.forEach((id, named) -> testCases.add(new TestCase(id, unique(named))));
    return testCases;
  }

  private String unique(Named named) {
    boolean shared = sharers.getOrDefault(named.title(), 0) > 1;
    return shared && named.file() != null
        ? named.file() + TestName.GAP + named.title()
        : named.title();
  }
}
