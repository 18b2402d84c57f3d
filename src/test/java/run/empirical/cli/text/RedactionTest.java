package run.empirical.cli.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    assertEquals("a[redacted]", new Redaction(List.of("aab")).redact("aaab"));
    assertEquals("[redacted]", new Redaction(List.of("abab")).redact("ababab"));
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
        "s+/7, s&#43;/7 s&#43;&#47;7 s&#x2B;&#X2f;7 s&#043;&#0000047;7 s&#x002b/7 s&#43&#x2f;7",
        "s&<>\"'7, s&amp;&lt;&gt;&quot;&#39;7 s&amp;&lt;&gt;&quot;&apos;7"
            + " s&AMP;&Lt&GT&quot&#0039;7",
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
            "sk&#;7 sk&;7 sk&#x;7 sk&minus;7 sk&#99999999999;7 sk&#xffffff;7 sk%-27 sk%80%ff7",
            "sk\\ud83d7 sk\\ufeff7 sk%EF%BB%BF7",
            // Escapes of escapes.
            "sk%252D7 sk\\\\u002d7 sk&amp;#45;7",
            "\\",
            "%",
            "&",
            // An @ in a URL, but nothing before it that is a password by its place.
            "a@b.test git@github.com:acme/x.git u:p@h //u:p@h npm:@scope/pkg",
            "https://a.test/x?mail=a@b.test https://a.test#a@b https://a.test:8443?mail=a@b.test",
            "https://medium.com/@user/post https://h:80/@scope%2fname https://h:65535/a:b@c",
            "http://localhost:8080 a@b http://h\u00a0a@b http://h:x\"a@b"
                + " <http://h:x>a@b<http://h:x<a@b",
            "http://[::1]:8080/a@b [http://]user:password@host:port https://[redacted]@h:80",
            "https:/a@b C:/me@work/x file:///C:/me@work https://@h :// @")) {
      assertEquals(text, KEY.redact(text));
    }
    assertEquals("a%5C\\b", new Redaction(List.of()).redact("a%5C\\b"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:pass@h/x, https://[redacted]@h/x",
    "https://token@h/@scope/x, https://[redacted]@h/@scope/x",
    "https:/user:pass@h/x, https:/[redacted]@h/x",
    "https://user:p/?#'@:@h/x@y, https://[redacted]@y",
    "https://user:8080@h:8080, https://[redacted]@h:8080",
    "https://user:123456/@h, https://[redacted]@h",
    "https://:p@h:1 <ssh://git@h> a@b, https://[redacted]@h:1 <ssh://[redacted]@h> a@b",
    "https://h:80/?to=https://user:sk-7@h, https://h:80/?to=https://[redacted]@h",
    "https://token@h?https://a:b@c sk-7, https://[redacted]@h?https://[redacted]@c [redacted]"
  })
  void replacesWhatStandsBeforeAnAtInAUrl(String text, String redacted) {
    assertEquals(redacted, KEY.redact(text));
    assertEquals(redacted, new Redaction(List.of()).redact(redacted));
  }

  @Test
  void replacesTheLongestOnceAndNotItsOwnReplacement() {
    Redaction redaction = new Redaction(List.of("", "redacted", "a redacted b", "a"));
    assertEquals("<[redacted]> [redacted]", redaction.redact("<a redacted b> redacted"));
  }

  /** Each kind of escapes is decoded alone and with the others, since a sign may be no escape. */
  @Test
  void replacesWhatIsInADecodedText() {
    Random random = new Random(20_261_124);
    int found = 0;
    for (int i = 0; i < 4_000; i++) {
      String secret = some(random, 3, "%", "&", "\\", "2", "5", "u", "+");
      String text =
          some(random, 9, "%", "&", "\\", "2", "5", "u", "+", "25", "2B", "#43;", "amp;", "u0025");
      boolean contained =
          Stream.of("", "\\", "%", "&", "\\%", "\\&", "%&", "\\%&")
              .anyMatch(signs -> decoded(text, signs).contains(secret));
      String redacted = new Redaction(List.of(secret)).redact(text);
      String context = secret + " in " + text + " became " + redacted;
      assertEquals(contained, !redacted.equals(text), context);
      found += contained ? 1 : 0;
    }
    assertTrue(found > 400, "only " + found);
  }

  /** The end of one quote and the beginning of the next one may look like an escape. */
  @Test
  void replacesQuotesInARow() {
    Random random = new Random(20_261_130);
    for (int i = 0; i < 20_000; i++) {
      String secret = some(random, 4, "2", "5", "u", "+", "a", "#", ";", "'", "\ud83d\ude00");
      String quotes = quoted(secret, random) + quoted(secret, random) + quoted(secret, random);
      String redacted = new Redaction(List.of(secret)).redact("Q" + quotes + "Z");
      String context = secret + " in " + quotes + " became " + redacted;
      assertEquals("Q[redacted]Z", redacted, context);
    }
  }

  /** A secret, each character unchanged or in one escape. */
  private static String quoted(String secret, Random random) {
    StringBuilder quoted = new StringBuilder();
    for (int character : secret.codePoints().toArray()) {
      String itself = Character.toString(character);
      StringBuilder json = new StringBuilder();
      SafeText.appendEscape(json, character);
      String url = "%" + HexFormat.ofDelimiter("%").formatHex(itself.getBytes(UTF_8));
      String html = "&#%s%d;&#X%1$s%2$x;".formatted("0".repeat(random.nextInt(3)), character);
      List<String> forms = new ArrayList<>(List.of(json.toString(), url));
      forms.addAll(List.of(html.split("(?<=;)", -1)).subList(0, 2));
      forms.add(character == '\'' ? "\\'" : itself);
      // As it is in half of the cases.
      quoted.append(random.nextBoolean() ? itself : forms.get(random.nextInt(forms.size())));
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

  /** A text of the characters above with the escapes decoded that begin with one of these signs. */
  private static String decoded(String text, String signs) {
    String escapes =
        (signs.contains("\\") ? "\\\\u[0-9B]{4}|\\\\[%&\\\\+#]|" : "")
            + (signs.contains("%") ? "%[0-7][0-9B]|" : "")
            + (signs.contains("&") ? "&#43;|&amp;|" : "")
            + "(?!)";
    return Pattern.compile(escapes)
        .matcher(text)
        .replaceAll(
            escape -> {
              String code = escape.group().substring(1).replaceFirst("^u", "");
              return Matcher.quoteReplacement(
                  switch (code) {
                    case "amp;" -> "&";
                    case "#43;" -> "+";
                    default ->
                        code.length() == 1 ? code : Character.toString(Integer.parseInt(code, 16));
                  });
            });
  }

  /** A server that knows the key can repeat its beginning. */
  @ParameterizedTest
  @CsvSource({
    // Keys and texts, and how often each is repeated.
    "\\, 24, \\, 260000",
    "c, 4000, %5c, 87000",
    "aaab, 1000, a, 260000",
    "0123456789, 409, 0123456789, 26000",
    "&#, 1, &#0, 87000",
    "@, 1, ://a/, 260000",
    "@, 1, ://a:, 260000"
  })
  void takesSecondsAtMost(String key, int keys, String text, int texts) {
    Redaction redaction = new Redaction(List.of(key.repeat(keys)));
    String twice = (key.charAt(0) + text.repeat(texts) + "% ").repeat(2);
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> redaction.redact(twice));
  }

  /** The text is cut after 10 to 12 characters of the secret, one of which may be an escape. */
  @Test
  void quoteShowsNoPartOfASecretWhereItsTextIsCut() {
    String secret = "0123456789".repeat(7);
    for (int i = 0; i < secret.length(); i++) {
      String form = secret.substring(0, i) + "%3" + secret.substring(i);
      String quote = new Redaction(List.of(secret)).quote(form.repeat(2_000));
      assertEquals("[redacted]…", quote, form);
    }
  }

  @Test
  void quotesWhatFollowsTheLongestKeyInEscapes() {
    Redaction redaction = new Redaction(List.of("k".repeat(4_096)));
    assertEquals(
        "[redacted] has expired", redaction.quote("\\u006b".repeat(4_096) + " has expired"));
  }

  @Test
  void truncatesLongQuotes() {
    String most = "x".repeat(500);
    assertEquals(most, KEY.quote(most));
    assertEquals(most + "…", KEY.quote(most + "y"));
    assertEquals("x".repeat(490) + "[redacted]…", KEY.quote("x".repeat(490) + "sk-7y"));
    String url = "https://user:" + most.repeat(200) + "@h";
    assertEquals("x".repeat(480) + "https://[redacted]…", KEY.quote("x".repeat(480) + url));
  }
}
