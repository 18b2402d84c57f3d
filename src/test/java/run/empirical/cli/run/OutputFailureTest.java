package run.empirical.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;

import java.io.IOException;
import java.io.OutputStream;
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
  @ValueSource(strings = {"--help", "--version", "help", "completion bash", "sandbox"})
  void reportsAFullDiskForOtherCommands(String arguments) {
    assertEquals(
        Outcome.error(74, MESSAGE),
        new Cli().out(full(0), error -> false).run(arguments.split(" ")));
  }

  @Test
  void brokenPipeIsQuietAndChangesNoExitStatus() {
    API.answers(200, PASS);
    API.answers("d", reply(200, OLD));

    assertEquals(
        new Outcome(0, "", ""), API.cli().out(full(0), error -> true).lastPass("a b c -o tsv"));
    assertEquals(
        Outcome.note(
            20,
            "gate not met for 1 of 2 test cases: d: environment 1: 2d old, not within 24h"
                + " (required: a last pass at most 24h old in environment 1)"),
        API.cli().out(full(0), error -> true).lastPass("a d -o tsv --require 1 --max-age 24h"));
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

  /** A stream that accepts this many writes and then fails. */
  static OutputStream full(int afterWrites) {
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
      }
    };
  }
}
