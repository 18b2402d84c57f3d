package run.empirical.cli.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arguments in a locale in which Java decodes only ASCII. */
class RawArgumentsTest {
  private static final byte[] COMMAND_LINE =
      "java\0-jar\0e.jar\0--env-name\0001=本番\0\0".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @CsvSource({"a, false", "prod\ufffd, true", "'', false", "本番, false"})
  void detectsLostCharacters(String argument, boolean lost) {
    assertEquals(lost, RawArguments.lost(new String[] {"x", argument}));
  }

  @Test
  void readsArgumentsFromTheCommandLine() {
    assertArrayEquals(
        new String[] {"--env-name", "1=本番", ""},
        RawArguments.decode(
            new String[] {"--env-name", "1=\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd", ""},
            COMMAND_LINE));
  }

  @Test
  void keepsArgumentsThatTheCommandLineDoesNotEndWith() {
    String[] others = {"--env-name", "1=\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd"};
    assertArrayEquals(others, RawArguments.decode(others, COMMAND_LINE));
    assertArrayEquals(others, RawArguments.decode(others, new byte[0]));
  }

  @Test
  void keepsArgumentsThatAreNotUtf8() {
    String[] latin = {"1=prod\ufffd"};
    assertArrayEquals(
        latin,
        RawArguments.decode(latin, "java\0001=prod\u00e9\0".getBytes(StandardCharsets.ISO_8859_1)));
  }
}
