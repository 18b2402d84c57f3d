package run.empirical.cli.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the last passes of a list of test cases are sorted by.
 *
 * @param runStart when the Playwright run that the list comes from began, the first of several;
 *     null without a report that says it
 * @param window the span of time in which a pass counts
 */
public record TriageRules(@Nullable Instant runStart, LookBackWindow window) {}
