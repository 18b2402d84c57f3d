package run.empirical.cli.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.TestCase;

/**
 * Markdown for a job summary: the result, the environments of a single test case or the matrix of
 * several, and the failed look-ups.
 */
final class MarkdownSummary {
  private static final String NOTHING = "-";
  private static final String UNKNOWN = "?";
  private static final String UNMET = "❌\u00a0";

  private final Grid grid;
  private final Question question;
  private final StringBuilder text = new StringBuilder();

  private MarkdownSummary(Grid grid) {
    this.grid = grid;
    this.question = grid.view().question();
  }

  static void write(Grid grid, Appendable out) throws IOException {
    MarkdownSummary summary = new MarkdownSummary(grid);
    summary.write();
    out.append(summary.text);
  }

  private void write() {
    Verdict verdict = new Verdict(grid);
    if (question.demo()) {
      text.append("**Invented data** (--demo): nothing here says anything about real tests.\n\n");
    }
    String emoji = verdict.kind().emoji();
    text.append("**").append(emoji.isEmpty() ? "" : emoji + "\u00a0");
    text.append(verdict.kind().title()).append(".** ");
    text.append(MarkdownText.of(verdict.sentences())).append("\n");
    String freshness = verdict.freshness();
    if (freshness != null) {
      text.append('\n').append(MarkdownText.of(freshness)).append('\n');
    }
    String hint = "";
    if (question.namesTestCases() && !grid.shown().isEmpty()) {
      matrix();
      hint = " Hover over an age for its exact time and test run.";
    } else if (!grid.shown().isEmpty()) {
      table(grid.shown().get(0));
    }
    failures();
    text.append('\n').append(verdict.window()).append(' ');
    text.append(Instants.seconds(grid.reference().shown())).append('.').append(hint).append('\n');
  }

  private void matrix() {
    List<String> headings = new ArrayList<>(List.of("Test case"));
    grid.columns().forEach(column -> headings.add(MarkdownText.of(column.label())));
    headings(headings);
    Groups groups = new Groups(grid.view());
    for (Finding finding : grid.shown()) {
      String group = groups.headingBefore(finding);
      if (group != null) {
        List<String> cells = new ArrayList<>(Collections.nCopies(headings.size(), ""));
        cells.set(0, "**" + MarkdownText.of(group) + "**");
        row(cells);
      }
      List<String> cells = new ArrayList<>(List.of(testCase(finding.testCase(), "<br>")));
      grid.cells(finding).forEach(cell -> cells.add(cell(finding, cell)));
      row(cells);
    }
  }

  private String cell(Finding finding, Row cell) {
    String age = unmet(cell.gateStatus(), grid.age(finding, cell));
    LastPass pass = cell.lastPass();
    if (pass == null) {
      return age;
    }
    String run = MarkdownText.attribute(pass.testRunId());
    String details = " title=\"" + Instants.exact(pass.executedAt()) + ", test run " + run + "\"";
    String link = link(finding, pass, details, age);
    return link == null ? "<span" + details + ">" + age + "</span>" : link;
  }

  private void table(Finding finding) {
    headings(cells("Test case", "Environment", "Last pass", "Executed at", "Test run", "Gate"));
    String testCase = testCase(finding.testCase(), "<br>");
    if (!finding.answered()) {
      row(cells(testCase, NOTHING, UNKNOWN, NOTHING, NOTHING, UNKNOWN));
      return;
    }
    for (Row row : finding.rows().isEmpty() ? List.of(Grid.NO_PASS) : finding.rows()) {
      LastPass pass = row.lastPass();
      row(
          cells(
              testCase,
              row.environmentId() == null ? NOTHING : MarkdownText.of(row.environment()),
              RelativeTime.words(row, question.window()),
              pass == null ? NOTHING : Instants.seconds(pass.executedAt()),
              pass == null ? NOTHING : testRun(finding, pass),
              unmet(row.gateStatus(), row.gateStatus().word())));
    }
  }

  /** The cells without the last one, the gate's, if there is no gate. */
  private List<String> cells(String... cells) {
    return List.of(cells).subList(0, grid.view().gated() ? cells.length : cells.length - 1);
  }

  private String testRun(Finding finding, LastPass pass) {
    String run = MarkdownText.of(pass.testRunId());
    String link = link(finding, pass, "", run);
    return link == null ? run : link;
  }

  private @Nullable String link(Finding finding, LastPass pass, String attributes, String text) {
    String url = grid.view().look().link(pass, finding.testCase());
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
    for (Finding finding : grid.shown()) {
      if (finding.failure() != null) {
        text.append(heading).append("- ").append(testCase(finding.testCase(), " ")).append(": ");
        text.append(MarkdownText.of(finding.failure().message())).append('\n');
        heading = "";
      }
    }
  }
}
