package run.empirical.cli.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Freshness;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.output.Grid.Cell;

/**
 * Markdown for a job summary: the result, the environments of a single test case or the matrix of
 * several, and the failed look-ups.
 */
final class MarkdownRenderer extends WholeRenderer {
  private static final String NOTHING = "-";
  private static final String UNKNOWN = "?";
  private static final String UNMET = "❌\u00a0";

  private final Question question;
  private final Look look;
  private final Arrangement arrangement;
  private final Appendable out;

  MarkdownRenderer(Question question, Look look, Arrangement arrangement, Appendable out) {
    super(question, arrangement);
    this.question = question;
    this.look = look;
    this.arrangement = arrangement;
    this.out = out;
  }

  @Override
  void write(Grid grid, ReferenceTime reference) throws IOException {
    Verdict verdict = new Verdict(grid.findings(), question, reference);
    StringBuilder text = new StringBuilder();
    if (question.demo()) {
      text.append("**Invented data** (--demo): nothing here says anything about real tests.\n\n");
    }
    text.append("**").append(title(verdict.kind())).append(".** ");
    text.append(MarkdownText.of(verdict.sentences())).append("\n");
    String freshness = verdict.freshness();
    if (freshness != null) {
      text.append('\n').append(MarkdownText.of(freshness)).append('\n');
    }
    String hint = "";
    if (question.namesTestCases() && !grid.shown().isEmpty()) {
      matrix(text.append('\n'), grid);
      hint = " Hover over an age for its exact time and test run.";
    } else if (!grid.shown().isEmpty()) {
      table(text.append('\n'), grid.shown().get(0));
    }
    failures(text, grid.shown());
    out.append(text.append('\n').append(verdict.when()).append(hint).append('\n'));
  }

  private static String title(Verdict.Kind kind) {
    return switch (kind) {
      case MET -> "✅\u00a0" + kind.title();
      case NOT_MET -> UNMET + kind.title();
      case UNDECIDED -> "❓\u00a0" + kind.title();
      case NO_GATE -> kind.title();
    };
  }

  private void matrix(StringBuilder text, Grid grid) {
    List<String> headings = new ArrayList<>(List.of("Test case"));
    grid.columns().forEach(column -> headings.add(MarkdownText.of(column.label())));
    headings(text, headings);
    Freshness group = null;
    for (Finding finding : grid.shown()) {
      Freshness next = Freshness.of(finding, question.runStart());
      if (arrangement.grouped() && next != group) {
        group = next;
        List<String> heading = new ArrayList<>(Collections.nCopies(headings.size(), ""));
        heading.set(0, "**" + MarkdownText.of(FreshnessText.heading(next, question)) + "**");
        row(text, heading);
      }
      List<String> cells = new ArrayList<>(List.of(testCase(finding.testCase(), "<br>")));
      grid.line(finding).cells().forEach(cell -> cells.add(cell(finding.testCase(), cell)));
      row(text, cells);
    }
  }

  private String cell(TestCase testCase, Cell cell) {
    String text = (cell.gateStatus().unmet() ? UNMET : "") + cell.age(question.window());
    LastPass pass = cell.pass();
    if (pass == null) {
      return text;
    }
    String details =
        Instants.exact(pass.executedAt())
            + ", test run "
            + MarkdownText.attribute(pass.testRunId());
    String link = look.link(pass.testRunId(), testCase.id());
    return link == null
        ? "<span title=\"" + details + "\">" + text + "</span>"
        : "<a href=\""
            + MarkdownText.attribute(link)
            + "\" title=\""
            + details
            + "\">"
            + text
            + "</a>";
  }

  private void table(StringBuilder text, Finding finding) {
    List<String> headings =
        new ArrayList<>(
            List.of("Test case", "Environment", "Last pass", "Executed at", "Test run"));
    if (question.gate() != null) {
      headings.add("Gate");
    }
    headings(text, headings);
    for (Row row : finding.rows()) {
      LastPass pass = row.lastPass();
      String age =
          pass == null || row.age() == null
              ? notInWindow()
              : RelativeTime.words(row.age(), pass.executedAt());
      row(text, cells(finding, environment(row), age, pass, gate(row.gateStatus())));
    }
    if (finding.rows().isEmpty()) {
      row(
          text,
          finding.answered()
              ? cells(finding, NOTHING, notInWindow(), null, NOTHING)
              : cells(finding, NOTHING, UNKNOWN, null, UNKNOWN));
    }
  }

  private List<String> cells(
      Finding finding, String environment, String age, @Nullable LastPass pass, String gate) {
    List<String> cells = new ArrayList<>();
    cells.add(testCase(finding.testCase(), "<br>"));
    cells.add(environment);
    cells.add(age);
    cells.add(pass == null ? NOTHING : Instants.seconds(pass.executedAt()));
    cells.add(pass == null ? NOTHING : testRun(finding, pass));
    if (question.gate() != null) {
      cells.add(gate);
    }
    return cells;
  }

  private static String environment(Row row) {
    return row.environmentId() == null ? NOTHING : MarkdownText.of(row.environment());
  }

  private String notInWindow() {
    return "not in " + question.window().lengthInWords();
  }

  private String testRun(Finding finding, LastPass pass) {
    String run = MarkdownText.of(pass.testRunId());
    String link = look.link(pass.testRunId(), finding.testCase().id());
    return link == null ? run : "<a href=\"" + MarkdownText.attribute(link) + "\">" + run + "</a>";
  }

  private static String gate(GateStatus gateStatus) {
    return (gateStatus.unmet() ? UNMET : "") + gateStatus.word();
  }

  private static String testCase(TestCase testCase, String separator) {
    String id = testCase.hasId() ? "<code>" + MarkdownText.of(testCase.id()) + "</code>" : "";
    String title = testCase.title() == null ? "" : MarkdownText.of(testCase.title());
    return title + (title.isEmpty() || id.isEmpty() ? "" : separator) + id;
  }

  private static void headings(StringBuilder text, List<String> headings) {
    row(text, headings);
    row(text, Collections.nCopies(headings.size(), "---"));
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static void failures(StringBuilder text, List<Finding> findings) {
    String heading = "\nCould not be looked up:\n\n";
    for (Finding finding : findings) {
      if (finding.failure() != null) {
        text.append(heading).append("- ").append(testCase(finding.testCase(), " ")).append(": ");
        text.append(MarkdownText.of(finding.failure().message())).append('\n');
        heading = "";
      }
    }
  }
}
