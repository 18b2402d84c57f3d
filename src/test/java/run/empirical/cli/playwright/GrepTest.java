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
import java.util.stream.IntStream;
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
        "\\@slow|@\\S+w",
        "(?<=bo)o(?!s)k",
        "(?<!^)books",
        "\\x20\\u0033\\x20",
        "[a&&b]ooks",
        "[-a]dds",
        "[\\d-]\\s"
      })
  void matches(String expression) throws Exception {
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
        "adds\\S3",
        "@s{2}",
        "\\bB\\u00f6",
        "x\\v|\\0|[\\b]|\\cJ|\\t|\\n|\\r|\\f"
      })
  void doesNotMatch(String expression) throws Exception {
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
        "* | nothing to repeat before '*'",
        "C++ | nothing to repeat before '+'",
        "a{2}+ | nothing to repeat before '+'",
        "a\\ | \\ at the end",
        "^* | nothing to repeat before '*'",
        "a{2}{3} | nothing to repeat before '{'",
        "{1} | nothing to repeat before '{'",
        "(?<=a)+ | nothing to repeat before '+'",
        "(?=bo)*oks | nothing to repeat before '*'",
        "(?i)a | a group that starts with (? is invalid or not supported",
        "(?>a) | a group that starts with (? is invalid or not supported",
        "(?<n>a) | a group that starts with (? is invalid or not supported",
        "([\"'])?adds\\1 | \\1 is not supported",
        "\\08 | \\08 is not supported",
        "\\p{L} | \\p is not supported",
        "[\\k] | \\k is not supported",
        "(?<=a(b+)) | a look-behind of unlimited length is not supported",
        "(?<!a{2,}) | a look-behind of unlimited length is not supported",
        "[a-\\d] | a range needs a character on either side of its hyphen",
        "[b-a] | the bounds of a range are in the wrong order"
      })
  void rejectsInvalidAndUnsupportedExpressions(String expression, String problem) {
    assertEquals(
        "'" + expression + "' is not a supported regular expression: " + problem,
        parseError(expression));
  }

  @Test
  void rejectsDuplicateFlags() {
    assertEquals("'/a/gg' has a duplicate flag: gg", parseError("/a/gg"));
  }

  @Test
  void boundsTheExpression() {
    String deep = "(".repeat(201) + ")".repeat(201);
    String longest = "a".repeat(4096);

    assertEquals(
        "'" + deep + "' is not a supported regular expression: its groups are nested too deeply",
        parseError(deep));
    Grep.parse(longest);
    assertEquals(
        "'"
            + longest
            + "a' is not a supported regular expression: it has more than 4096 characters",
        parseError(longest + "a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(.*a){12}b", "(.*)*(.*)*(.*)*(.*)*x"})
  void abortsExpressionsThatTakeTooManySteps(String expression) {
    TestName name = new TestName("", null, null, List.of("a".repeat(60) + "!"), List.of());

    assertEquals(
        "'" + expression + "' takes too many steps to match '" + name.title(false, 0) + "'",
        matchError(expression, name));
  }

  @Test
  void countsCodeUnits() throws Exception {
    TestName name = new TestName("", null, null, List.of("pays 😀"), List.of());

    assertTrue(Grep.parse("pays [😀]{2}$").matches(name));
    assertTrue(Grep.parse("pays ..$").matches(name));
    assertFalse(Grep.parse("pays .$").matches(name));
  }

  @Test
  void matchesLongTitles() throws Exception {
    TestName name = new TestName("", null, null, List.of("ab".repeat(100_000)), List.of());

    assertTrue(Grep.parse("[ab]*$").matches(name));
    assertFalse(Grep.parse("a{200001}").matches(name));
    assertEquals(
        "'(a|b)*$' takes too many steps to match '" + name.title(false, 0) + "'",
        matchError("(a|b)*$", name));
  }

  @Test
  void searchesTestsWithoutProjectFileOrLocation() throws Exception {
    assertEquals(
        List.of(" buys", "buys"),
        new TestName("", null, null, List.of("buys"), List.of()).searchTexts());
    assertEquals(
        List.of(" a.ts buys @x", " a.ts @x buys", "a.ts › buys @x"),
        new TestName("", "a.ts", null, List.of("buys"), List.of("@x")).searchTexts());
    assertEquals(
        List.of(" a.ts buys", "b.ts › buys", "b.ts › buys"),
        new TestName("", "a.ts", new Location("b.ts", 0, 0), List.of("buys"), List.of())
            .searchTexts());
  }

  /**
   * Playwright puts the tags of a block behind its title; the report says only whose they may be.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "cart @smoke checkout works @pay$; true",
        "@smoke.*checkout; true",
        "cart @smoke; true",
        "works @smoke @pay$; true",
        "cart.ts @smoke @pay cart; true",
        "works @pay @smoke; false",
        "@pay cart @smoke; false"
      })
  void findsTagsBehindTheBlockThatHasThem(String expression, boolean matches) throws Exception {
    TestName name =
        new TestName(
            "web",
            "cart.ts",
            null,
            List.of("cart", "checkout", "works"),
            List.of("@smoke", "@pay"));

    assertEquals(matches, Grep.parse(expression).matches(name));
  }

  @Test
  void countsATagOfATitleOnce() throws Exception {
    TestName name =
        new TestName(
            "", null, null, List.of("a @x", "mail me@y.com"), List.of("@x", "@x", "@y.com"));

    assertEquals(
        List.of(
            " a @x mail me@y.com @x",
            " a @x @x mail me@y.com",
            " @x a @x mail me@y.com",
            "a @x › mail me@y.com @x"),
        name.searchTexts());
  }

  @Test
  void refusesToGuessWhoseManyTagsAre() {
    List<String> tags = IntStream.range(0, 45).mapToObj(tag -> "@" + tag).toList();
    TestName name = new TestName("", null, null, List.of("cart", "works"), tags);

    assertEquals(
        "'works' has too many tags to find out which block each was given to, which --grep needs",
        String.valueOf(
            assertThrows(UnusableReportException.class, () -> Grep.parse("x").matches(name))
                .getMessage()));
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

  private static String matchError(String expression, TestName name) {
    Grep grep = Grep.parse(expression);
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> grep.matches(name)).getMessage());
  }

  private static String parseError(String expression) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> Grep.parse(expression)).getMessage());
  }
}
