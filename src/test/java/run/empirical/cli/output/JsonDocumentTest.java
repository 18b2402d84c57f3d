package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import run.empirical.cli.Sample;

class JsonDocumentTest {
  /**
   * Jackson's own escapes see one half of a surrogate pair at a time: they could not tell a tag
   * that hides text (U+E0001) from a mouse (U+1F401), which have the same second half.
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
            + "\"passes\":0,\"freshness\":\"none\",\"last_pass\":{}}]}\n",
        document);
  }
}
