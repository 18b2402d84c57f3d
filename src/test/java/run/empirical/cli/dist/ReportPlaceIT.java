package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** Reports to files that are redirected or in use. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
final class ReportPlaceIT {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String CONTENT = "a\n";

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
        new Outcome(78, "", "empirical: cannot write the report " + place + ": " + why + "\n"),
        outcome);
    assertEquals(CONTENT, Files.readString(file));
    assertEquals(List.of(), API.requests());
  }

  @Test
  void rejectsTheFileOfStandardError() throws Exception {
    assertEquals(78, lookUp("--report tsv=F 2>>F").exit());
    assertEquals(
        CONTENT + "empirical: cannot write the report F: standard error goes there\n",
        Files.readString(file));
    assertEquals(List.of(), API.requests());
  }

  private Outcome lookUp(String arguments) throws IOException, InterruptedException {
    return ShippedProgram.given()
        .shell(
            "exec \"$0\" last-pass a -q " + arguments,
            folder,
            Map.of("EMPIRICALRUN_KEY", FakeApi.KEY, "EMPIRICAL_API_URL", API.url()));
  }
}
