package run.empirical.cli.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The question that one run asks: a query about test cases. */
public record Question(Query query, TestCaseList list) {
  /** Whether the answer names test cases: there are several, or they come from a list. */
  public boolean namesTestCases() {
    return list.fromList() || list.testCases().size() > 1;
  }

  /** When the Playwright run of the reports began; null if unknown. */
  public @Nullable Instant playwrightStart() {
    return list.playwrightRun() == null ? null : list.playwrightRun().startedAt();
  }
}
