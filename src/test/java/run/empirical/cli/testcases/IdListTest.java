package run.empirical.cli.testcases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** Lists of IDs, from {@code --from} to the output. */
class IdListTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  /** A Playwright ID without its last digit. */
  private static final String ID = "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61e";

  private static final String SETS_KEY =
      "sets EMPIRICALRUN_KEY; to read the API key from a file, use --key-file";

  private final Path folder;

  IdListTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void looksUpArgumentsBeforeListsInOrderAndEachIdOnce() throws IOException {
    API.answers(200, FakeApi.ONE_PASS);
    Path list = write("ID3\n# a remark\n\n   ID4 \nID1\n  # another\nID3".replace("ID", ID));
    Cli cli = API.cli().input(ID + "0");

    assertEquals(
        new Outcome(
            0,
            Outcome.table(
                    "TEST CASE",
                    "1  3 hours ago  2026-11-24T09:12:44Z  48213  ID1",
                    "1  3 hours ago  2026-11-24T09:12:44Z  48213  ID2",
                    "1  3 hours ago  2026-11-24T09:12:44Z  48213  ID3",
                    "1  3 hours ago  2026-11-24T09:12:44Z  48213  ID4",
                    "1  3 hours ago  2026-11-24T09:12:44Z  48213  ID0")
                .replace("ID", ID),
            ""),
        cli.lastPass(ID + "1 -q -o table --from", list.toString(), ID + "2", "--from=-"));
    assertEquals(5, API.requests().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\ufeffone\r\ntwo\r\n",
        "one\ntwo",
        "\ufeff\r\n#\r\n one\u3000\r\n\t\n  two\n\n",
        "\u00a0# a\n\u00a0\none\u00a0# b\n\u00a0two\u00a0\n"
      })
  void acceptsCrLfByteOrderMarkAndBlanks(String list) {
    API.answers(200, FakeApi.ONE_PASS);

    Outcome outcome = API.cli().input(list).lastPass("--from - -o tsv -q");

    assertEquals(
        new Outcome(
            0,
            Outcome.row("one", "1 - 48213 2026-11-24T09:12:44Z 11000 -", "-")
                + Outcome.row("two", "1 - 48213 2026-11-24T09:12:44Z 11000 -", "-"),
            ""),
        outcome);
  }

  @Test
  void readsTitlesBehindIds() throws IOException {
    API.answers(200, FakeApi.ONE_PASS);
    String id = "a30a6eba6312f6b87ea5-00000000000000000000";
    String list =
        """
        ID01 # a comment
        ID02  buys  a book # twice
        ID03\t# 3 is a title
        ID04 \t # a comment
        https://dash.empirical.run/acme/test-runs/7?test_id=ID05 linked
        ID06\t
        ID07\t ID07
        ID08 # ID09
        """
            .replace("ID", id.substring(0, id.length() - 2));

    assertEquals(
        new Outcome(
            0,
            """
            1   TEST CASE
            3h  ID01
            3h  buys  a book # twice
            3h  # 3 is a title
            3h  ID04
            3h  linked
            3h  ID06
            3h  ID07
            3h  ID08
            """
                .replace("ID", id.substring(0, id.length() - 2)),
            "empirical: environment 1: 8 tests last passed in test run 48213 (3h ago)\n"),
        API.cli().lastPass("--from", write(list).toString()));
  }

  /** The program that should have written the list has perhaps failed, even beside another list. */
  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t\r\n", "\ufeff\n", "\u00a0\n", "# none\n", "BEGIN 0\nEND\n"})
  void rejectsAListWithoutAnIdOnlyWithAGate(String input) throws IOException {
    String problem = "no test case ID in standard input";
    String other = write("t\n").toString();
    for (List<String> more : List.of(List.<String>of(), List.of("--from", other))) {
      String[] gate = Stream.concat(Stream.of("--require=1"), more.stream()).toArray(String[]::new);
      assertEquals(
          Outcome.error(
              78, "--from: " + problem + "; a gate needs at least one, or leave the list out"),
          look(input, gate));
    }
    assertEquals(Outcome.note(0, problem), look(input));
  }

  /** Text pasted among IDs would ask for another test. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ID1|- cart › adds a book; 2; -",
        "cart › pays|ID1; 1; cart",
        "ID1|IDX; 2; IDX",
        "ID1|https://dash.empirical.run/acme/test-runs/7?test_id=opaque; 2; opaque",
        "opaque # ID1|ID2; 1; opaque"
      })
  void rejectsOtherIdsAmongPlaywrightIds(String list, int line, String id) {
    assertEquals(
        Outcome.error(
            78,
            "--from: standard input: line "
                + line
                + ": '"
                + id.replace("IDX", ID).replace("ID", ID)
                + "' is not a Playwright test ID; begin each line with one"),
        look(list.replace('|', '\n').replace("IDX", ID)));
    assertEquals(List.of(), API.requests());
  }

  /** What stands beside an ID may be another test. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "- [ ] ID1; -",
        "- ID1; -",
        "* ID1 pays; *",
        "1. ID1; 1.",
        "| ID1 |; |",
        "ID1:4; ID1:4",
        "'\"ID1\"'; '\"ID1\"'",
        "ID12; ID12",
        "LINKopaque ID1; opaque",
        "LINKopaque#ID1; opaque",
        "'LINKID1|cart>'; 'ID1|cart>'"
      })
  void rejectsALineThatDoesNotBeginWithItsId(String line, String id) {
    assertInvalidLine("'" + id + "' is not a Playwright test ID; begin the line with ID1", line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ID1 ID2",
        "ID1 pays, was ID2",
        "ID1 ID1 ID2",
        "ID1\t# ID2",
        "ID1 LINKID2",
        "LINKID1 ID2",
        "ID1,ID2",
        "ID1,LINKID2",
        "LINKID1&next=LINKID2",
        "LINKID1&x=%2eID2%zz",
        "- ID1 ID2"
      })
  void rejectsSeveralIdsInALine(String line) {
    assertInvalidLine("several test case IDs; write one per line: ID1, ID2", line);
  }

  private static void assertInvalidLine(String message, String line) {
    assertEquals(
        Outcome.error(
            78,
            ("--from: standard input: line 2: " + message)
                .replace("ID1", ID + "1")
                .replace("ID2", ID + "2")),
        look("one\n" + line.replace("LINK", "https://dash.test/?test_id=")));
    assertEquals(List.of(), API.requests());
  }

  /** A comment is not a test. */
  @Test
  void ignoresIdsInComments() {
    API.answers(200, FakeApi.ONE_PASS);
    assertEquals(0, look("opaque # was ID1\n# ID1\n", "-q").exit());
  }

  static Stream<List<String>> malformedLists() {
    return Stream.of(
        List.of(
            "one\ntwo\u0007three\n",
            "line 2: contains a control character, which test case IDs never do"),
        List.of(
            "one\nhttps://dash.empirical.run/acme\n",
            "line 2: the link has no test case ID; expected one such as"
                + " https://dash.empirical.run/acme/test-runs/48213?test_id=ID or"
                + " index.html#?testId=ID"),
        List.of("one\n\u00ff\u00fe\n", "line 2: is not UTF-8"),
        List.of("\u00ff\u00fea\u0000\n\u0000", "it is UTF-16; save it as UTF-8"),
        List.of("\u00fe\u00ff\u0000#\u0000 \u0000x", "it is UTF-16; save it as UTF-8"),
        List.of("\u00ff\u00fe\u001f\u004e", "it is UTF-16; save it as UTF-8"),
        List.of("\u00ff\u00fe", "it is UTF-16; save it as UTF-8"),
        List.of("\u00ff\u00ffone", "line 1: is not UTF-8"),
        List.of("one\ntwo\u0000three\n", "it has a NUL character; write an ID per line"),
        List.of("one\nEMPIRICALRUN_KEY=abc", "line 2: " + SETS_KEY),
        List.of("export empiricalrun_key='abc'", "line 1: " + SETS_KEY),
        List.of(
            "EMPIRICALRUN_KEY=abc\n# empirical: selected tests: 0\n# empirical: end",
            "line 1: " + SETS_KEY));
  }

  /** Yarn and dotenv print such lines; two lists may be in one file, and one may be empty. */
  @Test
  void looksUpSelectedIdsAndIgnoresOtherLines() {
    API.answers(200, FakeApi.ONE_PASS);
    Outcome outcome =
        look(
            """
            yarn run v1.22.22
            cart # ID0
            # ID0

            BEGIN 3
            ID1\tID9 pays
            opaque\t# empirical: end
            ID2\t
            END
            Done in 1.23s: 3f2504e0-4f89-41d3-9a0c-0305e82c3301.
            BEGIN 1
            ID3\t  # empirical: error: oh
            END
              at run (a.js:1:1)
            BEGIN 0
            END
            """,
            "-o",
            "tsv");

    assertEquals(
        """
        empirical: --from: standard input: ignored 4 lines outside the list, the first: \
        'yarn run v1.22.22'
        """,
        outcome.err());
    assertEquals(
        List.of(
            ID + "1 " + ID + "9 pays",
            "opaque # empirical: end",
            ID + "2 -",
            ID + "3   # empirical: error: oh"),
        outcome.out().lines().map(IdListTest::idAndTitle).toList());
  }

  private static String idAndTitle(String row) {
    String[] fields = row.split("\t", -1);
    return fields[0] + " " + fields[7];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "BEGIN 2|ID1\tpays; 2; incomplete: 1 of 2 testsPART",
        "BEGIN 1; 1; incomplete: 0 of 1 testPART",
        "x|BEGIN 2|ID1\tpays|END; 4; incomplete: 1 of 2 testsPART",
        "BEGIN 2|ID1\tpays||ID2\tships|END; 3; incomplete: 1 of 2 testsPART",
        "BEGIN 2|ID1\tpays|ID2 ships|END; 3; incomplete: 1 of 2 testsPART",
        "BEGIN 2|ID1\tpays|\tships|END; 3; incomplete: 1 of 2 testsPART",
        "BEGIN 2|ID1\tpays|ID\u00072\tships|END; 3; incomplete: 1 of 2 testsPART",
        "BEGIN 2|ID1\tpays|# remark|ID2\tships|END; 3; incomplete: 1 of 2 testsPART",
        "BEGIN 2|ID1\tpays|BEGIN 1|ID2\tships|END; 3; incomplete: 1 of 2 testsPART",
        "BEGIN 2|ID1\tpays|ID1\tships|END; 3; the list has ID1 twice",
        "BEGIN 1|ID1\tpays; 2; LAST (1)",
        "BEGIN 1|ID1\tpays|ID2\tships|END; 3; LAST (1)",
        "BEGIN 0|done|END; 2; LAST (0)",
        "BEGIN 1|ID1\tpays|END.; 3; LAST (1)",
        "ID1\tpays|END; 2; FIRST",
        "ID1 pays|x #\u001b[0m\u001b[1m \ufeffempirical:x; 2; FIRST",
        "BEGIN 1 |ID1\tpays; 1; FIRST",
        "' BEGIN 1|ID1\tpays'; 1; FIRST",
        "x|\ufeffBEGIN 1|ID1\tpays|END; 2; FIRST",
        "BEGIN 1|ID1\tpays|END|\u001b[39mBEGIN 1; 4; FIRST",
        "BEGIN one; 1; FIRST",
        "BEGIN 1234567890; 1; FIRST",
      })
  void rejectsAnIncompleteSelection(String list, int line, String problem) {
    String message =
        problem
            .replace("incomplete", "the list is incomplete")
            .replace("PART", "; to use a part of a list, remove its first and last line")
            .replace("LAST", "the list is incomplete: no '# empirical: end' after its tests")
            .replace(
                "FIRST",
                "the list's first line, '# empirical: selected tests: N', is missing or changed")
            .replace("ID", ID);
    assertEquals(
        Outcome.error(78, "--from: standard input: line " + line + ": " + message),
        look(list.replace('|', '\n')));
    assertEquals(List.of(), API.requests());
  }

  /** The user may have meant to look them up, too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ID1",
        "- ID1",
        "1. ID1 pays",
        "x ID1",
        "ID",
        "ID1ff pays",
        "https://dash.empirical.run/acme/test-runs/7?test_id=ID1"
      })
  void rejectsPossibleIdsOutsideASelection(String line) {
    for (String list : List.of(line + "|BEGIN 1|ID2\tpays|END", "BEGIN 1|ID2\tpays|END|" + line)) {
      assertEquals(
          Outcome.error(
              78,
              "--from: standard input: line "
                  + (list.startsWith("BEGIN") ? 4 : 1)
                  + ": may name a test, but is not in the list; remove the line, or the first and"
                  + " last line of the list"),
          look(list.replace('|', '\n')));
    }
    assertEquals(List.of(), API.requests());
  }

  /** Its error comes before all other problems, even after a complete list. */
  @Test
  void reportsTheListReportersErrorFirst() {
    assertEquals(
        Outcome.error(78, "--from: standard input: Error: oh (a.spec.js:1)"),
        look("ID1\nBEGIN 2\n# empirical: error: Error: oh (a.spec.js:1)\nEND\n"));
  }

  /** The key is replaced before a line is shortened, since half of it would not be found. */
  @Test
  void showsOnlyTheStartOfALongLine() {
    String list = "x".repeat(95) + FakeApi.KEY + "\nBEGIN 0\nEND\n";
    assertEquals(
        """
        empirical: --from: standard input: ignored a line outside the list: '%s[reda…'
        empirical: no test case ID in standard input
        """
            .formatted("x".repeat(95)),
        look(list).err());
    assertEquals("", look(list, "-q").err());
  }

  /** The list reporter was forgotten, or {@code --from-playwright}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "Listing tests:|  [chromium] › a.spec.ts:1:1 › pays|Total: 1 test in 1 file|;LIST",
        "using dotenv|\u001b[2m\u00a0Listing tests:\u001b[22m|;LIST",
        "<!DOCTYPE html>|<html>;REPORT",
        "|\u00a0[{\"id\":\"ID1\"}];REPORT",
        "<https://dash.test/?test_id=ID1|cart>;SLACK"
      })
  void rejectsOtherInputsAndSaysWhatToType(String input, String problem) {
    assertEquals(
        Outcome.error(
            78,
            "--from: standard input "
                + problem
                    .replace(
                        "LIST",
                        "is what Playwright's own --list prints, without IDs; add"
                            + " --reporter=@empiricalrun/last-pass/list")
                    .replace(
                        "REPORT",
                        "is not a list of IDs; for an HTML report or .last-run.json, use"
                            + " --from-playwright; for a list of tests, add"
                            + " --reporter=@empiricalrun/last-pass/list")
                    .replace("SLACK", "has a link in < and >; write the link alone")),
        look(input.replace('|', '\n')));
    assertEquals(List.of(), API.requests());
  }

  /** Both of Playwright's reporters may print, and a configuration may log JSON before them. */
  @Test
  void readsAListAfterPlaywrightsOwn() {
    API.answers(200, FakeApi.ONE_PASS);
    String before = "Listing tests:\n  [chromium] › pays\n";
    assertEquals(
        """
        empirical: --from: standard input: ignored 3 lines outside the list, the first: \
        '{"level":"info"}'
        """,
        look("{\"level\":\"info\"}\n" + before + "BEGIN 1\nID1\tpays\nEND\n").err());
    assertEquals(
        Outcome.error(
            78,
            "--from: standard input: line 3: the list's first line,"
                + " '# empirical: selected tests: N', is missing or changed"),
        look(before + "END\n"));
  }

  private static Outcome look(String list, String... options) {
    return API.cli()
        .input(
            list.replace("ID", ID)
                .replace("BEGIN", "# empirical: selected tests:")
                .replace("END", "# empirical: end"))
        .lastPass("--concurrency=1 --from -", options);
  }

  @ParameterizedTest
  @MethodSource("malformedLists")
  void namesTheInvalidLineAndSendsNothing(List<String> listAndMessage) throws IOException {
    Path list = folder.resolve("ids");
    Files.write(list, listAndMessage.get(0).getBytes(StandardCharsets.ISO_8859_1));

    assertEquals(
        Outcome.error(78, "--from: " + list + ": " + listAndMessage.get(1)),
        API.cli().lastPass("--from", list.toString()));
    assertEquals(List.of(), API.requests());
  }

  @Test
  void explainsWhyAListCannotBeRead() {
    String missing = folder.resolve("missing").toString();

    assertEquals(
        Outcome.error(78, "--from: cannot read " + missing + ": no such file"),
        API.cli().lastPass("--from", missing));
    assertEquals(
        Outcome.error(78, "--from: cannot read " + folder + ": Is a directory"),
        API.cli().lastPass("--from", folder.toString()));
  }

  private Path write(String list) throws IOException {
    return Files.writeString(folder.resolve("ids.txt"), list);
  }
}
