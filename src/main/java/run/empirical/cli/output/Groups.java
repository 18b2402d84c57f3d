package run.empirical.cli.output;

import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Freshness;

/** Sets groups of equal freshness apart, if the view is grouped. */
final class Groups {
  private final View view;
  private @Nullable Freshness group;

  Groups(View view) {
    this.view = view;
  }

  /** The heading to show before the next test case; null if it needs none. */
  @Nullable String headingBefore(Finding finding) {
    if (!view.grouped()) {
      return null;
    }
    Freshness next = Freshness.of(finding, view.question().runStart());
    if (next == group) {
      return null;
    }
    group = next;
    return FreshnessText.heading(next, view.question());
  }
}
