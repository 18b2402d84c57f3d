package run.empirical.cli.playwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.CharConversionException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.IdFlaw;
import run.empirical.cli.model.TestCase;

/** Fuzzes JSON reports. */
public final class PlaywrightReportFuzz {
  private PlaywrightReportFuzz() {}

  /**
   * Checks that IDs are valid and unique, and that selecting all tests includes those of each other
   * selection.
   */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    PlaywrightReport all = read(data, Selection.ALL);
    if (all == null) {
      return;
    }
    Set<String> ids = new HashSet<>();
    for (TestCase testCase : all.testCases()) {
      assertTrue(ids.add(testCase.id()), testCase::id);
      assertNull(IdFlaw.of(testCase.id()), testCase::id);
    }
    for (Selection selection : Selection.values()) {
      PlaywrightReport some = Objects.requireNonNull(read(data, selection));
      assertTrue(some.testCases().stream().allMatch(t -> ids.contains(t.id())));
      assertTrue(Reports.unidentified(some) <= Reports.unidentified(all));
    }
    assertEquals(all, read(data, Selection.values()));
  }

  private static @Nullable PlaywrightReport read(byte[] data, Selection... selections)
      throws IOException {
    try {
      PlaywrightReport report = Reports.parse(data, selections);
      String error = report.firstError();
      assertTrue(error == null || report.errors() > 0);
      assertTrue(error == null || error.lines().count() == 1, error);
      return report;
    } catch (UnusableReportException | CharConversionException e) {
      return null;
    }
  }
}
