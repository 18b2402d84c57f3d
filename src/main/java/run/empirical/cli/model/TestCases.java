package run.empirical.cli.model;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The test cases to look up: each ID once, in the order first given. */
public final class TestCases implements Iterable<TestCase> {
  private final Map<String, TestCase> byId = new LinkedHashMap<>();

  /** Whether there is a test case with this ID. */
  public boolean contains(String id) {
    return byId.containsKey(id);
  }

  /** Adds a test case. An existing one only gains what it lacks. */
  public void add(TestCase testCase) {
    byId.merge(testCase.id(), testCase, TestCase::completedBy);
  }

  /** The number of test cases. */
  public int size() {
    return byId.size();
  }

  @Override
  public Iterator<TestCase> iterator() {
    return byId.values().iterator();
  }
}
