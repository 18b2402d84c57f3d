package run.empirical.cli.playwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.model.TestCase;

/** Lines before a report. */
class PreambleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n> shop@1.0.0 test\n> playwright test --reporter=json\n\n",
        "[dotenv@17.2.3] injecting env (2) from .env -- tip: \u2699\ufe0f  {quiet: true}\n",
        "{ user: 'me' }\n{\n  a: { b: 1 },\n  c: [ [Object] ]\n}\n",
        "[]\r\n  {\"indented\": 1}\r\n",
        "<w> [webpack] a warning\n"
      })
  void skipsLinesBeforeTheReport(String lines) throws Exception {
    String report = Files.readString(Reports.path("reports/no-projects.json"));
    List<TestCase> expected = read(report.getBytes(StandardCharsets.UTF_8));

    assertEquals(expected, read((lines + report).getBytes(StandardCharsets.UTF_8)));
    assertEquals(expected, read(("\ufeff" + lines + report).getBytes(StandardCharsets.UTF_8)));
  }

  /** Windows PowerShell 5 writes it when it redirects output. */
  @Test
  void readsUtf16() throws Exception {
    String report = Files.readString(Reports.path("reports/no-projects.json"));
    byte[] file = ("\ufeff" + report).getBytes(StandardCharsets.UTF_16LE);

    assertEquals(read(report.getBytes(StandardCharsets.UTF_8)), read(file));
  }

  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void limitsTheSearchForTheReport() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '>';
          }
        };

    assertThrows(UnusableReportException.class, () -> PlaywrightReportReader.read(endless));
  }

  private static List<TestCase> read(byte[] file) throws IOException {
    return Reports.selected(Reports.parse(file), Selection.ALL);
  }
}
