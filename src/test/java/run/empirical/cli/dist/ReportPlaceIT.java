package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.FakeApi;

/** Reports to files that are redirected, mounted or in use. */
@EnabledOnOs(OS.LINUX)
@ParameterizedClass
@MethodSource("run.empirical.cli.dist.ShippedProgram#ofThisJava")
@Timeout(120)
final class ReportPlaceIT {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String CONTENT = "a\n";

  private final ShippedProgram program;
  private final Path folder;
  private final Path file;

  ReportPlaceIT(ShippedProgram program, @TempDir Path folder) throws IOException {
    this.program = program;
    this.folder = folder;
    this.file = Files.writeString(folder.resolve("F"), CONTENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--report tsv=F >>F | standard output goes there (/dev/stdout would append the report)",
        "--report tsv=F 1<>F | standard output goes there (/dev/stdout would append the report)",
        "--report tsv=/dev/fd/3 3>>F | it is not a regular file",
        "--report tsv=/proc/self/fd/0 <F | it is not a regular file",
        "--from - --report tsv=F <F | this run reads it (standard input)"
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

  @Test
  void devStdoutAppendsTheReport() throws Exception {
    API.answers(
        200,
        "{\"data\":[{\"environment_id\":\"1\",\"test_run_id\":\"7\",\"executed_at\":1763975564000}]}");

    assertEquals(
        0, lookUp("--time epoch --report junit=/dev/stdout --require 1 --days 9999 >>F").exit());

    assertEquals(
        """
        a
        ENVIRONMENT  EXECUTED AT    TEST RUN  GATE
        1            1763975564000  7         ok
        <?xml version="1.0" encoding="UTF-8"?>
        """,
        Files.readString(file)
            .lines()
            .limit(4)
            .map(line -> line + "\n")
            .reduce("", String::concat));
  }

  @Test
  void rejectsAMountPoint() throws Exception {
    Files.move(file, folder.resolve("F 1"));
    Files.writeString(folder.resolve("other"), "");
    String mount = "unshare -m sh -c 'mount --bind other \"F 1\" && exec \"$0\" \"$@\"' ";
    assumeTrue(shell(mount.replace("$0\" \"$@", "true")).exit() == 0, "needs root");

    assertEquals(
        new Outcome(
            78,
            "",
            "empirical: cannot write the report F 1: it is a mount point, which cannot be"
                + " replaced\n"),
        shell(mount + "\"$0\" last-pass a -q --report 'tsv=F 1'"));
    assertEquals(List.of(), API.requests());
  }

  private Outcome lookUp(String arguments) throws IOException, InterruptedException {
    return shell("exec \"$0\" last-pass a -q " + arguments);
  }

  private Outcome shell(String script) throws IOException, InterruptedException {
    return program.shell(
        script, folder, Map.of("EMPIRICALRUN_KEY", FakeApi.KEY, "EMPIRICAL_API_URL", API.url()));
  }
}
