package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseAnswer;
import run.empirical.cli.text.SafeText;

/** Tab-separated values. */
final class TsvFormat {
  private static final String UNKNOWN = "-";
  private static final String FAILED = "?";

  private TsvFormat() {}

  /**
   * A line per cell: the test case ID, the environment's ID and name, the test run's ID, the ISO
   * instant, the age in seconds, the link to the test run, and the title. Unknown values are '-',
   * since {@code read} merges adjacent tabs. A failed look-up is one line, unless all have failed:
   * then standard error has the reason.
   */
  static void draw(Drawing drawing, Writer out) throws IOException {
    if (drawing.answer().failedCount() == drawing.results().size()) {
      return;
    }
    for (TestCaseAnswer result : drawing.results()) {
      List<Cell> cells = result.answered() ? result.newestFirst() : result.cells().subList(0, 1);
      for (Cell cell : cells) {
        out.append(line(drawing, result, cell));
      }
    }
  }

  private static String line(Drawing drawing, TestCaseAnswer result, Cell cell) {
    TestCase testCase = result.testCase();
    List<String> values = values(drawing, testCase, cell);
    String answer =
        String.join("\t", result.answered() ? values : Collections.nCopies(values.size(), FAILED));
    String id = SafeText.of(escape(drawing, testCase.id()));
    return id + "\t" + answer + "\t" + escape(drawing, testCase.title()) + "\n";
  }

  private static List<String> values(Drawing drawing, TestCase testCase, Cell cell) {
    LastPass pass = cell.lastPass();
    return List.of(
        escape(drawing, cell.environment().id()),
        escape(drawing, cell.environment().name()),
        escape(drawing, pass == null ? null : pass.testRunId()),
        pass == null ? UNKNOWN : Drawing.seconds(pass.executedAt()),
        cell.age() == null ? UNKNOWN : Long.toString(cell.age().seconds()),
        escape(drawing, drawing.style().link(pass, testCase)));
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
