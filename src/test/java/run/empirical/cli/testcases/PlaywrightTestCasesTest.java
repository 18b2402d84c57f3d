package run.empirical.cli.testcases;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.empirical.cli.testcases.Reports.parse;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.PlaywrightRun.Counts;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.testcases.Reports.RecordedTest;

/** Reports of real Playwright runs, compared with Playwright's own data on each test. */
class PlaywrightTestCasesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "html/full-1.40.html",
        "html/full-1.65.html",
        "html/repeat-1.65.html",
        "html/merged-1.40.html"
      })
  void findsTheIdAndTheTitleOfEachTest(String file) throws Exception {
    PlaywrightReport report = Reports.read(file);
    assertEquals(recordedIds(file, test -> true), sorted(report.known().keySet()));
    assertEquals(
        recordedIds(file, test -> test.outcome().equals("unexpected") && test.repeat() == 0),
        sorted(report.failedTests().stream().map(TestCase::id).toList()));
    for (RecordedTest test : Reports.recorded(file)) {
      String titles = test.titles() + " [" + test.project() + "]";
      assertTrue(report.known().get(test.id()).label().endsWith(titles), titles);
    }
  }

  /** Playwright's own count includes each repetition. */
  @Test
  void countsATestWithItsRepetitionsOnce() throws Exception {
    PlaywrightReport report = Reports.read("html/repeat-1.65.html");
    assertEquals("20 of 38 tests failed, 3 were flaky, 6 did not run", report.failedText());
    assertEquals(
        List.of("Users › lists [admin über]"),
        report.failedTests().stream()
            .map(TestCase::label)
            .filter(it -> it.contains("lists"))
            .toList());
  }

  /** From Playwright 1.60 on, repetitions have a number; the first run of a test has none. */
  @ParameterizedTest
  @CsvSource({
    "1 2/1, 1",
    "2/1 1 3/2, 1",
    "1 2 3/1, 1 2 3",
    "2/1 3/2, 2 3",
    "1 1 2/1, 1",
    "1 2, 1 2",
    "1/0 2/1, 1",
    "1 2/1/other, 1 2"
  })
  void usesTheIdOfTheFirstRunForARepetition(String tests, String failed) throws Exception {
    String files =
        Stream.of(tests.split(" ", -1))
            .map(test -> test.split("/", -1))
            .map(
                parts ->
                    """
                    {"fileName":"%s","tests":[{"testId":"%s","title":"opens",%s
                    "outcome":"unexpected"}]}\
                    """
                        .formatted(
                            parts.length < 3 ? "a.ts" : parts[2],
                            parts[0],
                            parts.length < 2 ? "" : "\"repeatEachIndex\":" + parts[1] + ","))
            .collect(Collectors.joining(","));
    long count = tests.split(" ", -1).length;
    PlaywrightReport report =
        parse("{\"files\":[" + files + "],\"stats\":{\"unexpected\":" + count + "}}");
    assertEquals(
        List.of(failed.split(" ", -1)), report.failedTests().stream().map(TestCase::id).toList());
    assertEquals(requireNonNull(report.run().counts()).tests(), report.failedTests().size());
  }

  @Test
  void aTestHasFailedIfAnyOfItsRepetitionsHas() throws Exception {
    String test =
        "{\"fileName\":\"a\",\"tests\":[{\"testId\":\"%s\",\"title\":\"a\",\"outcome\":\"%s\"%s}]}";
    String report =
        "{\"files\":["
            + test.formatted("1", "flaky", "")
            + ","
            + test.formatted("2", "unexpected", ",\"repeatEachIndex\":1")
            + ","
            + test.formatted("3", "skipped", ",\"repeatEachIndex\":2")
            + "]}";
    assertEquals(List.of(new TestCase("1", "a", "a")), parse(report).failedTests());
    assertEquals(new PlaywrightRun(null, new Counts(1, 1, 0, 0)), parse(report).run());
  }

  @Test
  void aTestWhoseTitlesAreBlankHasNone() throws Exception {
    String test =
        """
        {"testId":"%s","title":"\u00a0","path":[" "],"projectName":"%s","outcome":"unexpected"}\
        """;
    String tests = test.formatted("1", "chromium") + "," + test.formatted("2", "firefox");
    assertEquals(
        List.of(new TestCase("1", null, "a.ts"), new TestCase("2", null, "a.ts")),
        parse("{\"files\":[{\"fileName\":\"a.ts\",\"tests\":[" + tests + "]}]}").failedTests());
  }

  /** If tests in two files have the same title, it is prefixed with the file. */
  @Test
  void addsTheProjectAndFileToAmbiguousTitles() throws Exception {
    String test =
        """
        {"testId":"%s","title":"opens","path":["Cart"],"projectName":"%s","outcome":"unexpected"}\
        """;
    String file = "{\"fileName\":\"%s\",\"tests\":[%s]}";
    String shared =
        file.formatted("a.ts", test.formatted("1", "chromium"))
            + ","
            + file.formatted("b.ts", test.formatted("2", "chromium"));
    assertEquals(
        List.of("a.ts › Cart › opens", "b.ts › Cart › opens"),
        titles("{\"files\":[" + shared + "]}"));
    String other = "," + file.formatted("b.ts", test.formatted("3", "firefox"));
    assertEquals(
        List.of(
            "a.ts › Cart › opens [chromium]",
            "b.ts › Cart › opens [chromium]",
            "Cart › opens [firefox]"),
        titles("{\"files\":[" + shared + other + "]}"));
  }

  private static List<String> titles(String report) throws IOException {
    return parse(report).failedTests().stream().map(TestCase::label).toList();
  }

  /** The report of each shard has the test once. */
  @Test
  void countsATestThatSeveralShardsHaveRunOnce() throws Exception {
    String id = "0123456789abcdef0123-0123456789abcdef0123";
    String tests =
        PlaywrightPage.test(id, "logs in", "expected")
            + ","
            + PlaywrightPage.test(id + "1", "logs in", "unexpected");
    PlaywrightReport report = parse(PlaywrightPage.report(1764000000000L, tests));
    assertEquals(List.of(new TestCase(id, "logs in", "shop.spec.ts")), report.failedTests());
    assertEquals("1 of 1 test failed", report.failedText());
  }

  private static List<String> recordedIds(String file, Predicate<RecordedTest> wanted)
      throws IOException {
    return sorted(Reports.recorded(file).stream().filter(wanted).map(RecordedTest::id).toList());
  }

  private static List<String> sorted(Collection<String> ids) {
    return ids.stream().distinct().sorted().toList();
  }
}
