package run.empirical.cli.model;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The test cases that are asked about: each ID once, in the order they were first named. */
public final class TestCases implements Iterable<TestCase> {
  private final Map<String, TestCase> byId = new LinkedHashMap<>();

  /** Whether there is a test case with this ID. */
  public boolean contains(String id) {
    return byId.containsKey(id);
  }

  /** Adds a test case. One that is there already only gains the title that it lacks. */
  public void add(TestCase testCase) {
    byId.merge(testCase.id(), testCase, (one, same) -> one.title() == null ? same : one);
  }

  /** How many there are. */
  public int size() {
    return byId.size();
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return byId.isEmpty();
  }

  @Override
  public Iterator<TestCase> iterator() {
    return byId.values().iterator();
  }
}
