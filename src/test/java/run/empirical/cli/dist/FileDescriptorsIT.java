package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Outcome;

/** A system without free file descriptors. A JVM would not even start. */
@Tag("native")
@EnabledOnOs(OS.LINUX)
final class FileDescriptorsIT {
  /** With even fewer, TLS cannot be set up, and Java does not say why. */
  @ParameterizedTest
  @ValueSource(ints = {6, 7})
  void saysThatThereAreTooFew(int max) throws Exception {
    ShippedProgram program = ShippedProgram.underTest();
    Outcome outcome =
        program.shell(
            "ulimit -n " + max + "; exec \"$0\" last-pass a",
            Path.of("."),
            Map.of("EMPIRICALRUN_KEY", "any"));

    String none =
        ShippedProgram.isStatic(program.program())
            ? "No file descriptors available"
            : "Too many open files";
    assertEquals(1, outcome.exit(), outcome.err());
    assertTrue(
        outcome.err().matches("empirical: error: not enough resources: .*" + none + "[^\n]*\n"),
        outcome.err());
  }
}
