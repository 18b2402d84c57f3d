package run.empirical.cli.testcases;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import run.empirical.cli.json.UnusableDocumentException;

/** Reads reports of real runs in {@code src/test/resources/playwright}, and texts. */
final class Reports {
  private static final int ID_LENGTH = 41;

  private Reports() {}

  /**
   * Playwright's own data on a test, saved with a report.
   *
   * @param id without the suffix that a merge adds
   */
  record RecordedTest(String id, String outcome, String project, int repeat, String titles) {
    private static RecordedTest of(String line) {
      String[] parts = line.split("\t", -1);
      return new RecordedTest(
          parts[0].substring(0, ID_LENGTH),
          parts[1],
          parts[2],
          Integer.parseInt(parts[3]),
          parts[5]);
    }
  }

  static Path path(String file) {
    return Path.of("src/test/resources/playwright").resolve(file);
  }

  /** The recorded tests of the run of a report. */
  static List<RecordedTest> recorded(String file) throws IOException {
    try (Stream<String> lines = Files.lines(path(file.replaceFirst("\\.[a-z]+$", ".tsv")))) {
      return lines.map(RecordedTest::of).toList();
    }
  }

  static PlaywrightReport read(String file) throws IOException {
    return parse(Files.readAllBytes(path(file)));
  }

  static PlaywrightReport parse(String text) throws IOException {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  static PlaywrightReport parse(byte[] bytes) throws IOException {
    return PlaywrightReportReader.read(new ByteArrayInputStream(bytes), "FOLDER");
  }

  /** The message about a report that cannot be used. */
  static String problem(String text) {
    return String.valueOf(
        assertThrows(UnusableDocumentException.class, () -> parse(text)).getMessage());
  }
}
