package run.empirical.cli.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.Result;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.output.Summary.Verdict;

/**
 * Markdown for a job summary: the result, the environments of a single test case or the matrix of
 * several, and the failed look-ups.
 */
final class MarkdownSummary {
  private static final String NOTHING = "-";
  private static final String UNKNOWN = "?";
  private static final String UNMET = "❌\u00a0";

  private final Drawing drawing;
  private final Answer answer;
  private final Question question;
  private final StringBuilder text = new StringBuilder();

  private MarkdownSummary(Drawing drawing) {
    this.drawing = drawing;
    this.answer = drawing.answer();
    this.question = drawing.question();
  }

  static void draw(Drawing drawing, Appendable out) throws IOException {
    MarkdownSummary summary = new MarkdownSummary(drawing);
    summary.write();
    out.append(summary.text);
  }

  private void write() {
    Verdict verdict = Verdict.of(answer);
    if (question.demo()) {
      text.append("**Invented data** (--demo): nothing here says anything about real tests.\n\n");
    }
    String emoji = verdict.emoji();
    text.append("**").append(emoji.isEmpty() ? "" : emoji + "\u00a0");
    text.append(verdict.title()).append(".** ");
    text.append(MarkdownText.of(Summary.sentences(answer))).append("\n");
    String freshness = Summary.freshness(answer);
    if (freshness != null) {
      text.append('\n').append(Character.toUpperCase(freshness.charAt(0)));
      text.append(MarkdownText.of(freshness.substring(1))).append(".\n");
    }
    String hint = "";
    if (question.namesTestCases() && !drawing.results().isEmpty()) {
      matrix();
      hint = " Hover over an age for its exact time and test run.";
    } else if (!drawing.results().isEmpty()) {
      table(drawing.results().get(0));
    }
    failures();
    text.append("\nLooking back ").append(question.window().lengthInWords()).append(" from ");
    text.append(Instants.seconds(answer.asOf())).append('.').append(hint).append('\n');
  }

  private void matrix() {
    List<String> headings = new ArrayList<>(List.of("Test case"));
    answer.environments().forEach(column -> headings.add(MarkdownText.of(column.label())));
    headings(headings);
    for (int i = 0; i < drawing.results().size(); i++) {
      Result result = drawing.results().get(i);
      String group = drawing.headingBefore(i);
      if (group != null) {
        List<String> cells = new ArrayList<>(Collections.nCopies(headings.size(), ""));
        cells.set(0, "**" + MarkdownText.of(group) + "**");
        row(cells);
      }
      List<String> cells = new ArrayList<>(List.of(testCase(result.testCase(), "<br>")));
      answer.cells(result).forEach(cell -> cells.add(cell(result, cell)));
      row(cells);
    }
  }

  private String cell(Result result, Cell cell) {
    String age = unmet(cell.gateStatus(), drawing.age(result, cell));
    LastPass pass = cell.lastPass();
    if (pass == null) {
      return age;
    }
    String run = MarkdownText.attribute(pass.testRunId());
    String details = " title=\"" + Instants.exact(pass.executedAt()) + ", test run " + run + "\"";
    String link = link(result, pass, details, age);
    return link == null ? "<span" + details + ">" + age + "</span>" : link;
  }

  private void table(Result result) {
    headings(cells("Test case", "Environment", "Last pass", "Executed at", "Test run", "Gate"));
    String testCase = testCase(result.testCase(), "<br>");
    if (!result.answered()) {
      row(cells(testCase, NOTHING, UNKNOWN, NOTHING, NOTHING, UNKNOWN));
      return;
    }
    for (Cell cell : result.cells()) {
      LastPass pass = cell.lastPass();
      row(
          cells(
              testCase,
              cell.environment().id() == null
                  ? NOTHING
                  : MarkdownText.of(cell.environment().label()),
              drawing.words(cell),
              pass == null ? NOTHING : Instants.seconds(pass.executedAt()),
              pass == null ? NOTHING : testRun(result, pass),
              unmet(cell.gateStatus(), cell.gateStatus().word())));
    }
  }

  /** The cells without the last one, the gate's, if there is no gate. */
  private List<String> cells(String... cells) {
    return List.of(cells).subList(0, drawing.gated() ? cells.length : cells.length - 1);
  }

  private String testRun(Result result, LastPass pass) {
    String run = MarkdownText.of(pass.testRunId());
    String link = link(result, pass, "", run);
    return link == null ? run : link;
  }

  private @Nullable String link(Result result, LastPass pass, String attributes, String text) {
    String url = drawing.style().link(pass, result.testCase());
    return url == null
        ? null
        : "<a href=\"" + MarkdownText.attribute(url) + "\"" + attributes + ">" + text + "</a>";
  }

  private static String unmet(GateStatus gateStatus, String text) {
    return gateStatus.unmet() ? UNMET + text : text;
  }

  private static String testCase(TestCase testCase, String separator) {
    String id = testCase.hasId() ? "<code>" + MarkdownText.of(testCase.id()) + "</code>" : "";
    String title = testCase.title() == null ? "" : MarkdownText.of(testCase.title());
    return title + (title.isEmpty() || id.isEmpty() ? "" : separator) + id;
  }

  private void headings(List<String> headings) {
    text.append('\n');
    row(headings);
    row(Collections.nCopies(headings.size(), "---"));
  }

  private void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private void failures() {
    String heading = "\nCould not be looked up:\n\n";
    for (Result result : drawing.results()) {
      if (result.failure() != null) {
        text.append(heading).append("- ").append(testCase(result.testCase(), " ")).append(": ");
        text.append(MarkdownText.of(result.failure().message())).append('\n');
        heading = "";
      }
    }
  }
}
