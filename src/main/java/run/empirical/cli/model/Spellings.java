package run.empirical.cli.model;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The spellings of a secret in text: plain, and as common encoders write it in URLs and JSON. */
public final class Spellings {
  /** The characters, besides letters and digits, that each encoder of URLs leaves as they are. */
  private static final List<String> UNESCAPED =
      List.of(
          "-_.~", // RFC 3986
          "-_.~/", // Python's quote
          "-_.!~*'()", // JavaScript's encodeURIComponent
          "-_.*"); // HTML forms

  private Spellings() {}

  /** The spellings of a secret, each once. */
  public static Set<String> of(String secret) {
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(secret);
    String inJson = secret.replace("\\", "\\\\").replace("\"", "\\\"");
    spellings.add(inJson);
    spellings.add(inJson.replace("/", "\\/"));
    for (String unescaped : UNESCAPED) {
      String inUrls = percentEncoded(secret, unescaped);
      spellings.add(inUrls);
      spellings.add(inUrls.replace("%20", "+"));
    }
    return spellings;
  }

  private static String percentEncoded(String secret, String unescaped) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : secret.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || unescaped.indexOf(c) != -1);
      if (plain) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return encoded.toString();
  }
}
