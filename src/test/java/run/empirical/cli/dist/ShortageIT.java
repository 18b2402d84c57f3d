package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Without enough resources, the program prints one-line errors, and no gate is met. */
@EnabledOnOs(OS.LINUX)
@ParameterizedClass
@MethodSource("run.empirical.cli.dist.ShippedProgram#ofThisJava")
@Timeout(120)
final class ShortageIT {
  /** An unused user ID, so that a process limit counts the test's processes only. */
  private static final String USER = "setpriv --reuid=54321 --regid=54321 --clear-groups ";

  private static final String NO_ANSWERS =
      """
      TEST CASE  ENVIRONMENT  LAST PASS  EXECUTED AT  TEST RUN  GATE
      a          -            ?          -            -         ?
      b          -            ?          -            -         ?
      c          -            ?          -            -         ?
      d          -            ?          -            -         ?
      e          -            ?          -            -         ?
      f          -            ?          -            -         ?
      """;

  private final ShippedProgram program;
  private final Path folder;

  ShortageIT(ShippedProgram program, @TempDir Path folder) {
    this.program = program;
    this.folder = folder;
  }

  @Test
  void reportsADeletedWorkingFolder() throws Exception {
    Outcome outcome = shell("mkdir gone && cd gone && rmdir ../gone && exec \"$0\" --version");

    assertEquals(78, outcome.exit(), outcome.err());
    assertEquals("", outcome.out());
    // The shell's own message about the directory comes first.
    assertTrue(
        outcome
            .err()
            .endsWith("empirical: the working directory no longer exists: change to another one\n"),
        outcome.err());
    assertFalse(outcome.err().contains("\tat "), outcome.err());
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6, 7, 8, 12, 16, 20})
  void reportsTooFewFileDescriptors(int limit) throws Exception {
    assumeTrue(limit >= 20 || !program.onJava(), "Java itself needs more");
    Outcome outcome =
        shell(
            "ulimit -n "
                + limit
                + "; exec \"$0\" last-pass a b c d e f --require 1 --retries 0 -o table"
                + " --api-url http://127.0.0.1:1");

    assertEquals(limit < 6 ? 78 : 69, outcome.exit(), outcome::toString);
    assertEquals(limit < 8 ? "" : NO_ANSWERS, outcome.out());
    for (String line : outcome.err().lines().toList()) {
      assertTrue(line.startsWith("empirical: "), outcome.err());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7, 8})
  void reportsTooFewThreads(int limit) throws Exception {
    assumeFalse(program.onJava(), "Java itself needs more");
    Needs.programs("setpriv");
    Needs.root();
    Script.makeExecutable(folder);
    Path copy = Script.makeExecutable(Files.copy(program.program(), folder.resolve("empirical")));
    String run = USER + copy + " last-pass a b c d --demo --require 1 -q -o tsv";
    // dash does not support this limit.
    Outcome outcome = shell("exec bash -c 'ulimit -u " + limit + "; exec " + run + "'");

    assertEquals("", outcome.out());
    assertTrue(Set.of(1, 20).contains(outcome.exit()), outcome::toString);
    if (outcome.exit() == 1) {
      assertEquals(
          """
          empirical: cannot start another thread: raise the limit on processes (ulimit -u) or free \
          memory
          """,
          outcome.err().replaceFirst(".*--demo: .*\n", ""));
    }
  }

  private Outcome shell(String script) throws IOException, InterruptedException {
    return program.shell(script, folder, Map.of("EMPIRICALRUN_KEY", "the-key"));
  }
}
