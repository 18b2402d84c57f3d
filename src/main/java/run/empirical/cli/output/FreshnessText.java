package run.empirical.cli.output;

import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
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

  /**
   * The counts in one line: {@code of 20 test cases, 3 passed again since the Playwright run began,
   * 16 last passed within a day before it, 1 did not pass in the last 30 days}. They add up to the
   * number of test cases. Null without a list of several.
   */
  public @Nullable String summary() {
    if (!question.list().fromList() || testCases < 2) {
      return null;
    }
    StringJoiner line = new StringJoiner(", ", "of " + testCases + " test cases, ", "");
    String verb = "last passed ";
    String moment = moment();
    for (Map.Entry<Freshness, Integer> entry : counts.entrySet()) {
      String words =
          switch (entry.getKey()) {
            case AGAIN -> "passed again since " + moment;
            case DAY -> verb + within("day", moment);
            case WEEK -> verb + within("week", moment);
            case EARLIER -> verb + "earlier";
            case NONE -> "did not pass in the " + question.window().inWords();
            case UNKNOWN -> "could not be looked up";
          };
      line.add(entry.getValue() + " " + words);
      verb = entry.getKey() == Freshness.AGAIN ? verb : "";
      moment = moment == null ? null : "it";
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

  /** The time that the groups count from; null if that is now. */
  private @Nullable String moment() {
    return question.runStart() != null
        ? RUN_START
        : anchored ? String.valueOf(question.window().before()) : null;
  }

  private static String within(String span, @Nullable String moment) {
    return moment == null ? "within the last " + span : "within a " + span + " before " + moment;
  }
}
