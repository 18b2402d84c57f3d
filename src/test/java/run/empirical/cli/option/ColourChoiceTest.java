package run.empirical.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Cli;
import run.empirical.cli.host.Host;

class ColourChoiceTest {
  /** The columns are the parameters; null stands for a variable that is not set. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "AUTO, null, null, xterm, true, true",
        "AUTO, null, null, xterm, false, false",
        "AUTO, null, null, dumb, true, false",
        "AUTO, null, 1, dumb, false, true",
        "AUTO, null, 0, xterm, true, true",
        "AUTO, null, 0, xterm, false, false",
        "AUTO, 1, 1, xterm, true, false",
        "AUTO, '', null, xterm, true, true",
        "ALWAYS, 1, 0, dumb, false, true",
        "NEVER, null, 1, xterm, true, false",
      })
  void theOptionComesBeforeVariablesAndTheTerminal(
      ColourChoice choice,
      @Nullable String noColor,
      @Nullable String force,
      String term,
      boolean terminal,
      boolean coloured) {
    Cli cli = new Cli();
    set(cli, "NO_COLOR", noColor);
    set(cli, "CLICOLOR_FORCE", force);
    set(cli, "TERM", term);
    Host host = cli.host(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());

    assertEquals(coloured, choice.colours(host, terminal));
  }

  private static void set(Cli cli, String name, @Nullable String value) {
    if (value != null) {
      cli.variable(name, value);
    }
  }
}
