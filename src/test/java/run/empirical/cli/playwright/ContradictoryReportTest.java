package run.empirical.cli.playwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON reports that are not as Playwright writes them. */
class ContradictoryReportTest {
  static Stream<List<String>> contradictions() {
    return Stream.of(
        List.of(
            "{\"suites\":[],\"stats\":{\"unexpected\":5}}",
            "contradicts itself: stats.unexpected is 5, but it has 0"),
        List.of(
            inSpec(
                    "{\"status\":\"skipped\"},{\"status\":\"skipped\",\"expectedStatus\":\"skipped\"}")
                .replaceFirst("\\{", "{\"stats\":{\"skipped\":3},"),
            "contradicts itself: stats.skipped is 3, but it has 2"),
        List.of(
            "{\"suites\":[{\"specs\":[{\"ok\":false,\"tests\":[{\"status\":\"expected\"}]}]}]}",
            "suites[0].specs[0]: contradicts itself: ok is false, but no test in it failed"),
        List.of(
            "{\"suites\":[],\"failedTests\":[]}",
            "contradicts itself: it has suites, as a JSON report, and failedTests, as a"
                + " .last-run.json"),
        List.of("{\"suites\":[],\"suites\":[]}", "suites: duplicate key"),
        List.of("{\"failedTests\":[],\"failedTests\":[]}", "failedTests: duplicate key"),
        List.of(
            "{\"suites\":[{\"specs\":[{\"tests\":[{\"status\":\"unexpected\",\"status\":\"expected\"}]}]}]}",
            "suites[0].specs[0].tests[0].status: duplicate key"),
        List.of("{\"suites\":[{}]}", "suites[0].specs: missing"));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void refusesAReportThatContradictsItself(List<String> documentAndMessage) {
    refused(documentAndMessage.get(0), documentAndMessage.get(1));
  }

  @Test
  void saysThatAStringIsTooLong() {
    String title = "a".repeat(20_000_001);

    refused(
        "{\"suites\":[{\"title\":\"" + title + "\"}]}",
        "has a string or number that is too long, or too many levels");
  }

  private static String inSpec(String tests) {
    return "{\"suites\":[{\"specs\":[{\"tests\":[" + tests + "]}]}]}";
  }

  private static void refused(String document, String message) {
    UnusableReportException exception =
        assertThrows(
            UnusableReportException.class,
            () -> PlaywrightReport.read(HtmlPage.stream(document), Set.of(Selection.FAILED)));

    assertEquals(message, exception.getMessage());
  }
}
