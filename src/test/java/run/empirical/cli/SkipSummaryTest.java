package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkipSummaryTest {
  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

  private static final String PASSED = "<testcase name=\"passes\"/>";

  /** The element of a test with a failed assumption. */
  private static final String ABORTED =
      """
      <skipped type="Aborted"><![CDATA[Aborted: Assumption failed: zsh is not installed
      	at Needs.that(Needs.java:31)
      ]]></skipped>
      """;

  /** The element of a test that an annotation disables. */
  private static final String DISABLED = "<skipped message=\"Disabled on macOS\"/>";

  private final Path folder;

  SkipSummaryTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void countsTheSkippedTestsOfThisBuildByReason() throws IOException {
    write("surefire-reports/TEST-AnyTest.xml", 0, 3, PASSED + ABORTED + ABORTED);
    write("failsafe-reports/TEST-AnyIT.xml", 60, 1, DISABLED);
    write("failsafe-reports/TEST-EarlierIT.xml", -1, 1, ABORTED);
    write("failsafe-reports/failsafe-summary.xml", 60, 9, ABORTED);

    assertEquals(
        """

            1 skipped: Disabled on macOS
            2 skipped: zsh is not installed
            3 of 4 tests were skipped. On Debian and Ubuntu, as root, this installs what they need: \
        .ci/run install_missing npm_packages
        """,
        SkipSummary.of(folder, START));
  }

  @Test
  void isEmptyIfNoneWasSkipped() throws IOException {
    write("surefire-reports/TEST-AnyTest.xml", 0, 1, PASSED);

    assertEquals("", SkipSummary.of(folder, START));
  }

  @Test
  void rejectsAClassThatCountsForNothing() throws IOException {
    write("failsafe-reports/TEST-AnyIT.xml", 0, 0, "");

    assertThrows(IllegalStateException.class, () -> SkipSummary.of(folder, START));
  }

  private void write(String name, int secondsLater, int tests, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "<testsuite name=\"any\" tests=\"%d\" errors=\"0\">%s</testsuite>\n"
            .formatted(tests, content));
    Files.setLastModifiedTime(file, FileTime.from(START.plusSeconds(secondsLater)));
  }
}
