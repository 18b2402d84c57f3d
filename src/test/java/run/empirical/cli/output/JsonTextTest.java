package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.TestCase;

class JsonTextTest {
  private static final Failure FAILURE = Failure.of(ErrorKind.CONFIG, "no\u202e such file");

  @Test
  void errorOmitsAbsentFields() {
    assertEquals(
        "{\"error\":{\"kind\":\"config\",\"message\":\"no\\u202e such file\","
            + "\"retryable\":false,\"exit_code\":78}}",
        JsonText.error(FAILURE, List.of()));
  }

  @Test
  void errorNamesTheTestCaseAndTheStatus() {
    Failure failure = new Failure(ErrorKind.TRY_LATER, "busy", 503, true);
    assertEquals(
        "{\"error\":{\"kind\":\"try_later\",\"message\":\"busy\",\"test_case_id\":\"a\","
            + "\"http_status\":503,\"retryable\":true,\"exit_code\":75}}",
        JsonText.error(failure, List.of(TestCase.of("a"))));
  }

  @Test
  void documentEscapesCiCommandsAcrossChunks() {
    for (int length = 3_800; length < 4_100; length++) {
      String title = "x".repeat(length) + "##[a]##vso[b]";
      String text =
          Sample.create().answered(new TestCase("a", title), "1 1H").as(OutputFormat.JSON);
      assertFalse(text.contains("##"), text);
      assertTrue(text.replace("\\u0023", "#").contains(title), text);
    }
  }

  /** Writes hundreds of megabytes of hostile replies without copying them. */
  @Test
  void writesTheDocumentInChunks() {
    Sample sample = Sample.create().requiring(Duration.ofMinutes(1));
    for (int i = 0; i < 500; i++) {
      sample.answered("id-" + i, "1 1H");
    }
    List<CharSequence> pieces = new ArrayList<>();
    StringWriter out =
        new StringWriter() {
          @Override
          public StringWriter append(@Nullable CharSequence piece) {
            pieces.add(Objects.requireNonNull(piece));
            return this;
          }
        };
    sample.write(sample.renderer(OutputFormat.JSON, out));

    assertEquals(sample.as(OutputFormat.JSON), String.join("", pieces));
    assertTrue(pieces.stream().allMatch(piece -> piece.length() < 10_000));
  }

  /** Wherever a chunk ends, even between the surrogates of an emoji. */
  @Test
  void chunksDoNotSplitCharacters() {
    String emoji = "\ud83d\ude00".repeat(10_000);
    for (String id : List.of(emoji, "x" + emoji)) {
      assertEquals(
          "{\"error\":{\"kind\":\"config\",\"message\":\""
              + id
              + "\",\"retryable\":false,\"exit_code\":78}}",
          JsonText.error(Failure.of(ErrorKind.CONFIG, id), List.of()));
    }
  }
}
