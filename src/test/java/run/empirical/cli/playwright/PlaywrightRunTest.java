package run.empirical.cli.playwright;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reports tell of a run as a whole. */
class PlaywrightRunTest {
  @ParameterizedTest
  @CsvSource({"two-projects, 20 of 38 tests failed, 2", "merged-setup, 2 of 8 tests failed, 6"})
  void countsTestsThatDidNotRun(String name, String failed, int didNotRun) throws Exception {
    PlaywrightRun run = requireNonNull(read(name, Selection.FAILED).run());

    assertEquals(failed + ", " + didNotRun + " did not run", run.summary());
    assertEquals(didNotRun, run.didNotRun());
  }

  @Test
  void leavesOutTestsThatAreMarkedAsSkipped() throws Exception {
    assertEquals(2, read("two-projects", Selection.ALL).leftOut());
    assertEquals(0, read("two-projects", Selection.FAILED).leftOut());
    assertEquals(0, read("two-projects", Selection.ALL, Grep.parse("answers")).leftOut());
    assertEquals(1, read("two-projects", Selection.ALL, Grep.parse("^firefox .*points")).leftOut());
  }

  @Test
  void readsWhenARunBeganAndEnded() throws Exception {
    PlaywrightRun run = requireNonNull(read("two-projects", Selection.FAILED).run());

    assertEquals(Instant.parse("2026-11-24T17:31:40.768Z"), run.start());
    assertEquals(Instant.parse("2026-11-24T17:31:57.886Z"), run.end());
  }

  /** As {@code npx playwright test --list --reporter=json} writes it. */
  @Test
  void knowsThatAListIsNoRun() throws Exception {
    String list =
        """
        {"suites":[{"file":"a.ts","specs":[{"title":"buys","ok":true,"id":"a","tests":[
          {"expectedStatus":"%s","projectId":"","projectName":"","results":[],"status":"skipped"}]}]}],
         "errors":[%s],"stats":{"startTime":"2026-11-24T12:00:00.000Z","duration":75.8,"skipped":1}}\
        """;

    assertNull(Reports.parse(list.formatted("passed", ""), Selection.FAILED).run());
    assertNull(Reports.parse(list.formatted("skipped", ""), Selection.FAILED).run());
    assertEquals(1, Reports.parse(list.formatted("passed", ""), Selection.ALL).testCases().size());
    // A failed global setup, for instance.
    assertNotNull(Reports.parse(list.formatted("passed", "{}"), Selection.FAILED).run());
  }

  @Test
  void saysHowTheRunEnded() {
    assertEquals("1 of 134 tests failed", new PlaywrightRun(null, null, 134, 1, 0, "").summary());
    assertEquals(
        "0 of 1 test failed before the run timed out, 1 did not run",
        new PlaywrightRun(null, null, 1, 0, 1, " before the run timed out").summary());
  }

  private static PlaywrightReport read(String name, Selection selection) throws IOException {
    return Reports.read("reports/" + name + ".json", selection);
  }

  private static PlaywrightReport read(String name, Selection selection, Grep grep)
      throws IOException {
    try (InputStream in = Files.newInputStream(Reports.path("reports/" + name + ".json"))) {
      return PlaywrightReport.read(in, Set.of(selection), grep);
    }
  }
}
