package run.empirical.cli.testcases;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.PlaywrightRun.Counts;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.testcases.PlaywrightJson.Test;
import run.empirical.cli.testcases.PlaywrightJson.TestFile;
import run.empirical.cli.text.WhiteSpace;

/**
 * The distinct tests of an HTML report. Entries with the same ID are one test that several shards
 * have run. A repetition ({@code --repeat-each}) has its own ID, but the API knows only the ID of
 * the test's first run.
 *
 * @param byReportedId all tests by the ID in the report, repetitions included
 * @param byIdToLookUp the report's entries for each distinct test
 */
record PlaywrightTestCases(
    Map<String, TestCase> byReportedId, Map<String, List<Entry>> byIdToLookUp) {
  /** Separates two titles, as in Playwright's list reporter. */
  private static final String SEPARATOR = " \u203a ";

  /** Where a test stands in the suite. Repetitions of a test have its place, but other IDs. */
  private record Place(
      @Nullable String file, String project, List<String> path, String testTitle) {}

  private record Entry(@Nullable String file, Test test) {
    Place place() {
      return new Place(file, test.projectName(), test.path(), test.title());
    }

    /** The ID of the first run if this is a repetition of exactly one test; else its own ID. */
    String idToLookUp(Map<Place, Set<String>> firstIds) {
      Set<String> first = firstIds.getOrDefault(place(), Set.of());
      return test.isRepetition() && first.size() == 1 ? first.iterator().next() : test.testId();
    }

    String title(boolean withProject) {
      return PlaywrightTestCases.title(
          test.path(), test.title(), withProject ? test.projectName() : null);
    }

    TestCase testCase(String title, boolean withFile) {
      boolean prefixed = withFile && !title.isEmpty() && file != null;
      return new TestCase(test.testId(), prefixed ? file + SEPARATOR + title : title, file);
    }
  }

  /**
   * A test's full title; empty if all of its parts are blank.
   *
   * @param path the titles of the {@code describe} blocks, outermost first
   * @param project null for a title without its project
   */
  static String title(List<String> path, String testTitle, @Nullable String project) {
    List<String> titles = new ArrayList<>(path);
    titles.add(testTitle);
    titles.removeIf(WhiteSpace::isBlank);
    String title = String.join(SEPARATOR, titles);
    return project == null || titles.isEmpty() ? title : title + " [" + project + "]";
  }

  /**
   * The tests of these files. A title has its project if there are several, and its file if another
   * test has the same title.
   */
  static PlaywrightTestCases of(List<TestFile> files) {
    List<Entry> all = new ArrayList<>();
    files.forEach(file -> file.tests().forEach(test -> all.add(new Entry(file.fileName(), test))));
    boolean severalProjects =
        all.stream().map(entry -> entry.test.projectName()).distinct().count() > 1;
    Map<Place, Set<String>> firstIds =
        all.stream()
            .filter(entry -> !entry.test.isRepetition())
            .collect(groupingBy(Entry::place, mapping(entry -> entry.test.testId(), toSet())));
    Map<String, List<Entry>> byIdToLookUp =
        all.stream().collect(groupingBy(entry -> entry.idToLookUp(firstIds)));
    Set<String> titles = new HashSet<>();
    Set<String> sharedTitles =
        byIdToLookUp.values().stream()
            .flatMap(
                entries -> entries.stream().map(entry -> entry.title(severalProjects)).distinct())
            .filter(title -> !titles.add(title))
            .collect(toSet());
    Map<String, TestCase> byReportedId = new LinkedHashMap<>();
    for (Entry entry : all) {
      String title = entry.title(severalProjects);
      byReportedId.putIfAbsent(
          entry.test.testId(), entry.testCase(title, sharedTitles.contains(title)));
    }
    return new PlaywrightTestCases(byReportedId, byIdToLookUp);
  }

  /** The report that has these tests. */
  PlaywrightReport report(@Nullable Instant startedAt, List<String> errors) {
    List<TestCase> failed = testCases(PlaywrightTestCases::isFailed);
    int flaky =
        count(entries -> !isFailed(entries) && entries.stream().anyMatch(it -> it.test.isFlaky()));
    int didNotRun = count(entries -> entries.stream().allMatch(it -> it.test.didNotRun()));
    return new PlaywrightReport(
        new PlaywrightRun(
            startedAt, new Counts(byIdToLookUp.size(), failed.size(), flaky, didNotRun)),
        /* problem= */ null,
        count(entries -> entries.stream().anyMatch(it -> it.test.ran())) > 0,
        failed,
        byReportedId,
        errors);
  }

  /** Whether a test failed in any shard or repetition. */
  private static boolean isFailed(List<Entry> entries) {
    return entries.stream().anyMatch(it -> it.test.isFailed());
  }

  private List<TestCase> testCases(Predicate<List<Entry>> kind) {
    return byReportedId.values().stream()
        .filter(test -> kind.test(byIdToLookUp.getOrDefault(test.id(), List.of())))
        .toList();
  }

  private int count(Predicate<List<Entry>> kind) {
    return (int) byIdToLookUp.values().stream().filter(kind).count();
  }
}
