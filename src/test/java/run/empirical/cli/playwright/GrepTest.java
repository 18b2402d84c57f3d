package run.empirical.cli.playwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.model.TestCase;

/** Selecting tests by name. */
class GrepTest {
  private static final TestName TEST =
      new TestName(
          "chromium",
          "shop/cart.spec.ts",
          new Location("shop/cart.spec.ts", 12, 3),
          List.of("Cart", "adds 3 {big} books (twice) @smoke", "Größe: 東京"),
          List.of("@smoke", "@slow"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^chromium shop/cart.spec.ts Cart adds",
        "東京 @slow$",
        "cart ADDS",
        "GRÖSSE|grösse|GRÖßE",
        "cart.spec.ts:12",
        "[chromium]",
        "] › shop/cart.spec.ts:12 › Cart › adds",
        "cart.spec.ts:12:3 › Cart",
        "(?=.*@smoke)(?=.*@slow)",
        "^(?!.*@money)",
        "/Cart adds/",
        "/CART adds/i",
        "/CART adds/gi",
        "/Cart/g",
        "//",
        "",
        "{big}",
        "\\{big\\}",
        "big}",
        "\\(twice\\)",
        "[[(]twice",
        "[^]big",
        "\\x42ig",
        "\\u0062ig",
        "@\\bsmoke\\b",
        "\\bGr\\b",
        "Gr\\Bo|r\\b\\u00f6",
        "adds\\s\\d\\s",
        "[\\s]3[\\S]*\\s",
        "o{2}",
        "o{1,}ks",
        "o+?ks",
        "\\@\\slow|@\\S+w",
        "(?<n>o)\\k<n>ks",
        "(o)\\1ks",
        "boo\\ks",
        "[a&&b]ooks"
      })
  void matches(String expression) {
    assertTrue(Grep.parse(expression).matches(TEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^ chromium",
        "Cart$",
        "/cart adds/",
        "/CART/g",
        "/Cart/s",
        "firefox",
        "(twice) @smoke",
        "[]",
        "\\Qbig\\E",
        "\\Achromium",
        "adds\\S3",
        "@s{2}",
        "\\bB\\u00f6",
        "x\\v|\\0|\\x|\\uz"
      })
  void doesNotMatch(String expression) {
    assertFalse(Grep.parse(expression).matches(TEST));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[ | unclosed character class",
        "[^a | unclosed character class",
        "( | unclosed group",
        "a) | unmatched closing ')'",
        "* | dangling meta character '*'",
        "C++ | nothing to repeat before '+'",
        "a{2}+ | nothing to repeat before '+'",
        "a\\ | \\ at the end"
      })
  void rejectsInvalidExpressions(String expression, String problem) {
    assertEquals(
        "'" + expression + "' is not a regular expression: " + problem, parseError(expression));
  }

  @Test
  void rejectsDuplicateFlags() {
    assertEquals("'/a/gg' has a duplicate flag: gg", parseError("/a/gg"));
  }

  @Test
  void rejectsGroupsNestedTooDeeply() {
    String expression = "(".repeat(100_000);

    assertEquals(
        "'"
            + expression
            + "' is not a regular expression: stack overflow during pattern compilation",
        parseError(expression));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(.*a){12}b", "(a+)+\\1b", "(.*)*(.*)*(.*)*(.*)*x"})
  void abortsExpressionsThatTakeTooManySteps(String expression) {
    TestName name = new TestName("", null, null, List.of("a".repeat(60) + "!"), List.of());
    Grep grep = Grep.parse(expression);

    IllegalArgumentException exception =
        assertThrows(IllegalArgumentException.class, () -> grep.matches(name));

    assertEquals(
        "'" + expression + "' takes too many steps to match '" + name.title(false, 0) + "'",
        exception.getMessage());
  }

  @Test
  void abortsExpressionsThatRecurseTooDeeply() {
    TestName name = new TestName("", null, null, List.of("ab".repeat(100_000)), List.of());
    Grep grep = Grep.parse("(a|b)*c");

    assertThrows(IllegalArgumentException.class, () -> grep.matches(name));
  }

  @Test
  void searchesTestsWithoutProjectFileOrLocation() {
    assertEquals(
        List.of(" buys", "buys"),
        new TestName("", null, null, List.of("buys"), List.of()).searchTexts());
    assertEquals(
        List.of(" a.ts buys @x", "a.ts › buys @x"),
        new TestName("", "a.ts", null, List.of("buys"), List.of("@x")).searchTexts());
    assertEquals(
        List.of(" a.ts buys", "b.ts › buys", "b.ts › buys"),
        new TestName("", "a.ts", new Location("b.ts", 0, 0), List.of("buys"), List.of())
            .searchTexts());
  }

  @ParameterizedTest
  @CsvSource({"reports/two-projects.json", "html/full-1.65.html"})
  void selectsTestsOfAReport(String report) throws Exception {
    Path file = Path.of("src/test/resources/playwright").resolve(report);
    List<TestCase> all = read(file, "");
    String title = String.valueOf(all.get(0).title());
    String project = title.substring(title.lastIndexOf('[') + 1, title.length() - 1);

    assertEquals(
        all.stream()
            .filter(test -> String.valueOf(test.title()).endsWith("[" + project + "]"))
            .toList(),
        read(file, "^" + project + " "));
    assertEquals(List.of(), read(file, "no such test"));
  }

  private static List<TestCase> read(Path file, String expression) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return PlaywrightReport.read(in, Set.of(Selection.FAILED), Grep.parse(expression))
          .testCases();
    }
  }

  private static String parseError(String expression) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> Grep.parse(expression)).getMessage());
  }
}
