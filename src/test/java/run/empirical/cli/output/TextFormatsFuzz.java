package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.SafeText;
import run.empirical.cli.model.TestCase;

/** Fuzzed: the formats for people: the table, the matrix and Markdown. */
public final class TextFormatsFuzz {
  private static final String COLOURS = "\u001b\\[[0-9]{1,2}m";
  private static final String MARKDOWN_TAGS =
      "</?span>|<span title=\"[^\"<>|`]*\">|<br>|</?code>|</?sub>";

  /** A cell with an unescaped {@code >}, which means a quote only at the start of a line. */
  private static final String BEYOND_THE_WINDOW = "(?<=\\| (❌\u00a0)?)>[0-9]+d(?= \\|)";

  private TextFormatsFuzz() {}

  /** No control sequences, one line per row, and no Markdown cell affects another. */
  public static void fuzzerTestOneInput(byte[] data) {
    Sample sample = FuzzedAnswer.of(data);
    List<Row> rows = sample.findings().stream().flatMap(f -> f.rows().stream()).toList();
    assertTable(sample, lines(sample.as(OutputFormat.TABLE)), rows);
    assertMatrix(sample, lines(sample.as(OutputFormat.MATRIX)));
    assertMarkdown(sample, lines(sample.as(OutputFormat.MARKDOWN)), rows);
  }

  private static List<String> lines(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    assertTrue(text.endsWith("\n"), text);
    List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
    List<String> plain = lines.stream().map(line -> line.replaceAll(COLOURS, "")).toList();
    plain.forEach(line -> assertFalse(line.codePoints().anyMatch(SafeText::isUnsafe), line));
    return plain;
  }

  private static void assertTable(Sample sample, List<String> lines, List<Row> rows) {
    assertEquals(rows.isEmpty() ? 0 : rows.size() + 1, lines.size());
    int at = 1;
    for (Finding finding : sample.findings()) {
      for (Row row : finding.rows()) {
        String line = lines.get(at++);
        assertTrue(line.contains(SafeText.of(row.environment())), line);
        if (sample.settings().batch()) {
          assertTrue(line.startsWith(SafeText.of(finding.testCase().label()) + "  "), line);
        }
        if (row.lastPass() != null) {
          assertTrue(line.contains(SafeText.of(row.lastPass().testRunId())), line);
        }
      }
    }
  }

  private static void assertMatrix(Sample sample, List<String> lines) {
    String text = String.join(" ", lines);
    for (Finding finding : sample.findings()) {
      TestCase testCase = finding.testCase();
      String label = testCase.title() == null ? testCase.id() : testCase.title();
      for (String word : SafeText.of(label).split(" ", -1)) {
        assertTrue(text.contains(word), () -> word + " in " + text);
      }
      for (Row row : finding.rows()) {
        // A row without an environment applies to every column.
        String name = row.environmentId() == null ? "" : SafeText.of(row.environment());
        assertTrue(text.contains(name), () -> name + " in " + text);
      }
    }
  }

  private static void assertMarkdown(Sample sample, List<String> lines, List<Row> rows) {
    int findings = sample.findings().size();
    List<String> table = lines.stream().filter(line -> line.startsWith("|")).toList();
    int expected = sample.settings().batch() ? findings : Math.max(1, rows.size());
    assertEquals(findings == 0 ? 0 : expected + 2, table.size());
    assertTrue(table.stream().mapToLong(TextFormatsFuzz::bars).distinct().count() <= 1);
    for (String line : lines) {
      String text = line.replaceAll(MARKDOWN_TAGS, "").replaceAll(BEYOND_THE_WINDOW, "");
      assertFalse(text.contains("<") || text.contains(">") || text.contains("`"), line);
      assertTrue(text.replaceAll("&(#[0-9]+|amp|lt|gt|quot);", "").indexOf('&') < 0, line);
    }
    long failures = sample.findings().stream().filter(f -> !f.answered()).count();
    assertEquals(failures, lines.stream().filter(line -> line.startsWith("- ")).count());
  }

  private static long bars(String line) {
    return line.chars().filter(c -> c == '|').count();
  }
}
