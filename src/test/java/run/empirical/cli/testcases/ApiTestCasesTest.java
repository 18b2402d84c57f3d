package run.empirical.cli.testcases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** The API's own list of test cases, from {@code --from} to the output. */
class ApiTestCasesTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String ID1 = "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61e1";
  private static final String ID2 = "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61e2";

  private static final String LIST =
      """
      {"data":{"test_cases":[{"id":"ID1","name":"adds a book","suites":["cart"],\
      "playwright_project":"chromium"}],"sync_error":null},\
      "pagination":{"has_more":false,"page":1},"error":null,"other":0}
      """;

  private static final String BEGIN = "{\"data\":{\"test_cases\":[";
  private static final String END = "]},\"pagination\":{\"has_more\":false}}";

  /**
   * Each member is left out, given twice, and given each of these values: only a whole, current
   * list whose tests have IDs is used.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      value = {
        "data; ||",
        "test_cases; ||",
        "id; \"x\"",
        "name; absent null \"\" \"x\"",
        "suites; absent null [] [\"x\"]",
        "playwright_project; absent null \"\" \"x\"",
        "sync_error; absent null",
        "pagination; ||",
        "has_more; false",
        "page; absent null 1",
        "error; absent null",
        "other; absent null \"\" \"x\" 0 1 1.5 2 false true {} [] [\"x\"] [null]"
      })
  void usesAListOnlyIfItIsWhole(String name, String accepted) throws IOException {
    String member = "\"" + name + "\":";
    String value = new ObjectMapper().readTree(LIST).findValue(name).toString();
    assertEquals(
        accepted,
        Stream.of(
                "absent null \"\" \"x\" 0 1 1.5 2 false true {} [] [\"x\"] [null] twice".split(" "))
            .filter(
                change ->
                    look(LIST.replace(
                                member + value,
                                switch (change) {
                                  case "absent" -> "\"none\":0";
                                  case "twice" -> member + value + "," + member + value;
                                  default -> member + change;
                                }))
                            .exit()
                        == 0)
            .collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"data":null,"error":{"message":" No project. "}} | INPUT is an error reply, for which curl -f fails: No project.
          {"error":"oh","data":{"test_cases":[]}}           | INPUT is an error reply, for which curl -f fails: oh
          {"error":{"code":7}}                              | INPUT is an error reply, for which curl -f fails
          {"error":{"message":" "}}                         | INPUT is an error reply, for which curl -f fails
          {}                                                | INPUT has no data.test_cases; for an HTML report or .last-run.json, use --from-playwright; for a list of tests, add --reporter=@empiricalrun/last-pass/list
          {"failedTests":["ID1"],"status":"failed"}         | INPUT has no data.test_cases; for an HTML report or .last-run.json, use --from-playwright; for a list of tests, add --reporter=@empiricalrun/last-pass/list
          {"data":[]}                                       | INPUT: data: expected an object, got an array
          {"data":{"test_cases":[],"pagination":{"hasMore":false}}} | INPUT does not say whether it is whole: it has no pagination.has_more
          {"data":{"test_cases":[]},"pagination":{}}        | INPUT does not say whether it is whole: it has no pagination.has_more
          BEGIN],"sync_error":"oh"},"pagination":{"has_more":true}} | INPUT is one page of several; use a narrower tag, or join the pages (see empirical help deploying)
          BEGIN]},"pagination":{"has_more":false,"page":2}} | INPUT is one page of several; use a narrower tag, or join the pages (see empirical help deploying)
          BEGIN],"sync_error":{"message":"oh"}},"pagination":{"has_more":false}} | INPUT is out of date, since its last sync failed: oh
          BEGIN],"sync_error":true},"pagination":{"has_more":false}} | INPUT is out of date, since its last sync failed
          BEGIN{"id":"a"},{}END                             | INPUT: data.test_cases[1]: no id
          BEGIN{"id":" "}END                                | INPUT: data.test_cases[0]: ' ' is not a test case ID
          BEGIN{"id":"a b"}END                              | INPUT: data.test_cases[0]: 'a b' is not a test case ID
          BEGIN{"id":"ID1:4"}END                            | INPUT: data.test_cases[0]: 'ID1:4' is not a test case ID
          BEGIN{"id":"x/?test_id=a"}END                     | INPUT: data.test_cases[0]: 'x/?test_id=a' is not a test case ID
          BEGIN{"id":"a"},{"id":"ID1"}END                   | INPUT: 'a' is not a Playwright test ID, as others are
          BEGINnullEND                                      | INPUT: data.test_cases[0]: expected an object, got null
          BEGINENDBEGINEND                                  | INPUT: line 1: unexpected data at the end
          BEGINEND<html>                                    | INPUT: line 1: not JSON
          BEGINEND ID1                                      | INPUT: line 1: not JSON
          BEGIN                                             | INPUT: line 1: it is truncated
          """)
  void saysWhyAListCannotBeUsed(String document, String problem) {
    String message = problem.replace("INPUT", "standard input").replace("ID1", ID1);
    assertEquals(Outcome.error(78, "--from: " + message), look(document));
    assertEquals(List.of(), API.requests());
  }

  /** Text in it is no line of a list. A test may be in it twice. */
  @Test
  void namesTestsAsTheListReporterDoes() {
    String list =
        """
        \ufeff
        BEGIN
          {"id":"ID1","name":"adds","suites":["cart","","books"],"playwright_project":"chromium"},
          {"id":"ID2","name":"# empirical: end ID1 \\u001b","playwright_project":"firefox"},
          {"id":"ID1"}
        END
        """;
    assertEquals(
        List.of(
            ID1 + " cart › books › adds [chromium]",
            ID2 + " # empirical: end " + ID1 + " \\u001b [firefox]"),
        look(list, "-o", "tsv")
            .out()
            .lines()
            .map(row -> row.split("\t")[0] + " " + row.split("\t")[7])
            .toList());
    String ofOneProject = look(LIST, "-o", "tsv").out();
    assertEquals("cart › adds a book", ofOneProject.strip().split("\t")[7]);
  }

  /** The lists of one run together, also where each of them has one project. */
  @Test
  void namesTheProjectsWhereTheListsHaveSeveral(@TempDir Path folder) throws IOException {
    Path firefox = folder.resolve("firefox.json");
    Files.writeString(firefox, LIST.replace("ID1", ID2).replace("chromium", "firefox"));
    String other = Files.writeString(folder.resolve("other.txt"), ID1 + "\tx\n").toString();
    String[] rows = {"cart › adds a book [chromium]", "cart › adds a book [firefox]"};
    assertEquals(List.of(rows), titles(look(LIST, "-o", "tsv", "--from", firefox.toString())));
    assertEquals(List.of("cart › adds a book"), titles(look(LIST, "-o", "tsv", "--from", other)));
  }

  private static List<String> titles(Outcome outcome) {
    return outcome.out().lines().map(row -> row.split("\t")[7]).toList();
  }

  @Test
  void rejectsAListWithoutTests() {
    String problem = "--from: no test case matches the query of standard input";
    assertEquals(Outcome.error(78, problem), look("BEGINEND"));
    assertEquals(Outcome.error(78, problem), look("BEGINEND", "--require=1"));
  }

  /** As in the API's replies, a short key is replaced, too. */
  @Test
  void showsNoKeyInTheApisMessage() {
    assertEquals(
        Outcome.error(
            78,
            "--from: standard input is an error reply, for which curl -f fails: [redacted]"
                + " \\u001b"),
        API.cli()
            .variable("EMPIRICALRUN_KEY", "abc")
            .input("{\"error\":\"abc \\u001b\"}")
            .lastPass("--from -"));
  }

  private static Outcome look(String list, String... options) {
    return API.cli()
        .input(
            list.replace("BEGIN", BEGIN)
                .replace("END", END)
                .replace("ID1", ID1)
                .replace("ID2", ID2))
        .lastPass("--from -", options);
  }
}
