package run.empirical.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Decodes fuzzer bytes to text, including every kind of malformed text. */
public final class FuzzText {
  private FuzzText() {}

  /** Decodes UTF-8; invalid bytes and U+FFFC become lone surrogates. */
  public static String of(byte[] data) {
    return new String(data, StandardCharsets.UTF_8)
        .replace('\ufffd', '\ud83c')
        .replace('\ufffc', '\udf00');
  }

  /** The parts of a text between ASCII's unit separators; there is always a first one. */
  public static List<String> units(String text) {
    return List.of(text.split("\u001f", -1));
  }

  /** The parts of a text between ASCII's record separators; there is always a first one. */
  public static List<String> records(String text) {
    return List.of(text.split("\u001e", -1));
  }
}
