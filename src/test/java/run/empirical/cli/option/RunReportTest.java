package run.empirical.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import run.empirical.cli.playwright.PlaywrightReport;
import run.empirical.cli.playwright.PlaywrightRun;

/** Which of two reports is the newer one. */
class RunReportTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void takesTheFirstOfTwoReportsOfARunWithTheOthersEnding() {
    RunReport html = report("html", NOON, null, "");
    RunReport lastRun = report("last", NOON.plusMillis(500), null, " interrupted");

    RunReport chosen = html.orLater(lastRun);

    assertEquals(report("html", NOON, null, " interrupted").run(), chosen.run());
    assertEquals(html.file(), chosen.file());
  }

  @Test
  void takesTheReportOfTheLaterRun() {
    RunReport earlier = report("html", NOON, null, "");
    RunReport later = report("last", NOON.plusMillis(501), null, "");

    assertEquals(later, earlier.orLater(later));
    assertEquals(later, later.orLater(earlier));
  }

  @Test
  void believesTheReportRatherThanTheTimeOfItsFile() {
    Instant future = NOON.plusSeconds(3600);
    RunReport touched = report("html", future, NOON.minusSeconds(60), "");
    RunReport lastRun = report("last", NOON, null, "");
    RunReport json = report("json", future, NOON, "");

    assertEquals(lastRun, touched.orLater(lastRun));
    assertEquals(json, touched.orLater(json));
  }

  /** Copying attachments may take the HTML reporter seconds. */
  @Test
  void findsFilesOfOneRunThatWereWrittenLongAfterItsEnd() {
    Instant written = NOON.plusSeconds(9);
    RunReport html = report("html", written, NOON, "");
    RunReport lastRun = report("last", written.plusMillis(20), null, "");

    assertEquals(html.file(), html.orLater(lastRun).file());
  }

  private static RunReport report(
      String name, Instant modified, @Nullable Instant end, String ending) {
    PlaywrightRun run = new PlaywrightRun(null, end, 3, 1, 0, ending);
    PlaywrightReport report = new PlaywrightReport(List.of(), List.of(), run, 0, 0, null);
    return new RunReport(Path.of(name), modified, report, run);
  }
}
