package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.TestCase;

class JsonDocumentTest {
  private static final Failure FAILURE = Failure.of(ErrorKind.CONFIG, "no\u202e such file");

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
        Sample.create().columns(80).answered("a").as(OutputFormat.JSON));
  }

  @Test
  void keepsWhatJoinsLettersAndEmoji() {
    String title = "👩\u200d💻 می\u200cخواهم";
    String text = Sample.create().answered(new TestCase("a", title), "1 1H").as(OutputFormat.JSON);
    assertTrue(text.contains(title), text);
  }
}
