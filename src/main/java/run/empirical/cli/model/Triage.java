package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.StringJoiner;

/** Counts the test cases of a list by how long before its Playwright run they last passed. */
public final class Triage {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final String RUN_START = "the Playwright run began";

  private final TriageRules rules;
  private final EnumMap<Group, Integer> counts = new EnumMap<>(Group.class);
  private int testCases;
  private boolean anchored;

  /** Counts for one run. */
  public Triage(TriageRules rules) {
    this.rules = rules;
  }

  private enum Group {
    SINCE,
    WITHIN_A_DAY,
    WITHIN_A_WEEK,
    EARLIER,
    NOT_IN_WINDOW,
    FAILED
  }

  /** Counts one more test case. */
  public void add(Finding finding) {
    testCases++;
    counts.merge(group(finding), 1, Integer::sum);
  }

  /** Whether there are several test cases, so that a sum says something. */
  public boolean isOfSeveral() {
    return testCases > 1;
  }

  /** Whether one of them passed. */
  public boolean hasPasses() {
    return counts.keySet().stream().anyMatch(group -> group.compareTo(Group.NOT_IN_WINDOW) < 0);
  }

  /**
   * The counts in one line, for people: {@code of 20 test cases, 3 passed again since the
   * Playwright run began, 16 last passed within a day before it, 1 did not pass in the last 30
   * days}. They add up to the number of test cases.
   */
  public String inWords() {
    StringJoiner line = new StringJoiner(", ", "of " + testCases + " test cases, ", "");
    String verb = "last passed ";
    for (Group group : counts.keySet()) {
      boolean before = group.compareTo(Group.SINCE) > 0 && group.compareTo(Group.EARLIER) <= 0;
      line.add(counts.get(group) + " " + (before ? verb : "") + words(group));
      verb = before ? "" : verb;
    }
    return line.toString();
  }

  private Group group(Finding finding) {
    if (!finding.answered()) {
      return Group.FAILED;
    }
    // Rows with a pass come first, the newest of them before the others.
    Row newest = finding.rows().isEmpty() ? null : finding.rows().get(0);
    if (newest == null || newest.lastPass() == null || newest.age() == null) {
      return Group.NOT_IN_WINDOW;
    }
    anchored |= newest.age().anchored();
    Instant passed = newest.lastPass().executedAt();
    Instant runStart = rules.runStart();
    if (runStart != null && !passed.isBefore(runStart)) {
      return Group.SINCE;
    }
    Duration before =
        runStart == null
            ? Duration.ofMillis(newest.age().millis())
            : Duration.between(passed, runStart);
    if (before.compareTo(DAY) <= 0) {
      return Group.WITHIN_A_DAY;
    }
    return before.compareTo(WEEK) <= 0 ? Group.WITHIN_A_WEEK : Group.EARLIER;
  }

  private String words(Group group) {
    return switch (group) {
      case SINCE -> "passed again since " + RUN_START;
      case WITHIN_A_DAY -> within("day", counts.containsKey(Group.SINCE));
      case WITHIN_A_WEEK ->
          within("week", counts.containsKey(Group.SINCE) || counts.containsKey(Group.WITHIN_A_DAY));
      case EARLIER -> "earlier";
      case NOT_IN_WINDOW -> "did not pass in the " + window();
      case FAILED -> "could not be looked up";
    };
  }

  private String within(String span, boolean named) {
    if (rules.runStart() == null && !anchored) {
      return "within the last " + span;
    }
    String moment = rules.runStart() == null ? String.valueOf(rules.window().before()) : RUN_START;
    return "within a " + span + " before " + (named ? "it" : moment);
  }

  private String window() {
    String length = rules.window().length().toDays() == 1 ? "day" : rules.window().lengthInWords();
    Instant before = rules.window().before();
    return before == null ? "last " + length : length + " before " + before;
  }
}
