package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ShrinkingTest {
  @Test
  void leavesOutWhatAFailureDoesNotNeed() {
    Error failure =
        assertThrows(
            AssertionError.class,
            () ->
                Shrinking.check(
                    List.of(1, 2, 3, 4, 5),
                    numbers -> assertFalse(numbers.containsAll(List.of(2, 5)), numbers::toString),
                    ShrinkingTest::filter));
    assertEquals("[2, 5] ==> expected: <false> but was: <true>", failure.getMessage());
  }

  @Test
  void doesNotRunTheSmallestAgain() {
    List<List<Integer>> runs = new ArrayList<>();
    Shrinking.Check<List<Integer>> failsTwice =
        numbers -> {
          runs.add(numbers);
          assertTrue(runs.size() > 2, numbers::toString);
        };
    Error failure =
        assertThrows(
            AssertionError.class,
            () -> Shrinking.check(List.of(1, 2, 3), failsTwice, ShrinkingTest::filter));
    assertEquals("[2, 3] ==> expected: <true> but was: <false>", failure.getMessage());
    assertEquals(List.of(List.of(1, 2, 3), List.of(2, 3), List.of(3), List.of(2)), runs);
  }

  private static List<Integer> filter(List<Integer> numbers, Predicate<Object> keep) {
    return numbers.stream().filter(keep).toList();
  }
}
