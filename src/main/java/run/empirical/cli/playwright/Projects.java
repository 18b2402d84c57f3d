package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.playwright.Spec.ProjectTest;

/**
 * The projects of a report, by ID.
 *
 * <p>A merged report has no project IDs. It lists a project by name, once for each run with tests
 * of the project. So a name listed twice is either one project in two runs or two projects; for two
 * projects, the report has only the IDs of the first one's tests.
 */
final class Projects {
  /** A project that the configuration does not describe. */
  private static final Project UNKNOWN = new Project(null, null, List.of());

  private final Map<String, Project> byId = new HashMap<>();
  private final List<String> order = new ArrayList<>();
  private final Set<String> conflicting = new HashSet<>();
  private final Map<String, Integer> maxTests = new HashMap<>();
  private final Map<String, Integer> maxUntaggedTests = new HashMap<>();
  private final Map<String, Boolean> ambiguous = new HashMap<>();

  /**
   * A project in the report's configuration.
   *
   * @param folder the folder of its tests, with {@code /} as separator; null if unknown
   * @param repeats how many times it runs each test; null if unknown
   * @param files the patterns that select its test files in the folder
   */
  record Project(@Nullable String folder, @Nullable Integer repeats, List<String> files) {}

  /** Adds a project, in the order of the report's list. */
  void add(String id, Project project) {
    order.add(id);
    Project other = byId.putIfAbsent(id, project);
    if (other != null && !other.equals(project)) {
      conflicting.add(id);
    }
  }

  /** Counts a spec's tests by project. */
  void countTests(List<ProjectTest> tests, boolean tagged) {
    Map<String, Integer> counts = new HashMap<>();
    for (ProjectTest test : tests) {
      int count = counts.merge(test.project(), 1, Integer::sum);
      maxTests.merge(test.project(), count, Math::max);
      if (!tagged) {
        maxUntaggedTests.merge(test.project(), count, Math::max);
      }
    }
  }

  /** Returns a project, which may be unknown. */
  Project get(String id) {
    return byId.getOrDefault(id, UNKNOWN);
  }

  /** Whether an ID may belong to several projects. Call only after reading the whole report. */
  boolean isAmbiguous(String id) {
    return ambiguous.computeIfAbsent(
        id, key -> conflicting.contains(key) || hasUnexplainedDuplicates(key));
  }

  /**
   * Whether a project has duplicate tests that do not come from several runs of it. Runs on
   * different machines have different tags, which {@code merge-reports} requires for this purpose.
   */
  private boolean hasUnexplainedDuplicates(String id) {
    return exceedsRepeats(maxUntaggedTests, id) && !isDependency(id);
  }

  /**
   * Whether a project may be a dependency of others, as a setup project is. The tests of a
   * dependency run in every shard that has tests of its dependents; each test of a dependent runs
   * in only one shard. Each shard lists the dependency before its dependents. So a project is not a
   * dependency if, in some shard, no project follows it, or only ones that other shards list
   * without it.
   */
  private boolean isDependency(String id) {
    List<Set<String>> followers = new ArrayList<>();
    Set<String> independent = new HashSet<>();
    Set<String> current = independent;
    for (String other : order) {
      if (other.equals(id)) {
        current = new HashSet<>();
        followers.add(current);
      } else if (!exceedsRepeats(maxTests, other) && !current.add(other)) {
        // A shard lists each project once, so this is the next shard, without the dependency.
        current = independent;
        current.add(other);
      }
    }
    return followers.stream().noneMatch(independent::containsAll);
  }

  /** Whether a spec has more tests of the project than its repeats explain. */
  private boolean exceedsRepeats(Map<String, Integer> counts, String id) {
    Integer repeats = get(id).repeats();
    return repeats != null && counts.getOrDefault(id, 0) > repeats;
  }
}
