package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The key search finds every encoding, and nothing in text without the key. */
class KeySearchTest {
  private static final String KEY = "Sk-0123456789abcdefghij+9Z";
  private static final byte[] BYTES = ("Bearer " + KEY).getBytes(StandardCharsets.US_ASCII);

  private final KeySearch search = new KeySearch(Map.of("the key", KEY));

  @Test
  void findsEitherHalfInAnyCaseAndDirection() {
    assertFound("the first half of the key", "<sK-0123456789>");
    assertFound("the second half of the key", "ABCDEFGHIJ+9z");
    assertFound("the second half of the key backwards", "Z9+jihgfedcba");
  }

  @Test
  void findsHexadecimalAndBase64() {
    assertEquals(2, search.in("a test", HexFormat.of().withUpperCase().formatHex(BYTES)).size());
    assertFound("Base64 1 of the key", Base64.getEncoder().encodeToString(BYTES));
  }

  @Test
  void findsNothingInTextWithoutTheKey() {
    assertEquals(List.of(), search.in("a test", "Sk-012345678 Bearer [redacted]"));
  }

  private void assertFound(String encoding, String text) {
    assertEquals(List.of(encoding + " in a test"), search.in("a test", text));
  }
}
