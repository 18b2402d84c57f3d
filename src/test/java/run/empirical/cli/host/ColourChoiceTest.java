package run.empirical.cli.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.model.Time;

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
    Host.Variables variables =
        name ->
            switch (name) {
              case "NO_COLOR" -> noColor;
              case "CLICOLOR_FORCE" -> force;
              case "TERM" -> term;
              default -> null;
            };
    assertEquals(coloured, ColourChoice.colours(flag, file, host(variables), terminal));
  }

  private static Host host(Host.Variables variables) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return new Host(
        InputStream.nullInputStream(),
        nowhere,
        nowhere,
        new Blind(),
        variables,
        new Still(),
        () -> 0,
        error -> false,
        Path.of(""));
  }

  private record Blind() implements Terminal {
    @Override
    public boolean input() {
      return false;
    }

    @Override
    public boolean output() {
      return false;
    }

    @Override
    public boolean error() {
      return false;
    }

    @Override
    public @Nullable Integer columns() {
      return null;
    }
  }

  private record Still() implements Time {
    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public void sleep(Duration duration) {
      throw new AssertionError("nothing sleeps here");
    }
  }
}
