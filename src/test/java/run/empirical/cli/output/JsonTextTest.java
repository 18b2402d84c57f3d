package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.TestCase;

class JsonTextTest {
  private static final Failure FAILURE = Failure.of(ErrorKind.CONFIG, "no\u202e such file");

  @Test
  void errorOmitsAbsentFields() {
    assertEquals(
        "{\"error\":{\"kind\":\"config\",\"message\":\"no\\u202e such file\","
            + "\"retryable\":false,\"exit_code\":78}}",
        JsonText.error(FAILURE, null));
  }

  @Test
  void errorNamesTheTestCaseAndTheStatus() {
    Failure failure = new Failure(ErrorKind.TRY_LATER, "busy", 503, true);
    assertEquals(
        "{\"error\":{\"kind\":\"try_later\",\"message\":\"busy\",\"test_case_id\":\"a\","
            + "\"http_status\":503,\"retryable\":true,\"exit_code\":75}}",
        JsonText.error(failure, TestCase.of("a")));
  }

  @Test
  void documentHasTitlesAndIsUndecidedAfterAFailure() {
    assertEquals(
        "{\"data\":[{\"test_case_id\":\"a\",\"test_case_title\":\"pays by card\","
            + "\"environment_id\":\"1\",\"test_run_id\":\"48213\",\"executed_at\":1795518964250,"
            + "\"executed_at_iso\":\"2026-11-24T11:16:04.250Z\",\"age_seconds\":3600}],"
            + "\"test_cases\":[{\"test_case_id\":\"a\",\"test_case_title\":\"pays by card\","
            + "\"answered\":true,\"passes\":1},"
            + "{\"test_case_id\":\"b\",\"answered\":false,\"passes\":0}],"
            + "\"gate\":{\"met\":null,\"max_age_seconds\":null,\"since\":null,\"unmet\":[]},"
            + "\"errors\":[{\"kind\":\"try_later\",\"message\":\"no answer\","
            + "\"test_case_id\":\"b\",\"http_status\":503,\"retryable\":true,"
            + "\"exit_code\":75}]}\n",
        Sample.create()
            .requiring(null, "1")
            .answered(new TestCase("a", "pays by card"), "1 1H")
            .failed("b", "no answer")
            .as(OutputFormat.JSON));
  }

  /** After a failed build, those without an answer or a pass matter most. */
  @Test
  void documentListsEveryTestCaseAsked() {
    assertEquals(
        "{\"data\":[{\"test_case_id\":\"a\",\"environment_id\":\"1\",\"test_run_id\":\"48213\","
            + "\"executed_at\":1795518964250,\"executed_at_iso\":\"2026-11-24T11:16:04.250Z\","
            + "\"age_seconds\":3600},{\"test_case_id\":\"a\",\"environment_id\":\"1\","
            + "\"test_run_id\":\"48213\",\"executed_at\":1795515364250,"
            + "\"executed_at_iso\":\"2026-11-24T10:16:04.250Z\",\"age_seconds\":7200}],"
            + "\"test_cases\":[{\"test_case_title\":\"without an ID\",\"answered\":false,"
            + "\"passes\":0},{\"test_case_id\":\"a\",\"answered\":true,\"passes\":2},"
            + "{\"test_case_id\":\"b\",\"test_case_title\":\"pays\",\"answered\":true,"
            + "\"passes\":0},{\"test_case_id\":\"c\",\"answered\":false,\"passes\":0}],"
            + "\"errors\":[{\"kind\":\"try_later\",\"message\":\"no ID\",\"http_status\":503,"
            + "\"retryable\":true,\"exit_code\":75},{\"kind\":\"try_later\","
            + "\"message\":\"no answer\",\"test_case_id\":\"c\",\"http_status\":503,"
            + "\"retryable\":true,\"exit_code\":75}]}\n",
        Sample.create()
            .failed(TestCase.withoutId("without an ID"), "no ID")
            .answered("a", "1 1H", "1 2H")
            .answered(new TestCase("b", "pays"))
            .failed("c", "no answer")
            .as(OutputFormat.JSON));
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
  void writesTheDocumentInChunks() throws IOException {
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
    Renderer json = OutputFormat.JSON.renderer(sample.settings(), out);
    for (Finding finding : sample.findings()) {
      json.add(finding);
    }
    json.end(new ReferenceTime(Sample.NOW, Sample.NOW, false));

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
          JsonText.error(Failure.of(ErrorKind.CONFIG, id), null));
    }
  }

  @Test
  void documentSaysThatTheGateIsMet() {
    assertEquals(
        "{\"data\":[{\"test_case_id\":\"a\",\"environment_id\":\"1\",\"test_run_id\":\"48213\","
            + "\"executed_at\":1795518964250,\"executed_at_iso\":\"2026-11-24T11:16:04.250Z\","
            + "\"age_seconds\":3600}],"
            + "\"test_cases\":[{\"test_case_id\":\"a\",\"answered\":true,\"passes\":1}],"
            + "\"gate\":{\"met\":true,\"max_age_seconds\":null,\"since\":null,\"unmet\":[]}}\n",
        Sample.create().requiring(null, "1").answered("a", "1 1H").as(OutputFormat.JSON));
  }
}
