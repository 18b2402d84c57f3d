package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Option;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.option.GateOptions;
import run.empirical.cli.option.ListOptions;
import run.empirical.cli.option.QueryOptions;

/** An argument is one thing: options that are joined to others, or have dashes of another kind. */
class RawArgumentsTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String ID = "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee";

  private static final String OWN = "; pass each option as an argument of its own";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "—require | '—require' begins with a long dash (—); type --require",
        "—-max-age=24h | '—-max-age' begins with a long dash (—); type --max-age",
        "-–require 41 | '-–require 41' begins with a long dash (–); type --require",
        "−q | '−q' begins with a long dash (−); type -q",
        "ーーwait | 'ーーwait' begins with a long dash (ー); type --wait",
        "ｰ-wait | 'ｰ-wait' begins with a long dash (ｰ); type --wait",
        "𐺭wait | '𐺭wait' begins with a long dash (𐺭); type --wait",
        "\u200b--require | '\\u200b--require' begins with an invisible character (U+200B); type"
            + " --require",
        "\ufeffID | '\\ufeffID' begins with an invisible character (U+FEFF); remove it",
        "\u2060staging | '\\u2060staging' begins with an invisible character (U+2060); remove it",
        "—https://a.test/?test_id=ID | '—https://a.test/?test_id' begins with a long dash (—);"
            + " remove it",
        "—https://u:pw@a.test/?x=1 | '—https://' begins with a long dash (—); remove it",
        "–5h | '–5h' begins with a long dash (–); remove it",
        "—api-key=sk_live_0123 | '—api-key' begins with a long dash (—); type --api-key",
        "--env=—require=x | --env: the value begins with a long dash (—); remove it",
        "--key-file=\u200bsk_live_0123 | --key-file: the value begins with an invisible character"
            + " (U+200B); remove it"
      })
  void rejectsOtherDashesAndInvisibleCharacters(String argument, String message) {
    assertMistake(withId(message), withId(argument));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--env=production --require=nowhere | the value of --env has --require",
        "--require a --max-age 1h | argument 3 has --max-age",
        "ID --require staging | argument 3 has --require",
        "production,—require=x | argument 3 has --require",
        "production, -q | argument 3 has -q",
        "sk_live_0123 –q | argument 3 has -q",
        "ID\u00a0−−wait=1h | argument 3 has --wait",
        "ID\u0085\u200b-env | argument 3 has --env",
        "ID\t-\u2060env | argument 3 has --env",
        "x —é | argument 3 has -é",
        "https://a.test/?test_id=ID&tab=x --require nowhere | argument 3 has --require",
        "--env=--require=x | the value of --env has --require",
        "--report=-x.html | the value of --report has -x",
        "--api-key=a --sk_live_0123 | argument 3 has --sk"
      })
  void rejectsOptionsWithinOtherArguments(String argument, String message) {
    String alsoForFiles = message.contains("--report") ? ", or rename the file" : "";
    assertMistake(message + " in it" + OWN + alsoForFiles, withId(argument));
  }

  /** As when a script's line ends with a backslash that has no space before it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ID--require=a",
        "https://a.test/acme--require=a",
        "x\u2010\u2010require",
        "x–require",
        "x—require",
        "x―require",
        "x−require a",
        "xーーrequire a",
        "xー--require a",
        "x--a--require=a",
        "x\u200b----require=a",
        "x-\u200b-re\u200bquire=a",
        "x;--require=a",
        "x%20--require=a",
        "x/\"--require a\"",
        "x\\--require\u00a0a"
      })
  void rejectsAnEssentialOptionBehindAnyText(String argument) {
    assertMistake("argument 3 has --require in it" + OWN, withId(argument));
    String value = "the value of --dashboard has --require in it" + OWN;
    assertMistake(value, "--dashboard=" + withId(argument));
  }

  /** Whoever adds an option to one of these sections decides whether it is essential. */
  @Test
  void findsEachEssentialOption() {
    List<String> unmarked =
        Stream.of(QueryOptions.class, ListOptions.class, GateOptions.class)
            .flatMap(section -> Stream.of(section.getDeclaredFields()))
            .filter(field -> field.isAnnotationPresent(Option.class))
            .map(field -> field.getAnnotation(Option.class).names()[0])
            .filter(
                option ->
                    !Set.of("--before", "--env", "--from-playwright", "--last-failed", "--wait")
                        .contains(option))
            .filter(option -> !API.cli().lastPass("t", "x" + option).err().endsWith(OWN + "\n"))
            .toList();
    assertEquals(List.of(), unmarked, "mark each as @Essential, or list it here");
    assertMistake(
        "the value of --dashboard has --env-name in it" + OWN,
        "--dashboard=https://dash.empirical.run/acme--env-name=2=staging");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--env | production --require staging | the value of --env |",
        "-o | tsv --require=a | the value of --output |",
        "--last-failed | a --require=a | argument 4 |",
        "--from | a.txt --require=a | the value of --from | , or rename the file",
        "--report | json=a--require | the value of --report | , or rename the file",
        "--from=a | --cacert=a --require=a | the value of --cacert | , or rename the file"
      })
  void namesTheOptionWhoseValueHasAnother(
      String option, String argument, String place, String alsoForFiles) {
    String message =
        place + " has --require in it" + OWN + (alsoForFiles == null ? "" : alsoForFiles);
    assertEquals(Outcome.error(2, message), API.cli().lastPass("t", option, argument));
  }

  /** picocli takes a number for no option, and a blank for the start of a value. */
  @Test
  void asksForQuotesAroundAPartOfAValue() {
    for (String argument : List.of("-0800", "-08:00", "-9ab", " -q", "\u00a0-x=sk_live_0123")) {
      String shown = argument.replaceFirst("=.*", "");
      assertEquals(
          Outcome.error(2, "'" + shown + "' begins with a dash; quote a value that has a space"),
          API.cli().lastPass("t", "--before=2026-11-20", argument, "--", "-x"));
    }
  }

  /** A shell that knows no {@code NAME=value program} passes the variable on as an argument. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "EMPIRICALRUN_KEY=sk_live_0123",
        "--env=EMPIRICALRUN_KEY=sk_live_0123",
        "set empiricalrun_key=sk_live_0123"
      })
  void rejectsTheKeyAsAnArgument(String argument) {
    assertMistake(
        "EMPIRICALRUN_KEY is an environment variable; set it before you run empirical", argument);
  }

  @Test
  void checksEachCommandAndWhatFollowsTwoDashes() {
    String message = "'—x' begins with a long dash (—); type -x";
    for (String before :
        List.of(
            "",
            "sandbox ",
            "help ",
            "completion ",
            "last-pass -- ",
            "zzz ",
            "last-pass __complete ")) {
      assertEquals(Outcome.error(2, message), API.cli().run((before + "—x").split(" ")), before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--report=a - b.txt.json",
        "--report=x -y.json",
        "--report=no-such-folder/-/a--b.json",
        "--env-name=1=EU - west -- two",
        "--env-name=5=—name",
        "--env=a,-5, - b,--",
        "--env=eu-wait,customer--demo,x--foo,x--environment=1,x--last-failed-2,x--env--demo",
        "--env=acme-env-name,x--env-name-2,x--env-names=1,x--env-name--demo",
        "--env-name=2=acme-env-name=b",
        "--env=サーバーdemo,a\u2010env,a\u2011env,a\u00adenv",
        "--env=サーバー-env",
        "--env=ｻｰﾊﾞｰ\u2011env",
        "--report=no--require.json",
        "--env=-5",
        "--before=2026-11-20 12:00 -0800",
        "--before=2026-11-20 12:00 −0800"
      })
  void acceptsDashesInValues(String argument) {
    Outcome outcome = API.cli().without("EMPIRICALRUN_KEY").lastPass("t", argument);
    assertFalse(outcome.err().matches("(?s).*( in it; pass | begins with ).*"), outcome.err());
  }

  private static void assertMistake(String message, String argument) {
    for (List<String> before : List.of(List.of("t"), List.of("t", "--"))) {
      String[] arguments =
          Stream.concat(before.stream(), Stream.of(argument)).toArray(String[]::new);
      String numbered = message.replace("argument 3", "argument " + (before.size() + 2));
      assertEquals(Outcome.error(2, numbered), API.cli().lastPass("", arguments));
    }
    assertEquals(List.of(), API.requests());
  }

  private static String withId(String text) {
    return text.replace("ID", ID);
  }
}
