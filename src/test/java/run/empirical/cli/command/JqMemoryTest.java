package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Outcome;

/** Filters that need unbounded memory, in a process with a small heap. */
@Timeout(120)
class JqMemoryTest {
  private final Path folder;

  JqMemoryTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"[range(1e10)]", "\"a\" * 1e9"})
  void endsTheFilter(String filter) throws Exception {
    assertEquals(
        new Outcome(
            2,
            "",
            """
            empirical: --demo: this data is invented, no request leaves this machine
            empirical: --jq: the filter failed: out of memory
            Try 'empirical last-pass --help'.
            """),
        SmallHeap.run(
            folder, Map.of(), in -> {}, List.of("last-pass", "a", "--demo", "--jq", filter)));
  }
}
