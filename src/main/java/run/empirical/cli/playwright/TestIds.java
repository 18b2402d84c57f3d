package run.empirical.cli.playwright;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.JsonWalk;
import run.empirical.cli.model.IdFlaw;
import run.empirical.cli.playwright.Spec.ProjectTest;

/**
 * Determines the ID of each test of a spec; a report has only the ID of the first. Playwright
 * builds an ID from two hashes: one of the file's path in the project's folder, and one of the
 * project, the file's path from the report's root, and the titles. The first test's ID shows
 * whether this holds for a report.
 *
 * @param root the root folder of the report's paths; null if unknown
 * @param projects the report's projects
 */
record TestIds(@Nullable String root, Projects projects) {
  private static final String SEPARATOR = "\u001e";
  private static final int HASH_LENGTH = 20;
  private static final int ID_LENGTH = 2 * HASH_LENGTH + 1;
  private static final Pattern MERGED_ID =
      Pattern.compile("[0-9a-f]{20}-[0-9a-f]{20}([0-9]+|[0-9a-f]{16}(-[0-9]+)?)");

  /** Limits the work: the number of repeats in a report may be as high as two billion. */
  private static final int MAX_REPEATS_TRIED = 100;

  /**
   * Reads the current value, an ID, and returns it as it was before a merge. If an earlier run has
   * the same ID, {@code merge-reports} appends the number of the run; in Playwright 1.40, it
   * appends 16 hexadecimal digits to each ID. Since the hashes have a fixed length, the suffix is
   * unambiguous.
   */
  static String read(JsonWalk json) throws IOException {
    String id = json.string();
    IdFlaw flaw = IdFlaw.of(id);
    if (flaw != null) {
      throw json.wrong(flaw.words());
    }
    return MERGED_ID.matcher(id).matches() ? id.substring(0, ID_LENGTH) : id;
  }

  /** The IDs of a spec's tests, in order. */
  List<TestId> of(Spec spec) {
    int firstRepeat = firstRepeat(spec);
    Map<String, Integer> counts = new HashMap<>();
    spec.tests().forEach(test -> counts.merge(test.project(), 1, Integer::sum));
    Map<String, Integer> seen = new HashMap<>();
    List<TestId> ids = new ArrayList<>();
    for (ProjectTest test : spec.tests()) {
      String project = test.project();
      int index = seen.merge(project, 1, Integer::sum) - 1;
      if (ids.isEmpty()) {
        ids.add(new TestId(spec.id(), Math.max(firstRepeat, 0), ""));
      } else {
        boolean startsAtFirst = firstRepeat == 0 || !project.equals(spec.tests().get(0).project());
        int repeat = repeat(project, counts.getOrDefault(project, 0), index, startsAtFirst);
        String id = firstRepeat < 0 || repeat < 0 ? null : computeId(spec, project, repeat);
        ids.add(id == null ? new TestId(null, 0, problem(spec, test)) : new TestId(id, repeat, ""));
      }
    }
    return ids;
  }

  /** Which repeat of the first test has the spec's ID; negative if it is not a computed one. */
  private int firstRepeat(Spec spec) {
    String project = spec.tests().get(0).project();
    Integer repeats = projects.get(project).repeats();
    int limit = repeats == null ? 1 : Math.min(repeats, MAX_REPEATS_TRIED);
    for (int repeat = 0; repeat < limit; repeat++) {
      if (spec.id().equals(computeId(spec, project, repeat))) {
        return repeat;
      }
    }
    return -1;
  }

  /** Why the ID of a spec's test, other than the first, is unknown. */
  private String problem(Spec spec, ProjectTest test) {
    if (!projects.isAmbiguous(test.project())) {
      return "the report has only "
          + spec.id()
          + ", of another project or repeat, and this ID cannot be computed from it";
    }
    String name = test.projectName();
    return "the report may be merged from several projects "
        + (name.isEmpty() ? "without a name" : "named " + name)
        + " and has only the first one's ID; give projects different names, list setup projects"
        + " first, and tag runs on different machines";
  }

  /**
   * Which repeat a test is; negative if unknown, for example if some repeats ran on another
   * machine. If a project runs each test once, duplicates come from several runs.
   *
   * @param count the number of the spec's tests in the project
   * @param index the index of the test among these
   * @param startsAtFirst whether the first of these is the project's first repeat
   */
  private int repeat(String project, int count, int index, boolean startsAtFirst) {
    if (projects.isAmbiguous(project)) {
      return -1;
    }
    Integer repeats = projects.get(project).repeats();
    if (repeats == null) {
      return count == 1 ? 0 : -1;
    }
    if (repeats == 1) {
      return 0;
    }
    return count == repeats && startsAtFirst ? index : -1;
  }

  private @Nullable String computeId(Spec spec, String project, int repeat) {
    String file = spec.file();
    String inFolder = file == null ? null : relativize(file, projects.get(project).folder());
    if (inFolder == null) {
      return null;
    }
    String expression =
        "[project="
            + project
            + "]"
            + file
            + SEPARATOR
            + String.join(SEPARATOR, spec.titles())
            + (repeat == 0 ? "" : " (repeat:" + repeat + ")");
    return hash(inFolder) + "-" + hash(expression);
  }

  /** A file's path relative to a project's folder; null if it is not in the folder. */
  private @Nullable String relativize(String file, @Nullable String folder) {
    if (root == null || folder == null) {
      return file;
    }
    String path = normalize(root + "/" + file);
    String start = folder.endsWith("/") ? folder : folder + "/";
    return path.startsWith(start) ? path.substring(start.length()) : null;
  }

  /** Resolves each {@code ..} in a path. */
  private static String normalize(String path) {
    Deque<String> names = new ArrayDeque<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..") && names.size() > 1) {
        names.removeLast();
      } else if (names.isEmpty() || !name.isEmpty()) {
        names.addLast(name);
      }
    }
    return String.join("/", names);
  }

  private static String hash(String text) {
    try {
      // Like Node, this replaces a lone surrogate with U+FFFD; Java's UTF-8 encoder would write
      // '?'.
      String wellFormed =
          new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16);
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(wellFormed.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
