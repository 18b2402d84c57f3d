package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Sample;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;

class JsonDocumentTest {
  @ParameterizedTest
  @CsvSource({
    "INTERNAL, internal, 1",
    "USAGE, usage, 2",
    "REJECTED, rejected, 65",
    "UNREACHABLE, unreachable, 69",
    "BACKEND, backend, 70",
    "OUTPUT, output, 74",
    "TRY_LATER, try_later, 75",
    "PROTOCOL, protocol, 76",
    "UNAUTHORIZED, unauthorized, 77",
    "CONFIG, config, 78"
  })
  void namesTheKindOfAFailure(ExitStatus status, String kind, int code) {
    String document =
        Sample.create()
            .add(LookUp.failed(TestCase.of("a"), Failure.of(status, "why")))
            .as(OutputFormat.JSON);
    assertEquals(
        "[{\"kind\":\"%s\",\"message\":\"why\",\"test_case_ids\":[\"a\"],\"retryable\":false,\"exit_code\":%d}]}\n"
            .formatted(kind, code),
        document.replaceFirst(".*\"errors\":", ""));
  }

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
