package run.empirical.cli.testcases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

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
        "'a\\u0007b' contains a control character, which test case IDs never do",
        "https://dash.empirical.run/acme?test_id=a%07b");
    assertMistake("'a\ufffdb' is not UTF-8", "https://dash.empirical.run/acme?test_id=a%ffb");
  }

  /** If a file's name was looked up instead of its IDs, a gate would never be met. */
  @Test
  void rejectsTextThatIsClearlyNotAnId() {
    assertMistake(
        "'-' means standard input; to read IDs from it, use --from -; if it is an ID, put -- before"
            + " it",
        "-");
    for (String text : List.of("pom.xml", "src/test")) {
      assertMistake(
          "'FILE' is a file or folder; to read IDs from it, use --from FILE, or for a Playwright"
                  .replace("FILE", text)
              + " report --from-playwright FILE; if it is an ID, put -- before it"
                  .replace("FILE", text),
          text);
    }
    for (String text : List.of("cart.test.mjs", "tests/cart.spec.ts:4", "a b.spec.tsx:4:12")) {
      assertMistake(
          "'FILE' is a test file; to look up its tests, pipe npx playwright test --list --no-deps FILE"
                  .replace("FILE", text)
              + " --reporter=@empiricalrun/cli/list into empirical last-pass --from -; if it is an"
              + " ID, put -- before it",
          text);
    }
    String hint =
        "' has white space or a comma; pass several IDs as separate arguments, and a test by its"
            + " ID, not its title; if it is an ID, put -- before it";
    for (String text : List.of("cart › adds it", "cart\u00a0adds", "a,b")) {
      assertMistake("'" + text + hint, text);
    }
  }

  /** Such text is probably part of a mistyped option, so that a gate may be missing. */
  @ParameterizedTest
  @CsvSource({
    "ID —require nowhere, —require",
    "ID --env staging production, production",
    "--before 2026-11-29 12:00 ID, 12:00",
    "--before=2026-11-29 +0200 ID, +0200",
    "-- ID -ojson, -ojson",
    "cart -- ID, cart",
    "ID index.html#?testId=cart, cart",
    "cart --from ids.txt, cart",
    "cart --from-playwright last-run.json -q, cart"
  })
  void rejectsOtherFormsBesidePlaywrightIds(String arguments, String other, @TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("ids.txt"), "# a list\n" + ID + " pays\n");
    Files.writeString(folder.resolve("last-run.json"), "{\"failedTests\":[\"" + ID + "\"]}");

    assertEquals(
        Outcome.error(
            2,
            "'"
                + other
                + "' is not a Playwright test ID, but others here are; quote a value that has a"
                + " space, and begin options with --"),
        API.cli().folder(folder).lastPass(arguments.replace("ID", ID)));
    assertEquals(List.of(), API.requests());
  }

  /** A gate after two dashes would be ignored, and pnpm passes a script's two dashes on. */
  @ParameterizedTest
  @ValueSource(
      strings = {"--require", "--require=1", "--max-age=", "-q", "-o=json", "--help", "-h"})
  void rejectsAnOptionAfterTwoDashes(String text) {
    String name = text.replaceFirst("=.*", "");
    assertMistake(
        "'" + name + "' comes after --, where it is not an option; remove the --", "--", "a", text);
  }

  @Test
  void acceptsAnyTextAfterTwoDashesAsAnId() {
    API.answers(200, "{\"data\":[]}");
    List<String> ids =
        List.of(" cart › adds it", "a,b", "-", "-9ab", "src/test", "a.spec.ts:4", "--x", "--");
    String link = "https://dash.empirical.run/acme?test_id=b";

    List<String> arguments =
        new ArrayList<>(List.of("last-pass", "--concurrency=1", "a\u00a0", "--"));
    arguments.addAll(ids);
    arguments.add(link);
    assertEquals(0, inCheckout().run(arguments.toArray(String[]::new)).exit());
    assertEquals(
        Stream.of(List.of("a"), ids, List.of("b"))
            .flatMap(List::stream)
            .map("{\"test_case_id\":\"%s\"}"::formatted)
            .toList(),
        API.bodies());
  }

  @Test
  void rejectsInvalidIdsAfterTwoDashes() {
    for (String blank : List.of("", " ", "\u00a0")) {
      assertMistake("a <test_case_id> is blank", "--", blank);
    }
    assertMistake(
        "'a\\u000a' contains a control character, which test case IDs never do", "--", "a\n");
    for (String text : List.of(ID + "," + ID, ID + " " + ID, ID + " ", ID + ":4")) {
      String message =
          "'"
              + text
              + "' contains more than a Playwright test ID; pass each ID as a separate argument";
      assertMistake(message, "--", text);
      if (!text.endsWith(" ")) {
        assertMistake(message, text);
      }
    }
    assertMistake(
        "'http://localhost/': the link has no test case ID; expected one such as"
            + " https://dash.empirical.run/acme/test-runs/48213?test_id=ID"
            + " or index.html#?testId=ID; quote it, since shells cut it at '&'",
        "--",
        "http://localhost/");
  }

  private static Cli inCheckout() {
    return API.cli().folder(Path.of(""));
  }

  private static void assertMistake(String message, String... arguments) {
    assertEquals(Outcome.error(2, message), inCheckout().lastPass("--days=7", arguments));
    assertEquals(List.of(), API.requests());
  }
}
