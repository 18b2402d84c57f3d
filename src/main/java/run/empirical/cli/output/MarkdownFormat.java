package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Answer.Verdict;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Pass;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseAnswer;

/** Markdown for a job summary: the result, the matrix, and the failed look-ups. */
record MarkdownFormat(Drawing drawing, Writer out) {
  private static final String UNMET = "❌\u00a0";

  void draw() throws IOException {
    Answer answer = drawing.answer();
    Question question = drawing.question();
    if (question.demo()) {
      out.append("**").append(Drawing.INVENTED).append("**");
      out.append(Drawing.INVENTED_MEANS).append("\n\n");
    }
    out.append("**").append(mark(answer.verdict()));
    String unmet = drawing.unmet().isEmpty() ? "" : ": " + drawing.unmet();
    String headline = Drawing.capitalized(drawing.headline()) + unmet;
    out.append(drawing.markdown(headline)).append(".**\n");
    String required = drawing.required();
    if (required != null) {
      out.append('\n').append(drawing.markdown(Drawing.capitalized(required))).append(".\n");
    }
    list("\n", drawing.lastRuns());
    boolean hasMatrix = !drawing.shown().isEmpty();
    if (hasMatrix) {
      matrix(answer);
    }
    list("\nCould not be looked up:\n\n", drawing.failures());
    out.append("\nLooking back ").append(question.window().lengthText()).append(" from ");
    out.append(Drawing.timeText(answer.asOf())).append('.');
    out.append(hasMatrix ? " Hover over an age for its exact time and test run.\n" : "\n");
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case MET -> "✅\u00a0";
      case NOT_MET -> "❌\u00a0";
      case UNDECIDED -> "❓\u00a0";
      case NO_GATE -> "";
    };
  }

  /** Writes a list. Lines begin with names, so they are not capitalized. */
  private void list(String heading, List<String> lines) throws IOException {
    out.append(lines.isEmpty() ? "" : heading);
    for (String line : lines) {
      out.append("- ").append(drawing.markdown(line)).append('\n');
    }
  }

  private void matrix(Answer answer) throws IOException {
    List<String> headings = new ArrayList<>(List.of("Test case"));
    answer.environments().forEach(column -> headings.add(drawing.markdown(column.label())));
    out.append('\n');
    row(headings);
    row(Collections.nCopies(headings.size(), "---"));
    for (TestCaseAnswer result : drawing.shown()) {
      List<String> cells = new ArrayList<>(List.of(testCase(result.testCase())));
      result.cells().forEach(cell -> cells.add(cell(result, cell)));
      row(cells);
    }
  }

  private void row(List<String> cells) throws IOException {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private String cell(TestCaseAnswer result, Cell cell) {
    String age = (cell.gateStatus().isUnmet() ? UNMET : "") + drawing.age(result, cell);
    Pass pass = cell.pass();
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
}
