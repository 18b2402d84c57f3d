package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Pass;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseAnswer;
import run.empirical.cli.text.SafeText;

/** Tab-separated values. */
record TsvFormat(Drawing drawing, Writer out) {
  private static final String NOTHING = "-";
  private static final String UNKNOWN = "?";

  /**
   * A line per cell: the test case ID, the environment's ID and name, the test run's ID, the ISO
   * instant, the age in seconds, the link to the test run, and the title. A value that does not
   * exist is '-', since {@code read} merges adjacent tabs. A failed look-up is one line of '?',
   * unless all have failed: then standard error has the reason.
   */
  void draw() throws IOException {
    if (!drawing.answer().anyKnown()) {
      return;
    }
    for (TestCaseAnswer result : drawing.shown()) {
      List<Cell> cells = result.known() ? result.newestFirst() : result.cells().subList(0, 1);
      for (Cell cell : cells) {
        out.append(line(result, cell));
      }
    }
  }

  private String line(TestCaseAnswer result, Cell cell) {
    TestCase testCase = result.testCase();
    Pass pass = cell.pass();
    List<String> values =
        List.of(
            escape(cell.environment().id()),
            escape(cell.environment().name()),
            escape(pass == null ? null : pass.testRunId()),
            pass == null ? NOTHING : Drawing.timeText(pass.executedAt()),
            pass == null ? NOTHING : Long.toString(pass.age().seconds()),
            escape(drawing.style().link(pass, testCase)));
    String answer =
        String.join("\t", result.known() ? values : Collections.nCopies(values.size(), UNKNOWN));
    String id = SafeText.of(escape(testCase.id()));
    return id + "\t" + answer + "\t" + escape(testCase.title()) + "\n";
  }

  /** Escapes backslashes too, so that the escaping can be reversed. */
  private String escape(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return NOTHING;
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
