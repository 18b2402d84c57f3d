package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Main;
import run.empirical.cli.Outcome;

/** Filters that need unbounded memory, in a process with a small heap. */
@Timeout(120)
class JqMemoryTest {
  private static final String HEAP = "-Xmx32m";

  private final Path folder;

  JqMemoryTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"[range(1e10)]", "\"a\" * 1e9"})
  void rejectsTheFilterBeforeAnyRequest(String filter) throws Exception {
    assertEquals(
        new Outcome(
            2,
            "",
            """
            empirical: --jq: the filter failed: out of memory
            Try 'empirical last-pass --help'.
            """),
        run("last-pass", "a", "--demo", "--jq", filter));
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.command().addAll(List.of(HEAP, "-cp", System.getProperty("java.class.path")));
    builder.command().add(Main.class.getName());
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder.environment().put("EMPIRICAL_CONFIG", "");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    return new Outcome(process.waitFor(), Files.readString(out), Files.readString(err));
  }
}
