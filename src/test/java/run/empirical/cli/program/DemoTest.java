package run.empirical.cli.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.Cli;
import run.empirical.cli.Outcome;

/** Answers from a sandbox in this process, which every format marks as invented. */
class DemoTest {
  private static final String ID = "a30a6eba6312f6b87ea5-0bd4ee34a4f6ce0b0a74";
  private static final String WARNING =
      "empirical: --demo: this data is invented, no request leaves this machine\n";

  private static final Pattern REQUEST =
      Pattern.compile(
          WARNING
              + """
              > POST http://127\\.0\\.0\\.1:(\\d+)/api/v2/analytics/test-case-last-pass-per-env
              > Accept: application/json
              > Authorization: Bearer \\[redacted]
              """);

  @Test
  void warnsOfInventedDataEvenWithQuiet() {
    assertEquals(
        new Outcome(
            0,
            Outcome.table(
                "",
                "staging  6 hours earlier  2026-11-24T05:46:04Z  48190",
                "production  not in the 30 days before 2026-11-24T12:16:04.250Z  -  -",
                "preview  not in the 30 days before 2026-11-24T12:16:04.250Z  -  -"),
            WARNING),
        new Cli().run("last-pass", ID, "--demo", "-q", "--before=" + Cli.NOW));
  }

  /** Whoever reads a file does not see standard error. */
  @Test
  void saysInAFileThatItsDataIsInvented(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("table.txt");
    Outcome outcome = new Cli().run("last-pass", ID, "--demo", "--report=table=" + file);
    assertEquals(
        outcome.out() + "Invented data (--demo): nothing here says anything about real tests.\n",
        Files.readString(file));
  }

  @Test
  void asksItsOwnSandboxWhateverTheVariables() {
    Outcome outcome =
        Cli.against("http://no-api.invalid")
            .variable("HTTP_PROXY", "http://no-proxy.invalid:1")
            .run("last-pass", ID, "--demo", "--verbose", "--env-name=x=my-demo-environment");
    Matcher request = REQUEST.matcher(outcome.err());

    assertEquals(0, outcome.exit());
    assertTrue(outcome.out().contains("  48190"), outcome.out());
    assertTrue(request.find(), outcome.err());
    int port = Integer.parseInt(request.group(1));
    InetAddress loopback = InetAddress.getLoopbackAddress();
    assertThrows(ConnectException.class, () -> new Socket(loopback, port).close());
  }
}
