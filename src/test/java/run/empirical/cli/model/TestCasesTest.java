package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestCasesTest {
  private final TestCases testCases = new TestCases();

  @Test
  void startsEmpty() {
    assertEquals(0, testCases.size());
    assertEquals(List.of(), all());
    testCases.add(TestCase.of("a"));
    assertEquals(1, testCases.size());
  }

  @Test
  void keepsInsertionOrder() {
    List.of("b", "a", "b", "c", "a").forEach(id -> testCases.add(TestCase.of(id)));
    assertEquals(List.of(TestCase.of("b"), TestCase.of("a"), TestCase.of("c")), all());
  }

  @Test
  void keepsTheFirstTitleAndFileOfATestCase() {
    testCases.add(new TestCase("a", null));
    testCases.add(new TestCase("a", "first"));
    testCases.add(new TestCase("a", "second", "a.spec.ts"));
    testCases.add(new TestCase("a", "third", "b.spec.ts"));
    testCases.add(new TestCase("b", null));
    assertEquals(List.of(new TestCase("a", "first", "a.spec.ts"), new TestCase("b", null)), all());
  }

  private List<TestCase> all() {
    List<TestCase> all = new ArrayList<>();
    testCases.forEach(all::add);
    return all;
  }
}
