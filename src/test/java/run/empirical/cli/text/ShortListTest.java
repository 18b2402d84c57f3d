package run.empirical.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortListTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | '' | ''",
        "a | a | a",
        "a b c | a, b, c | a; b; c",
        "a b c d | a, b, c and 1 more | a; b; c; and 1 more",
        "a b c d e | a, b, c and 2 more | a; b; c; and 2 more",
      })
  void namesTheFirstThree(String items, String withCommas, String withSemicolons) {
    List<String> list = items.isEmpty() ? List.of() : List.of(items.split(" ", -1));
    assertEquals(withCommas, ShortList.of(list, ", "));
    assertEquals(withSemicolons, ShortList.of(list, "; "));
  }
}
