package run.empirical.cli.output;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Freshness;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.Row;

/** Counts the test cases of a list by how recently they passed, and says so. */
public final class FreshnessText {
  private static final String RUN_START = "the Playwright run began";

  private final Question question;
  private final Map<Freshness, Integer> counts = new EnumMap<>(Freshness.class);
  private int testCases;
  private boolean anchored;

  /** Counts for one run. */
  public FreshnessText(Question question) {
    this.question = question;
  }

  /** Counts one more test case. */
  public void add(Finding finding) {
    testCases++;
    counts.merge(Freshness.of(finding, question.runStart()), 1, Integer::sum);
    Row newest = finding.newest();
    anchored |= newest != null && newest.age() != null && newest.age().anchored();
  }

  /** Whether there are several test cases, so that a summary is useful. */
  public boolean isOfSeveral() {
    return testCases > 1;
  }

  /**
   * The counts in one line: {@code of 20 test cases, 3 passed again since the Playwright run began,
   * 16 last passed within a day before it, 1 did not pass in the last 30 days}. They add up to the
   * number of test cases.
   */
  public String line() {
    StringJoiner line = new StringJoiner(", ", "of " + testCases + " test cases, ", "");
    String verb = "last passed ";
    for (Map.Entry<Freshness, Integer> entry : counts.entrySet()) {
      boolean before =
          switch (entry.getKey()) {
            case DAY, WEEK, EARLIER -> true;
            case AGAIN, NONE, UNKNOWN -> false;
          };
      line.add(entry.getValue() + " " + (before ? verb : "") + words(entry.getKey()));
      verb = before ? "" : verb;
    }
    return line.toString();
  }

  /** The heading of a group. */
  static String heading(Freshness group, Question question) {
    String before = question.runStart() == null ? "" : " before " + RUN_START;
    return switch (group) {
      case AGAIN -> "Passed again since " + RUN_START;
      case DAY -> "Within a day" + before;
      case WEEK -> "Within a week" + before;
      case EARLIER -> "Earlier";
      case NONE -> "Not in the " + question.window().inWords();
      case UNKNOWN -> "Could not be looked up";
    };
  }

  private String words(Freshness group) {
    return switch (group) {
      case AGAIN -> "passed again since " + RUN_START;
      case DAY -> within("day", counts.containsKey(Freshness.AGAIN));
      case WEEK ->
          within("week", counts.containsKey(Freshness.AGAIN) || counts.containsKey(Freshness.DAY));
      case EARLIER -> "earlier";
      case NONE -> "did not pass in the " + question.window().inWords();
      case UNKNOWN -> "could not be looked up";
    };
  }

  private String within(String span, boolean named) {
    Instant runStart = question.runStart();
    if (runStart == null && !anchored) {
      return "within the last " + span;
    }
    String moment = runStart == null ? String.valueOf(question.window().before()) : RUN_START;
    return "within a " + span + " before " + (named ? "it" : moment);
  }
}
