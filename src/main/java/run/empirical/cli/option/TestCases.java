package run.empirical.cli.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.empirical.cli.model.TestCase;

/** The test cases to look up: each ID once, in the order first given. */
final class TestCases {
  private final Map<String, TestCase> byId = new LinkedHashMap<>();

  /** Adds a test case. An existing one only gains what it lacks. */
  void add(TestCase testCase) {
    byId.merge(testCase.id(), testCase, TestCase::completedBy);
  }

  List<TestCase> list() {
    return List.copyOf(byId.values());
  }
}
