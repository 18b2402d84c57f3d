package run.empirical.cli.playwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding the report of the last Playwright run. */
class LastReportTest {
  private static final Instant RUN = Instant.parse("2026-11-24T12:00:00Z");
  private static final String FAILED = "{\"status\":\"failed\",\"failedTests\":[]}";

  private final Path folder;

  LastReportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void findsNothingInAFolderWithoutReports() throws IOException {
    assertNull(LastReport.find(folder, null));
    assertNull(LastReport.find(folder, ""));
    assertNull(LastReport.find(folder, "none.json"));
    assertNull(LastReport.find(folder, "no\0file"));
    Files.createDirectories(folder.resolve(LastReport.HTML));
    assertNull(LastReport.find(folder, null));
  }

  @Test
  void findsTheOnlyReport() throws IOException {
    Path lastRun = write(LastReport.LAST_RUN, RUN, FAILED);
    assertEquals(new LastReport(lastRun, RUN, null), LastReport.find(folder, "run.json"));
    Files.delete(lastRun);

    Path json = write("run.json", RUN, "");
    assertNull(LastReport.find(folder, null));
    assertEquals(new LastReport(json, RUN, null), LastReport.find(folder, "run.json"));
    Files.delete(json);

    Path html = write(LastReport.HTML, RUN, "");
    assertEquals(new LastReport(html, RUN, null), LastReport.find(folder, "run.json"));
  }

  @Test
  void prefersTheMostDetailedReportOfARun() throws IOException {
    Instant end = RUN.plusMillis(500);
    Path html = write(LastReport.HTML, RUN, "");
    Path json = write("run.json", end, "");
    write(LastReport.LAST_RUN, end, FAILED);

    assertEquals(new LastReport(html, RUN, RunStatus.FAILED), LastReport.find(folder, "run.json"));
    Files.delete(html);
    assertEquals(new LastReport(json, end, RunStatus.FAILED), LastReport.find(folder, "run.json"));
  }

  @Test
  void prefersTheLatestRun() throws IOException {
    Instant later = RUN.plusMillis(501);
    write(LastReport.HTML, RUN, "");
    Path lastRun = write(LastReport.LAST_RUN, later, FAILED);
    assertEquals(new LastReport(lastRun, later, null), LastReport.find(folder, null));

    Path json = write("run.json", later, "");
    assertEquals(
        new LastReport(json, later, RunStatus.FAILED), LastReport.find(folder, "run.json"));

    Path html = write(LastReport.HTML, later.plusMillis(501), "");
    assertEquals(
        new LastReport(html, later.plusMillis(501), null), LastReport.find(folder, "run.json"));
  }

  @Test
  void ignoresAnUnreadableStatus() throws IOException {
    Path html = write(LastReport.HTML, RUN, "");
    for (String content : new String[] {"", "{", "{\"failedTests\":[]}", "x".repeat(2 << 20)}) {
      write(LastReport.LAST_RUN, RUN, content);
      assertEquals(new LastReport(html, RUN, null), LastReport.find(folder, null));
    }
    write(LastReport.LAST_RUN, RUN, "{\"status\":\"interrupted\",\"failedTests\":[]}");
    assertEquals(new LastReport(html, RUN, RunStatus.INTERRUPTED), LastReport.find(folder, null));
  }

  @Test
  void findsThePageInAReportFolder() {
    Path page = folder.resolve("index.html");

    assertEquals(page, LastReport.fileFor(folder));
    assertEquals(page, LastReport.fileFor(page));
  }

  @Test
  void summarizesHowTheRunEnded() {
    PlaywrightRun run = new PlaywrightRun(null, 134, 1, null);

    assertEquals("1 of 134 tests failed", run.withStatus(null).summary());
    assertEquals("1 of 134 tests failed", run.withStatus(RunStatus.FAILED).summary());
    assertEquals(
        "1 of 134 tests failed before the run was interrupted",
        run.withStatus(RunStatus.INTERRUPTED).summary());
    assertEquals("0 of 1 test failed", new PlaywrightRun(null, 1, 0, null).summary());
  }

  private Path write(String name, Instant modified, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(modified));
    return file;
  }
}
