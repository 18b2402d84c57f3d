package run.empirical.cli.testcases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.testcases.Reports.parse;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Cli;

class LatestReportTest {
  @Test
  void describesAnyTimeOfAFile() throws Exception {
    PlaywrightReport report = parse("{\"files\":[]}");
    assertEquals(
        "f, written 292278994-08-17T07:12:55Z: 0 of 0 tests failed".replace("29", "+29"),
        new LatestReport(
                new PlaywrightReportFile("", "", "f"), Instant.ofEpochMilli(Long.MAX_VALUE), report)
            .describe(Cli.NOW));
    assertEquals(
        "f, written 292471208 years ago: 0 of 0 tests failed",
        new LatestReport(
                new PlaywrightReportFile("", "", "f"), Instant.ofEpochMilli(Long.MIN_VALUE), report)
            .describe(Cli.NOW));
  }
}
