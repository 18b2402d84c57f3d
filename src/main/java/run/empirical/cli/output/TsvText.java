package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.Result;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.text.SafeText;

/** Tab-separated values. */
final class TsvText {
  private static final String UNKNOWN = "-";

  private TsvText() {}

  /**
   * A line per cell: the test case ID, the environment's ID and name, the test run's ID, the ISO
   * instant, the age in seconds, the link to the test run, and the title. Unknown values are '-',
   * since {@code read} merges adjacent tabs.
   */
  static void draw(Drawing drawing, Writer out) throws IOException {
    for (Result result : drawing.results()) {
      for (Cell cell : result.rows()) {
        out.append(line(drawing, result.testCase(), cell)).append("\n");
      }
    }
  }

  private static String line(Drawing drawing, TestCase testCase, Cell cell) {
    LastPass pass = cell.lastPass();
    return String.join(
        "\t",
        SafeText.of(escape(drawing, testCase.id())),
        escape(drawing, cell.environment().id()),
        escape(drawing, cell.environment().name()),
        escape(drawing, pass == null ? null : pass.testRunId()),
        pass == null ? UNKNOWN : Drawing.seconds(pass.executedAt()),
        cell.age() == null ? UNKNOWN : Long.toString(cell.age().seconds()),
        escape(drawing, drawing.style().link(pass, testCase)),
        escape(drawing, testCase.title()));
  }

  /** Escapes backslashes too, so that the escaping can be reversed. */
  private static String escape(Drawing drawing, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return UNKNOWN;
    }
    return SafeText.inLine(
        drawing
            .redacted(text)
            .replace("\\", "\\\\")
            .replace("\t", "\\t")
            .replace("\n", "\\n")
            .replace("\r", "\\r"));
  }
}
