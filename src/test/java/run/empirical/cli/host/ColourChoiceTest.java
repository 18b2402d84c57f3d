package run.empirical.cli.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Cli;

class ColourChoiceTest {
  /** Flag, file, NO_COLOR, CLICOLOR_FORCE, TERM, terminal, coloured; null if not set. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "null, null, null, null, xterm, true, true",
        "null, null, null, null, xterm, false, false",
        "ALWAYS, null, 1, 0, dumb, false, true",
        "NEVER, null, null, 1, xterm, true, false",
        "null, ALWAYS, 1, 1, xterm, true, false",
        "null, null, '', null, xterm, true, true",
        "null, NEVER, null, 1, dumb, false, true",
        "null, null, null, 0, xterm, true, true",
        "null, null, null, 0, xterm, false, false",
        "null, ALWAYS, null, null, dumb, true, false",
        "null, ALWAYS, null, null, xterm, false, true",
        "null, NEVER, null, null, xterm, true, false",
        "null, AUTO, null, null, xterm, true, true",
        "AUTO, NEVER, null, null, xterm, true, true",
        "AUTO, null, 1, null, xterm, true, false",
      })
  void precedenceIsFlagEnvironmentFile(
      @Nullable ColourChoice flag,
      @Nullable ColourChoice file,
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

    assertEquals(coloured, ColourChoice.colours(flag, file, host, terminal));
  }

  private static void set(Cli cli, String name, @Nullable String value) {
    if (value != null) {
      cli.variable(name, value);
    }
  }
}
