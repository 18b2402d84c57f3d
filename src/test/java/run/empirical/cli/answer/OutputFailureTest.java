package run.empirical.cli.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.empirical.cli.FakeApi.reply;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** A full disk or a broken pipe on standard output. */
class OutputFailureTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String PASS =
      "{\"data\":[{\"environment_id\":\"1\",\"test_run_id\":\"11\",\"executed_at\":1795511564000}]}";
  private static final String OLD =
      "{\"data\":[{\"environment_id\":\"1\",\"test_run_id\":\"11\",\"executed_at\":1795334470000}]}";
  private static final String FULL = "No space left on device";
  private static final String MESSAGE = "cannot write to standard output: " + FULL;

  @ParameterizedTest
  @ValueSource(strings = {"table", "tsv", "matrix", "json", "ndjson"})
  void reportsAFullDisk(String format) {
    API.answers(200, PASS);
    String json =
        """
        {"error":{"kind":"output","message":"%s","retryable":false,"exit_code":74}}
        """;

    assertEquals(
        new Outcome(
            74,
            "",
            format.endsWith("json") ? json.formatted(MESSAGE) : "empirical: " + MESSAGE + "\n"),
        API.cli().out(full(0), error -> false).run("last-pass", "id", "--output", format));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "help", "completion bash", "sandbox"})
  void reportsAFullDiskForOtherCommands(String arguments) {
    assertEquals(
        new Outcome(74, "", "empirical: " + MESSAGE + "\n"),
        new Cli().out(full(0), error -> false).run(arguments.split(" ")));
  }

  @Test
  void decidesTheGateAfterABrokenPipe() {
    API.answers(200, PASS);
    API.answers("d", reply(200, OLD));

    Outcome outcome = batch(API.cli().out(full(1), error -> true), " --max-age 24h");

    assertEquals(
        new Outcome(
            20,
            "",
            "empirical: gate not met for 1 of 4 test cases: d: 1 is 1d4h too old (required: a"
                + " last pass at most 1d old in every environment)\n"),
        outcome);
    assertEquals(4, API.requests().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "completion bash"})
  void brokenPipeIsNotAFailureOfOtherCommands(String arguments) {
    assertEquals(
        new Outcome(0, "", ""), new Cli().out(full(0), error -> true).run(arguments.split(" ")));
  }

  @Test
  void brokenPipeDoesNotEndTheSandbox() {
    Thread.currentThread().interrupt();

    assertEquals(130, new Cli().out(full(0), error -> true).run("sandbox").exit());
  }

  /** Also one that fills the buffer, or the process would wait at its end for the rest of it. */
  @ParameterizedTest
  @ValueSource(strings = {"table", "matrix", "json", "tsv", "markdown", "html", "junit"})
  void aDocumentEndsWithAFlush(String format) {
    boolean[] flushed = {false};
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {
            flushed[0] = false;
          }

          @Override
          public void flush() {
            flushed[0] = true;
          }
        };
    String ids =
        IntStream.range(0, 2000).mapToObj(i -> "id-" + i + "\n").collect(Collectors.joining());

    Outcome outcome =
        new Cli()
            .input(ids)
            .out(out, error -> false)
            .run("last-pass", "--from=-", "--demo", "--require=1", "-q", "--output", format);

    assertEquals(20, outcome.exit());
    assertTrue(flushed[0]);
  }

  private static Outcome batch(Cli cli, String options) {
    return cli.lastPass("a b c d --output tsv --concurrency=1" + options);
  }

  static OutputStream full(int afterWrites) {
    return full(afterWrites, new ByteArrayOutputStream());
  }

  /** Accepts this many writes and then fails. */
  private static OutputStream full(int afterWrites, ByteArrayOutputStream accepted) {
    return new OutputStream() {
      private int writes;

      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        if (writes++ >= afterWrites) {
          throw new IOException(FULL);
        }
        accepted.write(bytes, offset, length);
      }
    };
  }
}
