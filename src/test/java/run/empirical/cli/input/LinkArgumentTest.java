package run.empirical.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** Links in place of test case IDs. */
class LinkArgumentTest {
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
    assertMistake("a <test_case_id> is blank", "https://dash.empirical.run/acme?test_id=%20");
    assertMistake(
        "'a\\u0007b' contains a control character, which test case IDs never do",
        "https://dash.empirical.run/acme?test_id=a%07b");
    assertMistake("'a\ufffdb' is not UTF-8", "https://dash.empirical.run/acme?test_id=a%ffb");
  }

  /** A gate that asks for a file's name instead of the IDs in it never fails. */
  @Test
  void rejectsWhatIsPlainlySomethingElse() {
    assertMistake("'-' is not a test case ID; to read IDs from standard input, use --from -", "-");
    assertMistake(
        "'pom.xml' is a file or folder; to read IDs from it, use --from pom.xml, or for a"
            + " Playwright report --from-playwright pom.xml",
        "pom.xml");
    assertMistake(
        "'src/test' is a file or folder; to read IDs from it, use --from src/test, or for a"
            + " Playwright report --from-playwright src/test",
        "src/test");
    String hint =
        "' is not a test case ID, which has no comma or white space; pass several IDs as separate"
            + " arguments, and a test by its ID, not its title";
    for (String text : List.of("cart › adds it", "cart\u00a0adds", ID + "," + ID, ID + " " + ID)) {
      assertMistake("'" + text + hint, text);
    }
  }

  private static void assertMistake(String message, String link) {
    assertEquals(Outcome.message(2, message), API.cli().folder(Path.of("")).run("last-pass", link));
    assertEquals(List.of(), API.requests());
  }
}
