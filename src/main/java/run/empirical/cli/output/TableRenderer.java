package run.empirical.cli.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Age;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.SafeText;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.output.TextTable.Cell;

/** The table for people: a row per environment. */
final class TableRenderer implements Renderer {
  private static final String NOTHING = "-";

  private final RenderSettings settings;
  private final TextTable table;

  TableRenderer(RenderSettings settings, Appendable out) {
    this.settings = settings;
    this.table = new TextTable(out, settings.surface().colour(), headings(settings));
  }

  @Override
  public void add(Finding finding) throws IOException {
    for (Row row : finding.rows()) {
      table.add(cells(finding.testCase(), row));
    }
  }

  @Override
  public void end(ReferenceTime reference) throws IOException {
    table.end();
  }

  private static List<String> headings(RenderSettings settings) {
    List<String> headings = new ArrayList<>();
    if (settings.batch()) {
      headings.add("TEST CASE");
    }
    headings.add("ENVIRONMENT");
    if (settings.time() == TimeStyle.RELATIVE) {
      headings.add("LAST PASS");
    }
    headings.add("EXECUTED AT");
    headings.add("TEST RUN");
    if (settings.gate() != null) {
      headings.add("GATE");
    }
    return headings;
  }

  private List<Cell> cells(TestCase testCase, Row row) {
    List<Cell> cells = new ArrayList<>();
    if (settings.batch()) {
      cells.add(plain(testCase.label()));
    }
    LastPass pass = row.lastPass();
    cells.add(plain(row.environment()));
    if (settings.time() == TimeStyle.RELATIVE) {
      cells.add(lastPass(pass, row.age(), row.gateStatus()));
    }
    cells.add(plain(pass == null ? null : executedAt(pass)));
    cells.add(testRun(pass, testCase));
    if (settings.gate() != null) {
      cells.add(new Cell(row.gateStatus().word(), Style.of(row.gateStatus())));
    }
    return cells;
  }

  private Cell testRun(@Nullable LastPass pass, TestCase testCase) {
    Cell cell = plain(pass == null ? null : pass.testRunId());
    String link =
        pass == null || !settings.surface().hyperlinks()
            ? null
            : settings.link(pass.testRunId(), testCase.id());
    return new Cell(cell.text(), cell.style(), link);
  }

  private Cell lastPass(@Nullable LastPass pass, @Nullable Age age, GateStatus gateStatus) {
    return pass == null || age == null
        ? new Cell("not in " + settings.window().lengthInWords(), Style.BAD)
        : new Cell(
            RelativeTime.words(age, pass.executedAt()),
            gateStatus.unmet() ? Style.of(gateStatus) : Style.PLAIN);
  }

  private String executedAt(LastPass pass) {
    return switch (settings.time()) {
      case RELATIVE, ISO -> Instants.seconds(pass.executedAt());
      case EPOCH -> Long.toString(pass.executedAt().toEpochMilli());
      case LOCAL -> Instants.local(pass.executedAt(), settings.zone().get());
    };
  }

  private static Cell plain(@Nullable String text) {
    return new Cell(text == null || text.isEmpty() ? NOTHING : SafeText.of(text), Style.PLAIN);
  }
}
