package run.empirical.cli.testcases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.model.TestCaseId;

/** IDs and links as arguments, before and after {@code --}. */
class TestArgumentTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String ID = "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee";

  @Test
  void usesTheIdInALink() {
    API.answers(200, "{\"data\":[]}");
    String link =
        " https://dash.empirical.run/acme?test_id=%20a30a6eba6312f6b87ea5%2D55e241fbe3f4b8ae61ee%0A\n";

    assertEquals(Outcome.withoutPass(ID, 7), API.cli().run("last-pass", link, "--days=7"));
    assertEquals(List.of("{\"test_case_id\":\"" + ID + "\",\"days\":7}"), API.bodies());
  }

  @Test
  void looksUpALinkAndItsIdOnce() {
    API.answers(200, "{\"data\":[]}");

    API.cli()
        .lastPass(
            "b https://dash.empirical.run/acme?test_id=a a file:///index.html#?testId=b"
                + " --concurrency=1");

    assertEquals(List.of("{\"test_case_id\":\"b\"}", "{\"test_case_id\":\"a\"}"), API.bodies());
  }

  @Test
  void validatesTheIdInALink() {
    assertMistake(
        "'file:///index.html': the link has no test case ID; expected one such as"
            + " https://dash.empirical.run/acme/test-runs/48213?test_id=ID"
            + " or index.html#?testId=ID; quote it, since shells cut it at '&'",
        " file:///index.html ");
    assertMistake(
        "'API_KEY': the link has no test case ID; expected one such as"
            + " https://dash.empirical.run/acme/test-runs/48213?test_id=ID"
            + " or index.html#?testId=ID; quote it, since shells cut it at '&'",
        "API_KEY=sk_live_0123?test_id=");
    assertMistake(
        "'a\\u0007b' contains a control character, which test case IDs never do",
        "https://dash.empirical.run/acme?test_id=a%07b");
    assertMistake("'a\ufffdb' is not UTF-8", "https://dash.empirical.run/acme?test_id=a%ffb");
  }

  @Test
  void rejectsTextThatIsClearlyNotAnId() {
    assertMistake("'-' means standard input; to read IDs from it, use --from -", "-");
    for (String text : List.of("pom.xml", "src/test", "./pom.xml")) {
      assertMistake(
          "'FILE' is a file or folder; to read IDs from it, use --from \"FILE\", or for a Playwright"
                  .replace("FILE", text)
              + " report --from-playwright \"FILE\"; if it is an ID, put it in a list for --from"
                  .replace("FILE", text),
          text);
    }
    for (String text : List.of("cart.test.mjs", "tests/cart.spec.ts:4", "a b.spec.tsx:4:12")) {
      assertMistake(
          "'FILE' is a test file; to look up its tests, pipe npx playwright test --list --no-deps \"FILE\""
                  .replace("FILE", text)
              + " --reporter=@empiricalrun/last-pass/list into empirical last-pass --from -; if it"
              + " is an ID, put it in a list for --from",
          text);
    }
    for (String text :
        List.of("cart › adds it", "cart\u00a0adds", "a, b", "https://a.test/?test_id=a b")) {
      assertMistake(
          "'"
              + text
              + "' has white space; pass several IDs as separate arguments; "
              + TestCaseId.BY_TITLE,
          text);
    }
    assertMistake(
        "'a,b' has a comma; pass several IDs as separate arguments; if it is an ID, put it in a"
            + " list for --from",
        "a,b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"ID1\" | \"ID1\" | ID1",
        "(ID1) | (ID1) | ID1",
        "ID1, | ID1, | ID1",
        "ID1:4 | ID1:4 | ID1",
        "ID1f | ID1f | ID1",
        "ID1,ID2 | ID1,ID2 | ID1 ID2",
        "ID1 ID2\u00a0ID1 | ID1 ID2\u00a0ID1 | ID1 ID2",
        "[x](LINKID1) | [x](https://a.test/?test_id | ID1",
        "ID1,LINKID2 | ID1,LINKID2 | ID1 ID2",
        "ID1 LINKID2 | ID1 LINKID2 | ID1 ID2",
        "LINKID1;LINKID2 | LINKID1;LINKID2 | ID1 ID2",
        "LINKID1%20LINKID2 | LINKID1%20LINKID2 | ID1 ID2",
        "LINK%2dID1 | LINK%2dID1 | ID1",
        "LINKID1&next=%2fID2%zz | LINKID1&next=%2fID2%zz | ID1 ID2",
        "LINKa-1&x=%ID1 | LINKa-1&x=%ID1 | ID1",
        "https://a.test/x,y?test_id=ID1 | https://a.test/x,y?test_id=ID1 | ID1",
        "[x](https://a.test/test-cases/ID1) | [x](https://a.test/test-cases/ID1) | ID1",
        "https://a.test/test-cases/ID1,https://a.test/test-cases/ID2 "
            + "| https://a.test/test-cases/ID1,https://a.test/test-cases/ID2 | ID1 ID2",
        "https://me:secret@a.test/test-cases/ID1?test_id=ID2 | https:// | ID1 ID2",
        "API_KEY=ID1 | API_KEY | ID1"
      })
  void namesTheIdsInAnArgumentThatHasMore(String argument, String shown, String ids) {
    assertMistake(
        withIds("'" + shown + "' is more than a Playwright test ID; pass " + ids),
        withIds(argument));
  }

  /** An option that is not recognised would be a test case, and its gate ignored. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "‘--require’",
        "/require",
        // Nor expanded, as picocli would by default.
        "@pom.xml",
        "_x",
        "é",
        "/api-key=sk_live_0123",
        "https://dash.test/acme?test_id=%E2%80%94require",
        "https://dash.test/acme?test_id=--acquire"
      })
  void rejectsAnIdThatBeginsWithNeitherALetterNorADigit(String text) {
    String shown =
        text.replaceFirst("https.*=%E2%80%94", "—")
            .replaceFirst("(https.*|)=.*", "$1")
            .replaceFirst("https.*", "--acquire");
    String message =
        "'"
            + shown
            + "' begins with neither a letter nor a digit; begin an option with - or --; if it is"
            + " an ID, put it in a list for --from";
    for (String beside : List.of("--quiet", "--", "other")) {
      assertMistake(message, beside, text);
    }
  }

  /** pnpm passes a script's two dashes on, after which no option is recognised. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--require",
        "--require=1",
        "-q",
        "-ojson",
        "-h",
        "-0800",
        "--x",
        "--",
        "--a=b/?test_id=" + ID
      })
  void saysThatNoOptionIsRecognisedAfterTwoDashes(String option) {
    String message =
        "'"
            + option.replaceFirst("=.*", "")
            + "' comes after --, where no option is recognised; remove that --";
    assertMistake(message, "--", option);
    assertMistake(message, "--", ID, option);
  }

  @Test
  void acceptsOtherTextAsAnId() {
    API.answers(200, "{\"data\":[]}");
    assertEquals(
        0,
        inCheckout()
            .lastPass(
                "--concurrency=1 a.b=c/d staging 24h --",
                "\u00a0e\u00a0",
                "https://dash.empirical.run/acme?test_id=b")
            .exit());
    assertEquals(
        Stream.of("a.b=c/d", "staging", "24h", "e", "b")
            .map("{\"test_case_id\":\"%s\"}"::formatted)
            .toList(),
        API.bodies());
  }

  /**
   * Whatever a list has: even one that is empty, or would be read for minutes. Other text is
   * probably part of a mistyped option, so that a gate may be missing.
   */
  @ParameterizedTest
  @CsvSource({
    "ID --env staging production, production",
    "ID /require, /require",
    "ID --before 2026-11-20 12:00 +0000, 12:00",
    "--before 2026-11-29 12:00 ID, 12:00",
    "cart -- ID, cart",
    "ID index.html#?testId=cart, cart",
    "ID a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61e, a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61e",
    "staging 24h --from -, staging",
    "max-age=24h --from no-such-file, max-age=24h",
    "require --from-playwright no-such-file -q, require",
    "staging --last-failed, staging"
  })
  void besideAPlaywrightIdOrAListEachArgumentMustBeOne(String arguments, String other) {
    assertEquals(
        Outcome.error(
            2,
            "'"
                + other
                + "' is not a test ID such as "
                + ID
                + "; if it belongs to an option, begin the option with --, quote a value that has a"
                + " space, and join environments with a comma"),
        API.cli()
            .without("EMPIRICALRUN_KEY")
            .unreadableInput()
            .lastPass(arguments.replace("ID", ID)));
  }

  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void checksManyArgumentsInLinearTime() {
    String[] ids = IntStream.range(0, 32_000).mapToObj(i -> "t" + i).toArray(String[]::new);
    assertEquals(77, API.cli().without("EMPIRICALRUN_KEY").lastPass("--days=7", ids).exit());
  }

  @Test
  void rejectsBlankTextAndControlCharacters() {
    for (String blank : List.of("", " ", "\u00a0")) {
      assertMistake("a <test_case_id> is blank", "--", blank);
    }
    assertMistake("'a\\u000ab' contains a control character, which test case IDs never do", "a\nb");
  }

  private static String withIds(String text) {
    return text.replace("LINK", "https://a.test/?test_id=")
        .replace("ID1", ID)
        .replace("ID2", ID.replace('a', 'b'));
  }

  private static Cli inCheckout() {
    return API.cli().folder(Path.of("")).input("");
  }

  private static void assertMistake(String message, String... arguments) {
    assertEquals(Outcome.error(2, message), inCheckout().lastPass("--days=7", arguments));
    assertEquals(List.of(), API.requests());
  }
}
