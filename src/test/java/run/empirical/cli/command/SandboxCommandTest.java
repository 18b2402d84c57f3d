package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Cli;
import run.empirical.cli.Outcome;

/** The messages at the start of the sandbox, and its options. */
class SandboxCommandTest {
  @ParameterizedTest
  @CsvSource({
    "sandbox, invented data, a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee",
    "sandbox --data -, passes from standard input, ID"
  })
  void saysWhatItServesAndHowToTryIt(String command, String data, String id) {
    Thread.currentThread().interrupt();
    Outcome outcome = new Cli().input("{}").run(command.split(" "));

    assertEquals(
        new Outcome(
            130,
            outcome.out(),
            """
            empirical: the sandbox serves %s until it is interrupted (Ctrl-C); to try it:
              EMPIRICAL_API_URL=%s EMPIRICALRUN_KEY=sandbox-key \\
                  empirical last-pass %s
            """
                .formatted(data, outcome.out().strip(), id)),
        outcome);
  }

  @Test
  void printsWhatTheShellsOfWindowsUnderstand() {
    assertEquals(
        """
          in cmd.exe:
              set EMPIRICAL_API_URL=http://127.0.0.1:1
              set EMPIRICALRUN_KEY=sandbox-key
              empirical last-pass ID
          in PowerShell:
              $env:EMPIRICAL_API_URL = 'http://127.0.0.1:1'
              $env:EMPIRICALRUN_KEY = 'sandbox-key'
              empirical last-pass ID
        """,
        String.join(
                "\n",
                SandboxCommand.toTryIt(
                    URI.create("http://127.0.0.1:1"),
                    "empirical last-pass ID",
                    /* onWindows= */ true))
            + "\n");
  }

  @Test
  void data(@TempDir Path folder) throws IOException {
    String pass = "{\"environment_id\":\"9\",\"test_run_id\":\"7\",\"executed_at\":\"3h\"}";
    Path data = folder.resolve("data.json");
    Files.writeString(data, "{\"t\":[" + pass + "]" + " ".repeat(100_000) + "}");
    // AGE counts from the date that the JDK's server sends, and 3h from the sandbox's start.
    assertEquals(
        Outcome.row("t", "9 - 7 2026-11-24T09:16:04Z AGE -", "-"),
        lookUp("sandbox --data " + data).out().replaceFirst("Z\t\\d+", "Z\tAGE"));
  }

  /** Looks up a test case in the sandbox. */
  private static Outcome lookUp(String sandbox) {
    List<Outcome> outcomes = new ArrayList<>();
    Cli server = new Cli();
    OutputStream client =
        new ByteArrayOutputStream() {
          @Override
          public void write(byte[] bytes, int offset, int length) {
            String url = new String(bytes, offset, length, StandardCharsets.UTF_8).strip();
            server.clock(Cli.NOW.plusSeconds(60));
            outcomes.add(Cli.against(url).lastPass("t -o tsv"));
            Thread.currentThread().interrupt();
          }
        };
    server.out(client, error -> false).run(sandbox.split(" "));
    return outcomes.get(0);
  }

  @Test
  void port() throws IOException {
    String port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = Integer.toString(taken.getLocalPort());
      Thread.currentThread().interrupt();
      Outcome outcome = new Cli().run("sandbox", "--port", port);
      assertEquals(78, outcome.exit());
      // The message has an additional word on Windows.
      String message =
          "empirical: error: cannot listen on port " + port + ": Address already in use";
      assertTrue(outcome.err().startsWith(message), outcome.err());
    }
    assertEquals("http://127.0.0.1:" + port + "\n", new Cli().run("sandbox", "--port", port).out());
  }
}
