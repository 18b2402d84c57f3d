package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.OtherProgram;
import run.empirical.cli.Outcome;

/** Reports to files that are redirected or in use, or that cannot be written. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
final class ReportPlaceIT {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String CONTENT = "a\n";

  private final Map<String, String> variables =
      Map.of("EMPIRICALRUN_KEY", FakeApi.KEY, "EMPIRICAL_API_URL", API.url());

  private final Path folder;
  private final Path file;

  ReportPlaceIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.file = Files.writeString(folder.resolve("F"), CONTENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--report tsv=F >>F | standard output goes there",
        "--report tsv=F 1<>F | standard output goes there",
        "--from - --report tsv=F <F | it is also an input (standard input)"
      })
  void rejectsAFileInUse(String arguments, String why) throws Exception {
    Outcome outcome = lookUp(arguments);

    String place = arguments.replaceFirst(".*tsv=(\\S+).*", "$1");
    assertEquals(
        new Outcome(
            78, "", "empirical: error: cannot write the report " + place + ": " + why + "\n"),
        outcome);
    assertEquals(CONTENT, Files.readString(file));
    assertEquals(List.of(), API.requests());
  }

  @Test
  void rejectsTheFileOfStandardError() throws Exception {
    assertEquals(78, lookUp("--report tsv=F 2>>F").exit());
    assertEquals(
        CONTENT + "empirical: error: cannot write the report F: standard error goes there\n",
        Files.readString(file));
    assertEquals(List.of(), API.requests());
  }

  /** A longer one must be cut, but not before there is memory for the new one. */
  @Tag("jar")
  @Test
  void anOldReportStaysWithoutMemoryForTheNewOne() throws Exception {
    keepsAnOldReport("JDK_JAVA_OPTIONS=-XX:MaxDirectMemorySize=256k", 1, 999_999);
  }

  @Test
  void anOldReportStaysIfTheNewOneCannotBeWritten() throws Exception {
    keepsAnOldReport("ulimit -f 0;", 74, 1);
  }

  private void keepsAnOldReport(String limit, int exit, int length) throws Exception {
    ShippedProgram program = ShippedProgram.given();
    API.answers(200, FakeApi.ONE_PASS);
    Files.writeString(folder.resolve("list"), "a\t" + "a title ".repeat(60_000));
    String old = "a".repeat(length);
    Files.writeString(file, old);

    Outcome outcome =
        program.shell(
            limit + " exec \"$0\" last-pass --from list -q --report tsv=F", folder, variables);

    assertEquals(exit, outcome.exit(), outcome.err());
    assertEquals(1, API.requests().size());
    assertEquals(old, Files.readString(file));
  }

  /** The test is the other run. */
  @Test
  void waitsUntilAnotherRunHasWrittenAndASignalWaitsForIt() throws Exception {
    API.answers(200, FakeApi.ONE_PASS);
    ShippedProgram program = ShippedProgram.given();
    List<String> command =
        List.of(
            "env",
            "--default-signal",
            program.program().toString(),
            "last-pass",
            "a",
            "--report=tsv=F");
    Process run;
    // The lock would end with any other use of the file.
    try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
      other.lock();
      run = OtherProgram.prepare(command, folder, program.environment(variables)).start();
      while (!hasOpen(run, file)) {
        assertTrue(run.isAlive());
      }
      run.destroy();
      assertFalse(run.waitFor(100, TimeUnit.MILLISECONDS));
      assertEquals(CONTENT.length(), Files.size(file));
    }
    assertEquals(143, run.waitFor());
    assertTrue(Files.readString(file).startsWith("a\t1\t"));
  }

  private static boolean hasOpen(Process process, Path file) throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return descriptors.anyMatch(
          descriptor -> {
            try {
              return Files.readSymbolicLink(descriptor).equals(file);
            } catch (IOException e) {
              // It has just been closed.
              return false;
            }
          });
    }
  }

  private Outcome lookUp(String arguments) throws IOException, InterruptedException {
    return ShippedProgram.given()
        .shell("exec \"$0\" last-pass a -q " + arguments, folder, variables);
  }
}
