package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Failure;

class JsonDocumentTest {
  private static final Failure FAILURE = Failure.of(ExitStatus.CONFIG, "no\u202e such file");

  @Test
  void errorOmitsAbsentFields() {
    assertEquals(
        "{\"error\":{\"kind\":\"config\",\"message\":\"no\\u202e such file\","
            + "\"retryable\":false,\"exit_code\":78}}",
        JsonDocument.error(FAILURE, List.of()));
  }

  @Test
  void isIndentedOnATerminalInTheSameWayOnEverySystem() {
    assertEquals(
        """
        {
          "data" : [ ],
          "test_cases" : [ {
            "test_case_id" : "a",
            "answered" : true,
            "passes" : 0,
            "freshness" : "none",
            "last_pass" : { }
          } ]
        }
        """,
        Sample.create().terminal().answered("a").as(OutputFormat.JSON));
  }

  /**
   * Jackson's own escapes see one half of a surrogate pair at a time: they could not tell a tag
   * that hides text (U+E0001) from a mouse (U+1F401), which have the same second half.
   */
  @Test
  void escapesByWholeCharacter() {
    assertEquals(
        "{\"error\":{\"kind\":\"config\",\"message\":\"\\udb40\\udc01 🐁 \\ud83d 👩\u200d💻"
            + " می\u200cخواهم\",\"retryable\":false,\"exit_code\":78}}",
        JsonDocument.error(
            Failure.of(ExitStatus.CONFIG, "\udb40\udc01 🐁 \ud83d 👩\u200d💻 می\u200cخواهم"),
            List.of()));
  }
}
