package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TestCasesTest {
  private final TestCases testCases = new TestCases();

  @Test
  void isEmptyUntilOneIsAdded() {
    assertTrue(testCases.isEmpty());
    assertEquals(List.of(), all());
    testCases.add(TestCase.of("a"));
    assertFalse(testCases.isEmpty());
    assertEquals(1, testCases.size());
  }

  @Test
  void keepsTheOrderInWhichTheyWereFirstNamed() {
    List.of("b", "a", "b", "c", "a").forEach(id -> testCases.add(TestCase.of(id)));
    assertEquals(List.of(TestCase.of("b"), TestCase.of("a"), TestCase.of("c")), all());
  }

  @Test
  void keepsTheFirstTitleThatATestCaseIsGiven() {
    testCases.add(new TestCase("a", null));
    testCases.add(new TestCase("a", "first"));
    testCases.add(new TestCase("a", "second"));
    testCases.add(new TestCase("b", null));
    assertEquals(List.of(new TestCase("a", "first"), new TestCase("b", null)), all());
  }

  @Test
  void tellsApartIdsOfTheSameHash() {
    // These two are the best known strings that Java hashes alike.
    List.of("Aa", "BB", "Aa", "BB").forEach(id -> testCases.add(TestCase.of(id)));
    assertEquals(List.of(TestCase.of("Aa"), TestCase.of("BB")), all());
  }

  @Test
  void tellsApartIdsWhoseTextsRunTogether() {
    List.of("ab", "c", "a", "bc").forEach(id -> testCases.add(TestCase.of(id)));
    assertEquals(4, testCases.size());
  }

  @Test
  void keepsEveryCharacter() {
    List<TestCase> asked = List.of(TestCase.of("a\ud800b"), TestCase.of("é"), TestCase.of("試験 😀"));
    asked.forEach(testCases::add);
    assertEquals(asked, all());
  }

  @Test
  void holdsEachOfManyOnce() {
    List<TestCase> asked = IntStream.range(0, 5000).mapToObj(i -> TestCase.of("id-" + i)).toList();
    asked.forEach(testCases::add);
    asked.forEach(testCases::add);
    assertEquals(asked, all());
  }

  @Test
  void endsAfterTheLast() {
    testCases.add(TestCase.of("a"));
    Iterator<TestCase> iterator = testCases.iterator();
    iterator.next();
    assertThrows(NoSuchElementException.class, iterator::next);
  }

  private List<TestCase> all() {
    List<TestCase> all = new ArrayList<>();
    testCases.forEach(all::add);
    return all;
  }
}
