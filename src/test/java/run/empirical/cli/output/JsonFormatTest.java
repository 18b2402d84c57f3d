package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Sample;

class JsonFormatTest {
  /**
   * Jackson's custom escapes get each half of a surrogate pair separately. They could not
   * distinguish a tag that hides text (U+E0001) from a mouse (U+1F401), which have the same second
   * half.
   */
  @Test
  void escapesByWholeCharacter() {
    String document =
        Sample.create()
            .answered("\udb40\udc01 🐁 \ud83d 👩\u200d💻 می\u200cخواهم")
            .as(OutputFormat.JSON);
    assertEquals(
        "{\"data\":[],\"test_cases\":[{\"test_case_id\":"
            + "\"\\udb40\\udc01 🐁 \\ud83d 👩\u200d💻 می\u200cخواهم\",\"answered\":true,"
            + "\"passes\":0,\"last_pass\":{}}],\"environments\":[],",
        document.replaceFirst("\"query\".*\n", ""));
  }

  /** A stored document must show the question, its time and the gate's environments. */
  @Test
  void saysWhatWasAsked() {
    assertEquals(
        "{\"days\":30,\"before\":null,\"env\":[],\"as_of\":\"2026-11-24T12:16:04Z\"}",
        query(Sample.create()));
    assertEquals(
        "{\"days\":90,\"before\":\"2026-11-24T12:16:04.250Z\",\"env\":[\"2\",\"1\"],"
            + "\"as_of\":\"2026-11-24T12:16:04Z\"}",
        query(Sample.with("1=production").narrowedTo("2", "1").before()));
  }

  @Test
  void saysWhatAGateRequires() {
    assertEquals("\"require\":[\"2\",\"1\"]", require(Sample.create().requiring("1h", "2", "1")));
    assertEquals("\"require\":[]", require(Sample.create().requiring("1h")));
  }

  private static String query(Sample sample) {
    return part("\"query\":([^}]*})", sample);
  }

  private static String require(Sample sample) {
    return part("(\"require\":[^]]*])", sample);
  }

  private static String part(String pattern, Sample sample) {
    Matcher part = Pattern.compile(pattern).matcher(sample.answered("t").as(OutputFormat.JSON));
    assertTrue(part.find());
    return part.group(1);
  }
}
