package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.text.Redaction;

/** Fuzzed: a reply, encoded as a three-digit status, a line feed and the body. */
public final class ReplyFuzz {
  private static final String KEY = "key-1";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ReplyInterpreter INTERPRETER =
      new ReplyInterpreter(
          new ApiUrl(URI.create("https://api.example")), new Redaction(Set.of(KEY)));
  private static final Map<String, List<String>> HEADERS =
      Map.of(
          "content-type", List.of("text/html"),
          "content-encoding", List.of("gzip"),
          "location", List.of("https://elsewhere.example"));

  private ReplyFuzz() {}

  /** A reply is an answer with a row per entry of its data, or a failure. */
  public static void fuzzerTestOneInput(byte[] data) {
    int status = status(data);
    byte[] body = Arrays.copyOfRange(data, Math.min(4, data.length), data.length);
    LookUp lookUp = INTERPRETER.interpret(TestCase.of("id"), new Reply(status, body, HEADERS));
    Failure failure = lookUp.failure();
    if (failure == null) {
      assertEquals(200, status);
      assertMatchesTheBody(lookUp, body);
    } else {
      assertTrue(statuses(status).contains(failure.status()), () -> status + ": " + failure);
      assertEquals(status, failure.httpStatus());
      assertFalse(failure.message().contains(KEY), failure.message());
    }
  }

  private static int status(byte[] data) {
    int status = 0;
    for (int i = 0; i < 3 && i < data.length; i++) {
      status = status * 10 + Math.floorMod(data[i] - '0', 10);
    }
    return status == 0 ? 200 : status;
  }

  /** The outcomes that the contract allows. */
  private static Set<ExitStatus> statuses(int status) {
    return switch (status) {
      case 400 -> EnumSet.of(ExitStatus.REJECTED);
      case 401, 403 -> EnumSet.of(ExitStatus.UNAUTHORIZED);
      case 407 -> EnumSet.of(ExitStatus.UNREACHABLE);
      case 408, 429 -> EnumSet.of(ExitStatus.TRY_LATER);
      case 500 -> EnumSet.of(ExitStatus.BACKEND, ExitStatus.TRY_LATER);
      default ->
          switch (status / 100) {
            case 4 -> EnumSet.of(ExitStatus.REJECTED, ExitStatus.PROTOCOL);
            case 5 -> EnumSet.of(ExitStatus.TRY_LATER);
            default -> EnumSet.of(ExitStatus.PROTOCOL);
          };
    };
  }

  /** Another JSON parser agrees. */
  private static void assertMatchesTheBody(LookUp lookUp, byte[] body) {
    JsonNode entries;
    try {
      entries = JSON.readTree(body).get("data");
    } catch (IOException e) {
      throw new AssertionError("no JSON, but answered", e);
    }
    assertEquals(entries.size(), lookUp.passes().size());
    for (int i = 0; i < entries.size(); i++) {
      LastPass pass = lookUp.passes().get(i);
      assertEquals(entries.get(i).get("environment_id").textValue(), pass.environmentId());
      assertEquals(entries.get(i).get("test_run_id").textValue(), pass.testRunId());
      assertEquals(entries.get(i).get("executed_at").longValue(), pass.executedAt().toEpochMilli());
    }
  }
}
