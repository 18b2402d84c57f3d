package run.empirical.cli.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Needs;
import run.empirical.cli.OtherProgram;
import run.empirical.cli.Outcome;
import run.empirical.cli.UnsteadyApi;

/** A slow reader of standard output. */
@Tag("native")
@EnabledOnOs(OS.LINUX)
final class PipeIT {
  /** The size of a pipe's buffer in bytes. */
  private static final int PIPE = 65_536;

  private static final int TEST_CASES = 6_000;

  private final Path folder;

  PipeIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Files.write(
        folder.resolve("list"), IntStream.range(0, TEST_CASES).mapToObj(i -> "id-" + i).toList());
  }

  /** A Node.js process makes a pipe non-blocking for every process that shares it. */
  @Test
  void losesNothingInANonBlockingPipe() throws Exception {
    Needs.programs("node");
    assertEquals(
        expected(),
        read(
            """
            mkfifo ready
            node -e 'process.stdout.write("");
              require("fs").writeFileSync("ready", "");
              setInterval(() => {}, 1000)' &
            : <ready
            "$0" "$@"
            status=$?
            kill $!
            exit $status
            """));
  }

  /**
   * All look-ups end before the first byte is written, so that a slow reader exceeds no deadline.
   */
  @Test
  void losesNothingInAPipeThatIsReadLate() throws Exception {
    assertEquals(expected(), read("exec \"$0\" \"$@\""));
  }

  private Outcome read(String script) throws Exception {
    ShippedProgram program = ShippedProgram.underTest();
    try (UnsteadyApi api =
        UnsteadyApi.start((id, attempt) -> new UnsteadyApi.Reply(200, "{\"data\":[]}"))) {
      List<String> command =
          new ArrayList<>(List.of("/bin/sh", "-c", script, program.program().toString()));
      command.addAll(List.of("last-pass", "--from=list", "-q", "-o", "tsv"));
      Map<String, String> variables =
          Map.of("EMPIRICALRUN_KEY", FakeApi.KEY, "EMPIRICAL_API_URL", api.url());
      Process process =
          OtherProgram.prepare(command, folder, program.environment(variables)).start();
      InputStream out = process.getInputStream();
      boolean ended = false;
      while (!ended && out.available() < PIPE) {
        ended = process.waitFor(10, TimeUnit.MILLISECONDS);
      }
      String text = new String(out.readAllBytes(), UTF_8);
      String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
      return new Outcome(process.waitFor(), text, errors);
    }
  }

  private static Outcome expected() {
    return new Outcome(
        0,
        IntStream.range(0, TEST_CASES)
            .mapToObj(i -> Outcome.row("id-" + i, "- - - - - -", "-"))
            .collect(Collectors.joining()),
        "");
  }
}
