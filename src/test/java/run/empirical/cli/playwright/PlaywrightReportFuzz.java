package run.empirical.cli.playwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.TestCase;

/** Fuzzed: a report of Playwright's JSON reporter. */
public final class PlaywrightReportFuzz {
  private PlaywrightReportFuzz() {}

  /** Each test is there once, and those of all kinds together are at least those of each kind. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    List<TestCase> all = read(data, EnumSet.of(Selection.ALL));
    if (all == null) {
      return;
    }
    Set<String> ids = new HashSet<>();
    for (TestCase testCase : all) {
      assertTrue(ids.add(testCase.id()), testCase::id);
    }
    for (Selection selection : Selection.values()) {
      List<TestCase> some = read(data, EnumSet.of(selection));
      assertTrue(some != null && ids.containsAll(some.stream().map(TestCase::id).toList()));
    }
    assertEquals(all, read(data, EnumSet.allOf(Selection.class)));
  }

  private static @Nullable List<TestCase> read(byte[] data, Set<Selection> selections)
      throws IOException {
    try {
      PlaywrightReport report = PlaywrightReport.read(new ByteArrayInputStream(data), selections);
      String error = report.firstError();
      assertTrue(error == null || report.errors() > 0);
      assertTrue(error == null || error.lines().count() == 1, error);
      return report.testCases();
    } catch (UnusableReportException | CharConversionException e) {
      return null;
    }
  }
}
