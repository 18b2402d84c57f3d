package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.Sample;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUpResult;
import run.empirical.cli.model.TestCase;

/** Rules for every format; {@code GoldenTest} compares whole outputs. */
class EveryFormatTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  /** {@code help formatting}, in one line. */
  private static final String HELP =
      new Cli().run("help", "formatting").out().replaceAll("\\s+", " ");

  /** Else the tests of what is escaped prove nothing about a text. */
  @Test
  void aHostilePassHasNoOtherText() throws ReflectiveOperationException {
    for (RecordComponent field : LastPass.class.getRecordComponents()) {
      Object value = field.getAccessor().invoke(Sample.passOf("hostile", Duration.ZERO));
      if (!(value instanceof Instant || value instanceof Number || value instanceof Boolean)) {
        assertEquals("hostile", value, "Sample.passOf must use its text as " + field.getName());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void isEmptyIfAllLookUpsFailWhereHelpSaysSo(OutputFormat format) {
    String failed = Sample.create().requiring(null, "1").failed("t", "oh").as(format);
    assertEquals(
        Pattern.compile("If all [^.]*\\b" + format + "\\b[^.]* are empty\\.").matcher(HELP).find(),
        failed.isEmpty(),
        "formatting.txt must say which formats are empty: " + failed);
  }

  @ParameterizedTest
  @MethodSource("run.empirical.cli.output.OutputFormat#endings")
  void helpNamesTheEndingOfEachFormat(String ending) {
    assertTrue(HELP.contains(" " + ending), "formatting.txt must name the ending " + ending);
  }

  /** The format or standard error names each of them. */
  @ParameterizedTest
  @EnumSource
  void namesEachTestCaseThatCouldNotBeLookedUp(OutputFormat format) {
    API.answers(200, FakeApi.ONE_PASS);
    List<String> ids = List.of("id-1", "id-2", "id-3", "id-4", "id-5");
    ids.forEach(id -> API.answers(id, FakeApi.reply(400, "{\"error\":\"no\"}")));
    Outcome outcome =
        API.cli().lastPass("t " + String.join(" ", ids) + " --require 1 -o " + format);
    String all = outcome.toString();
    assertEquals(List.of(), ids.stream().filter(id -> !all.contains(id)).toList(), all);
  }

  /** Else a reader takes a failed look-up for a test case without a pass. */
  @ParameterizedTest
  @EnumSource
  void tellsUnknownFromNoPass(OutputFormat format) {
    Sample answered = Sample.create().requiring(null, "1").answered("u", "1 1H").answered("t");
    Sample failed = Sample.create().requiring(null, "1").answered("u", "1 1H").failed("t", "oh");
    assertNotEquals(answered.as(format), failed.as(format));
  }

  /**
   * Secrets must be replaced before a format escapes them, cuts them or puts them into a link;
   * afterwards they would not be found. The same goes for a secret that already has an escape.
   */
  @ParameterizedTest
  @EnumSource
  void replacesSecrets(OutputFormat format) {
    for (String secret : List.of("s_3cr3t", "-<3cr3t>&\"'|", "3cr3t ##[x]\\")) {
      for (String escape : List.of("t", "\\u0074", "%74", "&#116;")) {
        // JSON escapes a backslash, too.
        String backslash = escape.startsWith("\\") ? "\\\\" : "\\";
        String value = secret.replace("\\", backslash).replace("t", escape);
        // HTML cuts it at 250 characters.
        String name = "x".repeat(244) + value;
        String title = value + value.replace("<", "&lt;");
        LastPass pass = Sample.passOf(value, Duration.ofHours(1));
        Sample sample =
            Sample.with("2=n" + value)
                .without(secret)
                .requiring(null, "1", value, "2", name)
                .ofRun(Sample.NOW)
                .colour()
                .dashboard("https://dash.empirical.run/acme")
                .add(LookUpResult.answered(new TestCase(value, null), List.of(pass)))
                .add(LookUpResult.answered(new TestCase("a" + value, title, value), List.of(pass)))
                .failed(new TestCase("id", value), value);
        String text = sample.as(format);
        assertTrue(text.contains("redacted"), text);
        assertFalse(text.contains("3cr3"), text);
      }
    }
    String linked =
        Sample.create()
            .without("3cr3t")
            .requiring(null, "1")
            .colour()
            .dashboard("https://dash.empirical.run/3cr3t")
            .answered("t", "1 1H")
            .as(format);
    assertFalse(linked.contains("3cr3"), linked);
  }

  /** TSV is the exception, since it has rows only. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TSV")
  void saysInAFileThatItsDataIsInvented(OutputFormat format) {
    Pattern statement = Pattern.compile("(?i)invented data|\"demo\":true");
    String plain = Sample.create().requiring(null, "1").answered("t", "1 1H").file().as(format);
    String invented =
        Sample.create().invented().requiring(null, "1").answered("t", "1 1H").file().as(format);
    assertFalse(statement.matcher(plain).find(), plain);
    assertTrue(statement.matcher(invented).find(), invented);
  }

  /** Uses a CI command as every value that could start a line. */
  @ParameterizedTest
  @EnumSource
  void escapesCiCommands(OutputFormat format) {
    for (String command : List.of("::set-output name=met::true", "##[error]no", "##vso[a]b")) {
      for (String before : List.of("", " \u00a0")) {
        String value = before + command;
        List<LastPass> passes =
            List.of(
                Sample.passOf(value, Duration.ofHours(1)),
                Sample.pass(value + "2", value, Duration.ofHours(2)));
        Sample sample =
            Sample.with(Sample.FIVE)
                .terminal()
                .requiring("1d", "1")
                .add(LookUpResult.answered(new TestCase(value, null), passes))
                .add(LookUpResult.answered(new TestCase("id", value), passes))
                .failed(new TestCase(value + "2", null), value);
        for (String line : sample.as(format).split("\n", -1)) {
          assertFalse(line.strip().startsWith("::"), line);
          assertFalse(line.contains("##[") || line.contains("##vso["), line);
        }
      }
    }
  }
}
