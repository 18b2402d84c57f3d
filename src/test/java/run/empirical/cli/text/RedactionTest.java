package run.empirical.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replacing secrets in text. */
class RedactionTest {
  private static final Redaction KEY = new Redaction(List.of("sk-7"));

  @Test
  void replacesTheKeyAnywhereInTheText() {
    assertEquals("a [redacted] b [redacted]", KEY.redact("a sk-7 b sk-7"));
    assertEquals("[redacted]", KEY.redact("sk-7sk-7"));
  }

  @Test
  void keepsAPartOfTheKeyBeforeIt() {
    for (int gap = 0; gap < 30; gap++) {
      String before = "sk-" + "_".repeat(gap);
      assertEquals(before + "[redacted]", KEY.redact(before + "sk-7"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        // JSON of .NET and PHP.
        "s+/7, s\\+\\/7 s\\u002B/7 s\\u002b\\u002F7 \\u0073\\u002B\\u002F\\u0037",
        "s+/7, s%2B/7 s%2b%2f7 %73%2B%2F%37",
        "s+/7, s&#43;/7 s&#43;&#47;7 s&#x2B;&#X2f;7",
        "s&<>\"'7, s&amp;&lt;&gt;&quot;&#39;7 s&amp;&lt;&gt;&quot;&apos;7",
        "s\\\"7, s\\\"7 s\\\\\\\"7 s%5C%227 s\\u005c\\u00227",
        "p\u00e9\ud83d\ude00\u20ac, p\u00e9\ud83d\ude00\u20ac p%C3%A9%F0%9F%98%80%E2%82%AC"
            + " p\\u00e9\\ud83d\\ude00\\u20ac p&#233;&#128512;&#8364;",
      })
  void replacesItWithItsCharactersEscaped(String secret, String texts) {
    Redaction redaction = new Redaction(List.of(secret));
    for (String text : texts.split(" ", -1)) {
      assertEquals("<[redacted]>", redaction.redact("<" + text + ">"), text);
    }
  }

  @Test
  void keepsEverythingElse() {
    for (String text :
        List.of(
            "sk-",
            "sk%2",
            "sk%2D",
            "sk\\u002",
            "sk&#45",
            "sk&#;7 sk&;7 sk&#x;7 sk&minus;7 sk&#00000045;7 sk%-27",
            "\\",
            "%",
            "&")) {
      assertEquals(text, KEY.redact(text));
    }
    assertEquals("a%5C\\b", new Redaction(List.of()).redact("a%5C\\b"));
  }

  @Test
  void replacesTheLongestOnceAndNotItsOwnReplacement() {
    Redaction redaction = new Redaction(List.of("", "redacted", "a redacted b", "a"));
    assertEquals("<[redacted]> [redacted]", redaction.redact("<a redacted b> redacted"));
  }

  /**
   * Compares with a regular expression, for short secrets in texts of the same few characters, in
   * which escapes are ambiguous.
   */
  @Test
  void replacesWhatARegularExpressionFinds() {
    Random random = new Random(20_261_124);
    int found = 0;
    for (int i = 0; i < 4_000; i++) {
      String secret = some(random, 3, "%", "&", "\\", "2", "5", "u", "+");
      String text =
          some(random, 9, "%", "&", "\\", "2", "5", "u", "+", "25", "2B", "#43;", "amp;", "u0025");
      Matcher matcher = Pattern.compile(pattern(secret)).matcher(text);
      boolean matches = matcher.find();
      String redacted = new Redaction(List.of(secret)).redact(text);
      String context = secret + " in " + text + " became " + redacted;
      assertEquals(matches, !redacted.equals(text), context);
      if (matches) {
        found++;
        assertTrue(redacted.startsWith(text.substring(0, matcher.start()) + "[redacted]"), context);
      }
    }
    assertTrue(found > 400, "only " + found);
  }

  /** The end of one quote and the beginning of the next one may look like an escape. */
  @Test
  void replacesQuotesInARow() {
    Random random = new Random(20_261_130);
    for (int i = 0; i < 20_000; i++) {
      String secret = some(random, 4, "%", "&", "\\", "2", "5", "u", "+", "a", "#", ";");
      String quotes = quoted(secret, random) + quoted(secret, random) + quoted(secret, random);
      String text = "Q" + quotes + "Z";
      String redacted = new Redaction(List.of(secret)).redact(text);
      String context = secret + " in " + text + " became " + redacted;
      assertEquals("QZ", redacted.replace("[redacted]", ""), context);
    }
  }

  /** A secret, each character unchanged or in one escape. */
  private static String quoted(String secret, Random random) {
    StringBuilder quoted = new StringBuilder();
    for (char character : secret.toCharArray()) {
      String code = Integer.toHexString(character);
      List<String> forms = new ArrayList<>(List.of("" + character));
      forms.add("%" + code);
      forms.add("\\u00" + code);
      forms.add("&#" + (int) character + ";");
      forms.add("&#x" + code + ";");
      if (!Character.isLetterOrDigit(character)) {
        forms.add("\\" + character);
      }
      if (character == '&') {
        forms.add("&amp;");
      }
      // As it is in half of the cases.
      quoted.append(forms.get(Math.max(0, random.nextInt(2 * forms.size()) - forms.size())));
    }
    return quoted.toString();
  }

  private static String some(Random random, int most, String... parts) {
    StringBuilder some = new StringBuilder();
    for (int left = 1 + random.nextInt(most); left > 0; left--) {
      some.append(parts[random.nextInt(parts.length)]);
    }
    return some.toString();
  }

  /** A regular expression for a secret, each character unchanged or in one escape. */
  private static String pattern(String secret) {
    StringBuilder pattern = new StringBuilder();
    for (char character : secret.toCharArray()) {
      pattern.append(
          "(?:%s|%%(?i:%02x)|\\\\u(?i:%2$04x)|&#%2$d;|&#[xX](?i:%2$x);%s%s)"
              .formatted(
                  Pattern.quote("" + character),
                  (int) character,
                  Character.isLetterOrDigit(character)
                      ? ""
                      : "|\\\\" + Pattern.quote("" + character),
                  character == '&' ? "|(?i:&amp;)" : ""));
    }
    return pattern.toString();
  }

  /** A server that knows the key can repeat its beginning. */
  @ParameterizedTest
  @CsvSource({
    // Keys and texts, and how often each is repeated.
    "\\, 24, \\, 50000",
    "c, 40, %5c, 50000",
    "aaaaaaaaaaaaaaab, 1, a, 500000",
    "0123456789, 409, 0123456789, 4000",
    "0123456789&, 370, 0123456789, 50000"
  })
  void takesSecondsAtMost(String key, int keys, String text, int texts) {
    Redaction redaction = new Redaction(List.of(key.repeat(keys)));
    String twice = (key.charAt(0) + text.repeat(texts) + "% ").repeat(2);
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> redaction.redact(twice));
  }

  /** The rest of the text is not scanned. */
  @Test
  void quoteReadsOnlyTheStartOfAText() {
    Redaction redaction = new Redaction(List.of("a".repeat(4000) + "b"));
    String text = "a".repeat(16 << 20) + "%";
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> redaction.quote(text));
  }

  @Test
  void truncatesLongQuotes() {
    String most = "x".repeat(500);
    assertEquals(most, KEY.quote(most));
    assertEquals(most + "…", KEY.quote(most + "y"));
    assertEquals("x".repeat(490) + "[redacted]…", KEY.quote("x".repeat(490) + "sk-7y"));
  }
}
