package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.host.Secrets;
import run.empirical.cli.text.Redaction;

/** Replacing secrets in text. */
class RedactionTest {
  private static final Redaction KEY = new Redaction(List.of("sk-7"));

  @Test
  void replacesTheKeyAnywhereInTheText() {
    assertEquals("a [redacted] b [redacted]", KEY.redact("a sk-7 b sk-7"));
    assertEquals("[redacted][redacted]", KEY.redact("sk-7sk-7"));
    assertEquals("sk-", KEY.redact("sk-"));
  }

  @Test
  void replacesItPercentEncoded() {
    Redaction redaction = new Redaction(List.of("sk+7/=_ \u00fc"));
    assertEquals(
        "<[redacted]> <[redacted]>", redaction.redact("<sk+7/=_ \u00fc> <sk%2B7%2F%3D_%20%C3%BC>"));
    // Python's quote leaves the slash, and digits may be in lower case.
    assertEquals("<[redacted]>", redaction.redact("<sk%2b7/%3d%5f%20%c3%bc>"));
  }

  @Test
  void replacesItQuotedAsInJson() {
    Redaction redaction = new Redaction(List.of("pa\"ss\\word"));
    assertEquals("[redacted] \\ [redacted]", redaction.redact("pa\"ss\\word \\ pa\\\"ss\\\\word"));
  }

  @Test
  void replacesTheLongestOnceAndNotItsOwnReplacement() {
    Redaction redaction = new Redaction(List.of("", "redacted", "a redacted b"));
    assertEquals("<[redacted]> [redacted]", redaction.redact("<a redacted b> redacted"));
  }

  @ParameterizedTest
  @CsvSource({
    "user:p%40ss, user [redacted] [redacted]",
    "token, user p%40ss p@ss",
    "user:, user p%40ss p@ss"
  })
  void replacesTheProxysPassword(String given, String redacted) {
    ProxySettings proxy = new ProxySettings("p", 1, given);
    ApiUrl url = ApiUrl.parse("https://api.test", "--api-url", false);
    ConnectionSettings connection =
        new ConnectionSettings(url, ApiKey.of("sk-7", "key"), null, proxy, Trust.JDK);
    assertEquals(redacted, connection.redaction().redact("user p%40ss p@ss"));
    assertEquals("[redacted]", connection.redaction().redact("sk-7"));
  }

  /** A short key is a placeholder, and may match part of a real ID. */
  @Test
  void keepsShortKeysInOutput() {
    Secrets secrets = new Secrets(" sk_45678 ");
    secrets.add("sk-4567");
    assertEquals("[redacted] sk-4567", secrets.redact("sk_45678 sk-4567"));
    assertEquals("sk-4567", new Secrets(null).redact("sk-4567"));
  }

  @Test
  void takesLinearTime() {
    Secrets secrets = new Secrets("aaaaaaaaaaaaaaab");
    String text = "a".repeat(10_000_000);
    assertEquals(text + "[redacted]", secrets.redact(text + "aaaaaaaaaaaaaaab"));
    assertEquals("[redacted]".repeat(500_000), secrets.redact("aaaaaaaaaaaaaaab".repeat(500_000)));
  }

  /** It would take minutes to compile a pattern for each of them. */
  @Test
  @Timeout(30)
  void redactsManyTextsWithALongKey() {
    Secrets secrets = new Secrets("sk_ab+/=".repeat(150));
    for (int i = 0; i < 100_000; i++) {
      assertEquals("shows 100%", secrets.redact("shows 100%"));
    }
  }

  @Test
  void truncatesLongQuotes() {
    String most = "x".repeat(500);
    assertEquals(most, KEY.quote(most));
    assertEquals(most + "... (500 of 501 characters)", KEY.quote(most + "y"));
    assertEquals(
        "x".repeat(490) + "[redacted]... (500 of 501 characters)",
        KEY.quote("x".repeat(490) + "sk-7y"));
    String pairs = "\ud83d\ude00".repeat(300);
    assertEquals(
        "x" + pairs.substring(0, 498) + "... (499 of 601 characters)", KEY.quote("x" + pairs));
  }
}
