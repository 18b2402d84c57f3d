package run.empirical.cli.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import run.empirical.cli.Cli;
import run.empirical.cli.json.UnexpectedJsonException;
import run.empirical.cli.model.LastPass;

/** Fuzzed: a document, as sandbox data and as a request body. */
public final class SandboxFuzz {
  private SandboxFuzz() {}

  /** The document is accepted, or a one-line message says where it is wrong. */
  public static void fuzzerTestOneInput(byte[] data) {
    try {
      StrictJson.read(data, SandboxData::readAll).forEach(SandboxFuzz::assertAnswers);
    } catch (UnexpectedJsonException e) {
      assertOneLineMessage(e);
    }
    try {
      LastPassRequest request = StrictJson.read(data, LastPassRequest::read);
      assertFalse(request.testCaseId().isEmpty());
      assertTrue(request.days() >= 1);
      Instant end = request.before() == null ? Cli.NOW : request.before();
      assertTrue(request.covers(end, Cli.NOW));
      assertFalse(request.covers(end.plusNanos(1), Cli.NOW));
    } catch (UnexpectedJsonException e) {
      assertOneLineMessage(e);
    }
  }

  private static void assertAnswers(String testCaseId, List<RecordedPass> passes) {
    assertEquals(passes, SandboxData.of(Map.of(testCaseId, passes)).passesOf(testCaseId));
    for (RecordedPass pass : passes) {
      LastPass lastPass =
          new LastPass(pass.environmentId(), pass.testRunId(), pass.time().at(Cli.NOW));
      assertTrue(Answer.ok(List.of(lastPass)).body().startsWith("{\"data\":[{"));
    }
  }

  private static void assertOneLineMessage(UnexpectedJsonException error) {
    String body = Answer.error(400, String.valueOf(error.getMessage())).body();
    assertTrue(body.startsWith("{\"data\":null,\"error\":{\"message\":\""), body);
  }
}
