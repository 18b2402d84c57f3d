package run.empirical.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** A new option converts its value by its type. */
class ConvertersTest {
  enum Level {
    LOW,
    HIGH;

    @Override
    public String toString() {
      return this == LOW ? "low" : "high";
    }
  }

  @Command(subcommands = Deeper.class)
  static final class Program {}

  @Command(name = "deeper")
  static final class Deeper {
    @Option(names = "--level")
    private Level level;

    @Option(names = "--levels", split = ",")
    private List<Level> levels;

    @Parameters(arity = "0..1")
    private Level positional;
  }

  private final CommandLine program = new CommandLine(new Program());

  ConvertersTest() {
    Converters.register(program);
  }

  @Test
  void readsEachEnumByItsWords() {
    program.parseArgs("deeper", "--level=low", "--levels=low,high", "high");
    Deeper parsed = program.getSubcommands().get("deeper").getCommand();
    assertEquals(
        List.of(Level.LOW, List.of(Level.LOW, Level.HIGH), Level.HIGH),
        List.of(parsed.level, parsed.levels, parsed.positional));
  }

  /** By default, picocli also accepts the names of an enum's constants. */
  @ParameterizedTest
  @ValueSource(strings = {"--level=", "--levels=low,", ""})
  void rejectsOtherWords(String option) {
    ParameterException refused =
        assertThrows(ParameterException.class, () -> program.parseArgs("deeper", option + "LOW"));
    assertEquals(
        "expected low or high, got 'LOW'",
        refused.getMessage().replaceFirst("^Invalid value for .*?: ", ""));
  }
}
