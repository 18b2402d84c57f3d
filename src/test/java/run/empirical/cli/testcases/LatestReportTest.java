package run.empirical.cli.testcases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Cli;

class LatestReportTest {
  /** An archive from another machine may have files from the future or from 1970. */
  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, +292278994-08-17T07:12:55Z",
    "1795608964000, 2026-11-25T12:16:04Z",
    "0, 56 years ago",
    "-9223372036854775808, 292471208 years ago"
  })
  void describesAnyTimeOfAFile(long time, String written) throws Exception {
    assertEquals(
        "f, written " + written + ": 0 of 0 tests failed",
        new LatestReport(
                new PlaywrightReportFile("", "", "f"),
                Instant.ofEpochMilli(time),
                Reports.parse("{\"files\":[]}"))
            .describe(Cli.NOW));
  }
}
