package run.empirical.cli.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.failure.FailureException;

class ApiKeyTest {
  @Test
  void acceptsEveryVisibleCharacterAndTrimsWhitespace() {
    assertEquals("!sk-7~", ApiKey.of(" \t!sk-7~\r\n", "key").secret());
  }

  @ParameterizedTest
  @CsvSource({"0020, 2", "0000, 2", "001f, 2", "007f, 2", "0080, 2", "00e9, 2", "200b, 2"})
  void rejectsOtherCharactersWithoutQuotingThem(String codePoint, int place) {
    String key = "a" + Character.toString(Integer.parseInt(codePoint, 16)) + "secret";
    assertEquals(
        Failure.of(
            ExitStatus.CONFIG,
            "X contains no valid API key: character "
                + place
                + " is a space, a control character or not ASCII"),
        refused(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"sk-7\"", " 'sk 7'\n", "\"\""})
  void rejectsQuotationMarksAroundTheKey(String text) {
    assertEquals(
        Failure.of(
            ExitStatus.CONFIG, "X contains the API key in quotation marks; write it without them"),
        refused(text));
    assertEquals("\"'", ApiKey.of("\"'", "X").secret());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer sk-7", " bearer  sk 7\n"})
  void rejectsAWholeHeader(String text) {
    assertEquals(
        Failure.of(ExitStatus.CONFIG, "X contains more than the API key; leave out Bearer"),
        refused(text));
    assertEquals("Bearer-7", ApiKey.of("Bearer-7", "X").secret());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void treatsWhitespaceAsNoKey(String text) {
    assertEquals(
        Failure.of(ExitStatus.UNAUTHORIZED, "X contains no API key, only white space"),
        refused(text));
  }

  @Test
  void has4096CharactersAtMost() {
    assertEquals("k".repeat(4096), ApiKey.of("k".repeat(4096), "X").secret());
    assertEquals(
        Failure.of(
            ExitStatus.CONFIG, "X contains no valid API key: it has more than 4096 characters"),
        refused("k".repeat(4097)));
  }

  @Test
  void toStringOmitsTheKey() {
    assertEquals("[redacted]", ApiKey.of("sk-7", "key").toString());
  }

  private static Failure refused(String key) {
    return assertThrows(FailureException.class, () -> ApiKey.of(key, "X")).failure();
  }
}
