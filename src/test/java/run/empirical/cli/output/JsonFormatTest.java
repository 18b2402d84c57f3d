package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Sample;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUpResult;
import run.empirical.cli.model.TestCase;

class JsonFormatTest {
  /**
   * Jackson's custom escapes get each half of a surrogate pair separately. They could not
   * distinguish a tag that hides text (U+E0001) from a mouse (U+1F401), which have the same second
   * half.
   */
  @Test
  void escapesByWholeCharacter() {
    assertEquals(
        "\"\\udb40\\udc01 🐁 👩\u200d💻 می\u200cخواهم\"",
        part(
            "\"test_case_id\":([^,]*)",
            Sample.create().answered("\udb40\udc01 🐁 👩\u200d💻 می\u200cخواهم")));
  }

  /** jq rejects a document with a lone surrogate, even escaped. IDs still differ. */
  @Test
  void hasNoLoneSurrogates() {
    LastPass pass = Sample.pass("1\ud83d", "7\ud83d", Duration.ZERO);
    Sample sample =
        Sample.with("1\ud83d=n\ud83d🐁\udc01")
            .narrowedTo("1\ud83d", "1\ude00")
            .add(LookUpResult.answered(new TestCase("t", "title\ud83d"), List.of(pass)));
    assertEquals(
        "{\"1\\\\ud83d\":{\"environment_name\":\"n\ufffd🐁\ufffd\",\"test_run_id\":\"7\\\\ud83d\",",
        part("\"last_pass\":(.*?)\"executed_at\"", sample));
    assertEquals("[\"1\\\\ud83d\",\"1\\\\ude00\"]", part("\"env\":([^]]*])", sample));
  }

  private static String part(String pattern, Sample sample) {
    Matcher part = Pattern.compile(pattern).matcher(sample.as(OutputFormat.JSON));
    assertTrue(part.find());
    return part.group(1);
  }
}
