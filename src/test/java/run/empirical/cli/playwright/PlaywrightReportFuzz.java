package run.empirical.cli.playwright;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.CharConversionException;
import java.io.IOException;
import java.util.Set;
import run.empirical.cli.model.TestCase;

/** Fuzzes JSON reports. */
public final class PlaywrightReportFuzz {
  private PlaywrightReportFuzz() {}

  /** Checks that IDs are valid, and that all tests include those of each other selection. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    PlaywrightReport report;
    try {
      report = Reports.parse(data);
    } catch (UnusableReportException | CharConversionException e) {
      return;
    }
    String error = report.firstError();
    assertTrue(error == null || (report.errors() > 0 && error.lines().count() == 1), error);
    for (ReportedTest test : report.tests()) {
      String id = test.testCase().id();
      assertNull(test.testCase().hasId() ? TestCase.flaw(id) : null, id);
    }
    if (report.kind() != PlaywrightReport.Kind.FAILED_ONLY) {
      Set<TestCase> all = Set.copyOf(Reports.selected(report, Selection.ALL));
      for (Selection selection : Selection.values()) {
        assertTrue(all.containsAll(Reports.selected(report, selection)));
      }
    }
  }
}
