package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import run.empirical.cli.model.Dashboard;
import run.empirical.cli.output.Style.Target;

class StyleTest {
  @Test
  void filesHaveAnotherTargetAndNoColoursAndHyperlinks() {
    UnaryOperator<String> redaction = text -> "";
    Dashboard dashboard = Dashboard.parse("https://dash.test/p");

    assertEquals(
        new Style(Target.FILE, false, false, redaction, dashboard),
        new Style(Target.TERMINAL, true, true, redaction, dashboard).forFile());
  }
}
