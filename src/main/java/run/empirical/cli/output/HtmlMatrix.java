package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Environment;
import run.empirical.cli.model.Pass;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseAnswer;
import run.empirical.cli.text.ShortText;

/**
 * A matrix as an HTML table with a legend. The ARIA roles repeat the elements' own, which browsers
 * drop when the stylesheet turns rows into cards on narrow screens.
 */
record HtmlMatrix(Drawing drawing) {
  private static final int MAX_HINT_LENGTH = 250;

  void write(Writer out) throws IOException {
    StringBuilder page = new StringBuilder();
    legend(page);
    if (drawing.gated()) {
      page.append("<input type=\"checkbox\" id=\"short\"><label class=\"only\" for=\"short\">");
      page.append(
          "Show only test cases that do not meet the gate or could not be looked up</label>\n");
    }
    page.append("<div class=\"frame\">\n<table role=\"table\">\n<caption>");
    page.append("Age of the last pass of each test case in each environment</caption>\n");
    headings(page);
    page.append("<tbody role=\"rowgroup\">\n");
    for (TestCaseAnswer result : drawing.shown()) {
      line(page, result);
      out.append(page);
      page.setLength(0);
    }
    out.append("</tbody>\n</table>\n</div>\n");
  }

  private void legend(StringBuilder page) {
    Map<CellState, Integer> counts = new EnumMap<>(CellState.class);
    for (TestCaseAnswer result : drawing.shown()) {
      // A failed look-up has one cell across all columns.
      List<Cell> cells = result.known() ? result.cells() : result.cells().subList(0, 1);
      for (Cell cell : cells) {
        counts.merge(drawing.state(result, cell), 1, Integer::sum);
      }
    }
    page.append("<ul class=\"legend\">\n");
    counts.forEach(
        (state, count) ->
            page.append(
                String.format(
                    Locale.ROOT,
                    "<li><i class=\"%s\"></i><span>%s <b>%s</b></span></li>\n",
                    cssClass(state),
                    state.label(),
                    count)));
    page.append("</ul>\n");
  }

  private void headings(StringBuilder page) {
    page.append("<thead role=\"rowgroup\"><tr role=\"row\">");
    page.append("<th scope=\"col\" role=\"columnheader\">Test case</th>");
    for (Environment column : drawing.answer().environments()) {
      page.append("<th scope=\"col\" role=\"columnheader\"><bdi>");
      page.append(drawing.xml(column.label())).append("</bdi></th>");
    }
    page.append("</tr></thead>\n");
  }

  private void line(StringBuilder page, TestCaseAnswer result) {
    page.append("<tr role=\"row\"").append(result.met() ? " class=\"met\">" : ">");
    TestCase testCase = result.testCase();
    page.append("<th scope=\"row\" role=\"rowheader\">");
    if (testCase.title() != null) {
      page.append("<bdi>").append(drawing.xml(testCase.title())).append("</bdi> ");
    }
    page.append("<code>").append(drawing.xml(testCase.id())).append("</code></th>");
    if (!result.known()) {
      page.append("<td role=\"cell\" class=\"unanswered\" colspan=\"");
      page.append(drawing.answer().environments().size()).append("\"><span class=\"age\">?</span>");
      page.append(" <span class=\"word\">could not be looked up</span></td>");
    } else {
      result.cells().forEach(cell -> cell(page, result, cell));
    }
    page.append("</tr>\n");
  }

  private void cell(StringBuilder page, TestCaseAnswer result, Cell cell) {
    CellState state = drawing.state(result, cell);
    Pass pass = cell.pass();
    String shortAge = drawing.age(result, cell);
    page.append("<td role=\"cell\" class=\"").append(cssClass(state));
    // Cards repeat the label in each cell. Truncated, since a long one would fill the screen.
    String hint = ShortText.of(cell.environment().label(), MAX_HINT_LENGTH, drawing::redacted);
    page.append("\" data-environment=\"").append(drawing.xml(hint)).append('"');
    if (pass == null) {
      page.append("><span class=\"age\">").append(drawing.xml(shortAge)).append("</span>");
      page.append(gateResult(state)).append("</td>");
      return;
    }
    page.append(" data-age=\"").append(pass.age().millis()).append("\">");
    page.append("<span class=\"age\" aria-hidden=\"true\">").append(shortAge);
    page.append("</span><span class=\"unseen\">").append(drawing.fullAge(cell)).append("</span>");
    page.append(gateResult(state));
    page.append(" <time datetime=\"").append(pass.executedAt()).append("\">");
    page.append(Drawing.timeText(pass.executedAt()).replace('T', ' ')).append("</time>");
    String run = "run <bdi>" + drawing.xml(pass.testRunId()) + "</bdi>";
    String link = drawing.style().link(pass, result.testCase());
    page.append(
        link == null
            ? " <span class=\"run\">" + run + "</span></td>"
            : " <a class=\"run\" href=\"" + drawing.xml(link) + "\">" + run + "</a></td>");
  }

  /** The gate's result in words, so that it does not depend on colour alone. */
  private String gateResult(CellState state) {
    if (!drawing.gated() || state == CellState.NOT_JUDGED) {
      return "";
    }
    String mark = state == CellState.OK ? "\u2713" : "\u2717";
    String unread = "<span aria-hidden=\"true\">" + mark + "</span> ";
    return " <span class=\"word\">" + unread + state.label() + "</span>";
  }

  private static String cssClass(CellState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
