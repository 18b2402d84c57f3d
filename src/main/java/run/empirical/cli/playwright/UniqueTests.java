package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.TestCase;

/** Collects tests without duplicate IDs, in insertion order. */
final class UniqueTests {
  private final Map<String, UniqueTest> byId = new LinkedHashMap<>();
  private final Map<String, Integer> titleCounts = new HashMap<>();

  private int leftOut;

  private record UniqueTest(String title, @Nullable String file) {}

  void add(String id, String title, @Nullable String file) {
    if (byId.putIfAbsent(id, new UniqueTest(title, file)) == null) {
      titleCounts.merge(title, 1, Integer::sum);
    }
  }

  /** Counts a test that is left out. */
  void leaveOut() {
    leftOut++;
  }

  /** The number of tests that were left out. */
  int leftOut() {
    return leftOut;
  }

  /** The test cases. A title shared by several of them is prefixed with the file. */
  List<TestCase> testCases() {
    List<TestCase> testCases = new ArrayList<>();
    byId.forEach((id, test) -> testCases.add(new TestCase(id, uniqueTitle(test), test.file())));
    return testCases;
  }

  private String uniqueTitle(UniqueTest test) {
    boolean shared = titleCounts.getOrDefault(test.title(), 0) > 1;
    return shared && test.file() != null
        ? test.file() + TestName.SEPARATOR + test.title()
        : test.title();
  }
}
