package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import run.empirical.cli.playwright.Spec.ProjectTest;

/**
 * The projects of a report, by their ID.
 *
 * <p>A merged report leaves these IDs out and lists a project by its name, once for each run that
 * had tests of it. So a name that is listed twice stands for one project in two runs or for two
 * projects, and of two projects' tests the report has the first one's IDs only.
 */
final class Projects {
  private final Map<String, Project> byId = new HashMap<>();
  private final List<String> listed = new ArrayList<>();
  private final Set<String> different = new HashSet<>();
  private final Map<String, Integer> most = new HashMap<>();
  private final Map<String, Integer> mostUntagged = new HashMap<>();
  private final Map<String, Boolean> ambiguous = new HashMap<>();

  /** Adds the next project of the report's list. */
  void add(String id, Project project) {
    listed.add(id);
    Project other = byId.putIfAbsent(id, project);
    if (other != null && !other.equals(project)) {
      different.add(id);
    }
  }

  /** Takes note of a spec's tests. */
  void add(List<ProjectTest> tests, boolean tagged) {
    Map<String, Integer> here = new HashMap<>();
    for (ProjectTest test : tests) {
      int count = here.merge(test.project(), 1, Integer::sum);
      most.merge(test.project(), count, Math::max);
      if (!tagged) {
        mostUntagged.merge(test.project(), count, Math::max);
      }
    }
  }

  /** What is known of a project. */
  Project get(String id) {
    return byId.getOrDefault(id, Project.UNKNOWN);
  }

  /** Whether it may stand for several projects; to be asked when the whole report is read. */
  boolean isAmbiguous(String id) {
    return ambiguous.computeIfAbsent(
        id, key -> different.contains(key) || hasUnexplainedTests(key));
  }

  /**
   * Whether a project has a test twice that is not known to have run twice. Runs on several
   * machines are known by their tags, which {@code merge-reports} wants there for that reason.
   */
  private boolean hasUnexplainedTests(String id) {
    return exceedsRepeats(mostUntagged, id) && !isDependency(id);
  }

  /**
   * Whether a project can be one that others depend on. Its tests run in every shard that has tests
   * of these, which themselves run in one shard. In each shard's part of the list it stands before
   * them; where none follows it, or only such as are in other shards without it, there is another
   * reason why it is listed again.
   */
  private boolean isDependency(String id) {
    List<Set<String>> followers = new ArrayList<>();
    Set<String> independent = new HashSet<>();
    Set<String> current = independent;
    for (String other : listed) {
      if (other.equals(id)) {
        current = new HashSet<>();
        followers.add(current);
      } else if (!exceedsRepeats(most, other) && !current.add(other)) {
        // A shard lists no project twice: this is the next one, and it has no such dependency.
        current = independent;
        current.add(other);
      }
    }
    return followers.stream().noneMatch(independent::containsAll);
  }

  /** Whether a spec has more tests of the project than its repeats account for. */
  private boolean exceedsRepeats(Map<String, Integer> counts, String id) {
    Integer repeats = get(id).repeats();
    return repeats != null && counts.getOrDefault(id, 0) > repeats;
  }
}
