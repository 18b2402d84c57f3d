package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Answer.Verdict;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.Query;
import run.empirical.cli.model.Result;
import run.empirical.cli.model.TestCase;

/**
 * Markdown for a job summary: the result, the matrix, and the failed look-ups; only the result if
 * GitHub would not show so much.
 */
public final class MarkdownSummary {
  /** GitHub shows no larger summary of a job; in MiB. */
  public static final int MAX_MIB = 1;

  private static final String UNMET = "❌\u00a0";

  private static final long MAX_BYTES = MAX_MIB << 20;

  private final Drawing drawing;
  private final StringBuilder text = new StringBuilder();

  private MarkdownSummary(Drawing drawing) {
    this.drawing = drawing;
  }

  static void draw(Drawing drawing, Writer out) throws IOException {
    String whole = text(drawing, /* inFull= */ true);
    long size = drawing.style().fileSize() + whole.getBytes(StandardCharsets.UTF_8).length;
    out.append(size <= MAX_BYTES ? whole : text(drawing, /* inFull= */ false));
  }

  private static String text(Drawing drawing, boolean inFull) {
    MarkdownSummary summary = new MarkdownSummary(drawing);
    summary.write(inFull);
    return summary.text.toString();
  }

  private void write(boolean inFull) {
    Answer answer = drawing.answer();
    Query query = drawing.query();
    if (query.demo()) {
      text.append("**").append(Drawing.INVENTED).append("**");
      text.append(Drawing.INVENTED_MEANS).append("\n\n");
    }
    text.append("**").append(mark(answer.verdict()));
    text.append(Drawing.capitalized(drawing.headline())).append(".**\n");
    paragraph(drawing.required());
    list(drawing.lastRuns());
    boolean hasMatrix = inFull && !drawing.results().isEmpty();
    if (hasMatrix) {
      matrix(answer);
    }
    if (inFull) {
      failures();
    } else {
      paragraph("the matrix is left out, since GitHub shows no summary above " + MAX_MIB + " MiB");
    }
    text.append("\nLooking back ").append(query.window().lengthText()).append(" from ");
    text.append(Drawing.seconds(answer.asOf())).append('.');
    text.append(hasMatrix ? " Hover over an age for its exact time and test run.\n" : "\n");
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case MET -> "✅\u00a0";
      case NOT_MET -> "❌\u00a0";
      case UNDECIDED -> "❓\u00a0";
      case NO_GATE -> "";
    };
  }

  private void paragraph(@Nullable String words) {
    if (words != null) {
      text.append('\n').append(drawing.markdown(Drawing.capitalized(words))).append(".\n");
    }
  }

  /** The lines stay as they are: they begin with names of environments. */
  private void list(List<String> lines) {
    text.append(lines.isEmpty() ? "" : "\n");
    lines.forEach(line -> text.append("- ").append(drawing.markdown(line)).append('\n'));
  }

  private void matrix(Answer answer) {
    List<String> headings = new ArrayList<>(List.of("Test case"));
    answer.environments().forEach(column -> headings.add(drawing.markdown(column.label())));
    text.append('\n');
    row(headings);
    row(Collections.nCopies(headings.size(), "---"));
    for (Result result : drawing.results()) {
      List<String> cells = new ArrayList<>(List.of(testCase(result.testCase())));
      result.cells().forEach(cell -> cells.add(cell(result, cell)));
      row(cells);
    }
  }

  private void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private String cell(Result result, Cell cell) {
    String age = (cell.gateStatus().unmet() ? UNMET : "") + drawing.age(result, cell);
    LastPass pass = cell.lastPass();
    if (pass == null) {
      return age;
    }
    String run = drawing.markdownAttribute(pass.testRunId());
    String details = " title=\"" + pass.executedAt() + ", test run " + run + "\">" + age;
    String link = drawing.style().link(pass, result.testCase());
    return link == null
        ? "<span" + details + "</span>"
        : "<a href=\"" + drawing.markdownAttribute(link) + "\"" + details + "</a>";
  }

  private String testCase(TestCase testCase) {
    String title = testCase.title() == null ? "" : drawing.markdown(testCase.title()) + "<br>";
    return title + "<code>" + drawing.markdown(testCase.id()) + "</code>";
  }

  /** Each failure is listed once: the matrix shows which look-ups failed. */
  private void failures() {
    Map<Failure, List<TestCase>> failures = drawing.answer().failures();
    text.append(failures.isEmpty() ? "" : "\nCould not be looked up:\n\n");
    failures.forEach(
        (failure, testCases) ->
            text.append("- ")
                .append(drawing.markdown(FailureText.of(failure, testCases, drawing.labels())))
                .append('\n'));
  }
}
