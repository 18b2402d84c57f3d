package run.empirical.cli.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.LastRuns;
import run.empirical.cli.model.LastRuns.TestRun;
import run.empirical.cli.text.Plural;
import run.empirical.cli.time.Age;

/** The sentences about the test runs in which the test cases of an answer last passed. */
public record LastRunsSentences(Answer answer, Labels labels) {
  private static final int MAX_ENVIRONMENTS = 6;

  /** The maximum number of named runs with several test cases, besides the newest run. */
  private static final int MAX_LARGE_RUNS = 2;

  /**
   * A line for each environment with passes; of many environments, those with the most. For a
   * single test case, a line with the environments where it passed since the Playwright run began,
   * if any. No lines with a gate, which has its own, or if fewer than two of several test cases
   * were answered.
   */
  public static List<String> lines(Answer answer, Labels labels) {
    if (answer.gate() != null) {
      return List.of();
    }
    LastRunsSentences text = new LastRunsSentences(answer, labels);
    return answer.results().size() == 1 ? text.ofOne() : text.ofSeveral();
  }

  private List<String> ofOne() {
    List<String> places =
        answer.lastRuns().stream()
            .filter(runs -> runs.sinceStart() > 0)
            .map(runs -> labels.inSentence(runs.environment()))
            .toList();
    return places.isEmpty()
        ? List.of()
        : List.of("passed since the failed run began: " + String.join(", ", places));
  }

  private List<String> ofSeveral() {
    int all = answer.results().size();
    int answered = all - answer.unansweredCount();
    List<LastRuns> known = answer.lastRuns().stream().filter(runs -> runs.withPass() > 0).toList();
    if (answered < 2 || known.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    if (answered < all) {
      lines.add(answered + " of " + all + " test cases were answered");
    }
    List<LastRuns> most =
        known.stream()
            .sorted(Comparator.comparing(LastRuns::withPass).reversed())
            .limit(MAX_ENVIRONMENTS)
            .toList();
    known.stream().filter(most::contains).map(this::line).forEach(lines::add);
    int more = known.size() - most.size();
    if (more > 0) {
      lines.add("and " + Plural.of(more, "more environment"));
    }
    return lines;
  }

  /** {@code staging: 12 tests last passed in test run 47979 (1h ago), 1 not in 30 days}. */
  private String line(LastRuns runs) {
    Parts parts = new Parts();
    parts.add(runs.sinceStart(), "passed since the failed run began");
    addRuns(parts, runs.runs());
    parts.add(runs.inFuture(), countsFromBefore() ? "after --before" : "in the future");
    parts.add(runs.withoutPass(), "not in " + answer.question().window().lengthText());
    return labels.inSentence(runs.environment()) + ": " + String.join(", ", parts.texts);
  }

  /** Names the newest run and those with the most test cases; counts the others if several. */
  private void addRuns(Parts parts, List<TestRun> newestFirst) {
    if (newestFirst.isEmpty()) {
      return;
    }
    List<TestRun> named = new ArrayList<>(newestFirst.subList(0, 1));
    List<TestRun> others = new ArrayList<>(newestFirst.subList(1, newestFirst.size()));
    List<TestRun> large =
        others.stream()
            .filter(run -> run.testCases() > 1)
            .sorted(Comparator.comparing(TestRun::testCases).reversed())
            .limit(MAX_LARGE_RUNS)
            .toList();
    named.addAll(large);
    others.removeAll(large);
    if (others.size() == 1) {
      named.add(others.remove(0));
    }
    named.sort(TestRun.NEWEST_FIRST);
    String verb = "last passed ";
    for (TestRun run : named) {
      String place = "in test run " + labels.testRun(run.id()) + " (" + ago(run.age()) + ")";
      parts.add(run.testCases(), verb + place);
      verb = "";
    }
    if (!others.isEmpty()) {
      int testCases = others.stream().mapToInt(TestRun::testCases).sum();
      String ages = range(others.get(0).age(), others.get(others.size() - 1).age());
      parts.add(testCases, "in " + others.size() + " other test runs (" + ages + ")");
    }
  }

  private String range(Age newest, Age oldest) {
    return newest.brief().equals(oldest.brief())
        ? ago(newest)
        : newest.brief() + " to " + ago(oldest);
  }

  private String ago(Age age) {
    String brief = age.brief();
    return brief.equals("now") ? brief : brief + (countsFromBefore() ? " earlier" : " ago");
  }

  /** Whether ages count from {@code --before} instead of now. */
  private boolean countsFromBefore() {
    return answer.question().window().before() != null;
  }

  /** The parts of a line, each a number of tests and a text. Only the first has the word test. */
  private static final class Parts {
    private final List<String> texts = new ArrayList<>();

    void add(int number, String text) {
      if (number > 0) {
        String tests = texts.isEmpty() ? Plural.of(number, "test") : Integer.toString(number);
        texts.add(tests + " " + text);
      }
    }
  }
}
