package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.model.Redaction;

/** Redacting secrets in untrusted text. */
class RedactionTest {
  private static final Redaction KEY = key("sk-7");

  @Test
  void redactsTheKeyAnywhereInTheText() {
    assertEquals("a [redacted] b [redacted]", KEY.redact("a sk-7 b SK-7"));
    assertEquals("[redacted][redacted]", KEY.redact("sk-7sk-7"));
    assertEquals("sk-", KEY.redact("sk-"));
  }

  /** As several encoders write a key that has all kinds of characters. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-7!'()*~./+=_\"\\",
        "sk-7!'()*~./+=_\\\"\\\\", // JSON
        "sk-7!'()*~.\\/+=_\\\"\\\\", // JSON by PHP
        "sk-7!'()*~.%2F%2B%3D_%22%5C", // encodeURIComponent
        "sk-7%21%27%28%29%2A~.%2F%2B%3D_%22%5C", // RFC 3986
        "sk-7%21%27%28%29%2a~./%2b%3d_%22%5c", // Python's quote
        "sk-7%21%27%28%29*%7E.%2F%2B%3D_%22%5C" // HTML forms
      })
  void redactsTheKeyInEverySpelling(String spelling) {
    Redaction redaction = key("sk-7!'()*~./+=_\"\\");
    assertEquals("<[redacted]>", redaction.redact("<" + spelling + ">"));
    assertEquals("<[redacted]>", redaction.redactData("<" + spelling + ">"));
  }

  @Test
  void redactsOnlyLongSecretsInIds() {
    assertEquals("run [redacted]", key("sk-45678").redactData("run sk-45678"));
    assertEquals("run sk-4567", key("sk-4567").redactData("run sk-4567"));
    Redaction proxy = proxy("user:user-has-this", "user:user-has-this");
    assertEquals("user-[redacted]", proxy.redactData("user-user-has-this"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "us%40er:p%40ss%2Fw%c3%b6rd",
        "us%40er",
        "p%40ss%2fw%c3%b6rd",
        "us@er:p@ss/w\u00f6rd",
        "us@er",
        "P@SS/W\u00d6RD",
        "p@ss/w\u00c3\u00b6rd",
        "p%40ss%2Fw%C3%B6rd",
        "us%40er%3Ap%40ss%2Fw%C3%B6rd",
        "dXNAZXI6cEBzcy93w7ZyZA==",
        "dXNAZXI6cEBzcy93w7ZyZA",
        "cEBzcy93w7ZyZA==",
        "dXNAZXI=",
        "us%40er%3Ap%40ss/w%C3%B6rd"
      })
  void redactsProxyCredentialsInEveryEncoding(String form) {
    Redaction redaction = proxy("us%40er:p%40ss%2fw%c3%b6rd", "us@er:p@ss/w\u00f6rd");
    assertEquals("<[redacted]>", redaction.redact("<" + form + ">"));
  }

  @Test
  void keepsProxyUserNamesAndPasswordsThatAreTooShort() {
    Redaction redaction = proxy("me:abc", "me:abc");
    assertEquals("me abc [redacted]", redaction.redact("me abc YWJj"));
    assertEquals("Basic [redacted], [redacted]", redaction.redact("Basic bWU6YWJj, me:abc"));
    assertEquals("Basic [redacted]", proxy("me", "me").redact("Basic bWU="));
    assertEquals("a [redacted]", proxy(":word", ":word").redact("a word"));
  }

  @Test
  void doesNotRedactItsOwnReplacement() {
    assertEquals("[redacted]", proxy("redacted:edacted", "redacted:edacted").redact("redacted"));
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

  private static Redaction key(String secret) {
    return new Redaction(ApiKey.of(secret, "key").spellings());
  }

  private static Redaction proxy(String given, String plain) {
    return new Redaction(new ProxyCredentials(given, plain).spellings());
  }
}
