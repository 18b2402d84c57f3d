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
import run.empirical.cli.json.UnexpectedJsonException;
import run.empirical.cli.model.IdFlaw;
import run.empirical.cli.playwright.Spec.ProjectTest;

/**
 * Tells the ID of each test of a spec, of which a report gives the first one's only. Playwright
 * makes an ID of two hashes: one of the file's path in the project's folder, one of the project,
 * the file's path from the report's root and the titles. Whether it is made so in a report is seen
 * by the ID that is there.
 *
 * @param root the folder that the report counts paths from; null when it is not told
 * @param projects what the report tells of its projects
 */
record TestIds(@Nullable String root, Projects projects) {
  private static final String SEPARATOR = "\u001e";
  private static final int HASH_LENGTH = 20;
  private static final int ID_LENGTH = 2 * HASH_LENGTH + 1;
  private static final Pattern LENGTHENED =
      Pattern.compile("[0-9a-f]{20}-[0-9a-f]{20}([0-9]+|[0-9a-f]{16}(-[0-9]+)?)");

  /** The report says how often a test is repeated, and may say two thousand million. */
  private static final int MOST_REPEATS_TRIED = 100;

  /**
   * A test's ID.
   *
   * @param repeat which run of a test that runs several times: 0 for the first
   */
  record TestId(String text, int repeat) {}

  /**
   * The ID that a test had when it ran. Where an earlier run has the same ID, {@code merge-reports}
   * appends the number of the run; that of Playwright 1.40 appends 16 hexadecimal digits to each
   * ID. The hashes before have a fixed length, so that this cannot be part of them.
   */
  static String beforeMerge(String id) {
    return LENGTHENED.matcher(id).matches() ? id.substring(0, ID_LENGTH) : id;
  }

  /** The ID here, as it was before a merge. */
  static String read(JsonWalk json) throws IOException, UnexpectedJsonException {
    String id = json.string();
    IdFlaw flaw = IdFlaw.of(id);
    if (flaw != null) {
      throw json.wrong(flaw.words());
    }
    return beforeMerge(id);
  }

  /** The IDs of a spec's tests in their order, null for one that cannot be told. */
  List<@Nullable TestId> of(Spec spec) {
    int firstRepeat = firstRepeat(spec);
    Map<String, Integer> here = new HashMap<>();
    spec.tests().forEach(test -> here.merge(test.project(), 1, Integer::sum));
    Map<String, Integer> before = new HashMap<>();
    List<@Nullable TestId> ids = new ArrayList<>();
    for (ProjectTest test : spec.tests()) {
      String project = test.project();
      int earlier = before.merge(project, 1, Integer::sum) - 1;
      if (ids.isEmpty()) {
        ids.add(new TestId(spec.id(), Math.max(firstRepeat, 0)));
      } else if (firstRepeat < 0) {
        ids.add(null);
      } else {
        boolean fromTheFirst = firstRepeat == 0 || !project.equals(spec.tests().get(0).project());
        int repeat = repeat(project, here.getOrDefault(project, 0), earlier, fromTheFirst);
        ids.add(derived(spec, project, repeat));
      }
    }
    return ids;
  }

  /** Which repeat of the first test the spec's own ID is; negative when it is made otherwise. */
  private int firstRepeat(Spec spec) {
    String project = spec.tests().get(0).project();
    Integer repeats = projects.get(project).repeats();
    int most = repeats == null ? 1 : Math.min(repeats, MOST_REPEATS_TRIED);
    for (int repeat = 0; repeat < most; repeat++) {
      if (spec.id().equals(id(spec, project, repeat))) {
        return repeat;
      }
    }
    return -1;
  }

  private @Nullable TestId derived(Spec spec, String project, int repeat) {
    String id = repeat < 0 ? null : id(spec, project, repeat);
    return id == null ? null : new TestId(id, repeat);
  }

  /**
   * Which repeat a test is; negative when it cannot be told, as when some repeats ran on another
   * machine. A test that its project runs once and that is here twice ran in several runs.
   *
   * @param here how many tests of the spec are of that project
   * @param earlier how many of these come before
   * @param fromTheFirst whether the project's first test here is the first of its repeats
   */
  private int repeat(String project, int here, int earlier, boolean fromTheFirst) {
    if (projects.isAmbiguous(project)) {
      return -1;
    }
    Integer repeats = projects.get(project).repeats();
    if (repeats == null) {
      return here == 1 ? 0 : -1;
    }
    if (repeats == 1) {
      return 0;
    }
    return here == repeats && fromTheFirst ? earlier : -1;
  }

  private @Nullable String id(Spec spec, String project, int repeat) {
    String file = spec.file();
    String inFolder = file == null ? null : inFolder(file, projects.get(project).folder());
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

  /** A file's path from a project's folder; null for one that is not in it. */
  private @Nullable String inFolder(String file, @Nullable String folder) {
    if (root == null || folder == null) {
      return file;
    }
    String path = normal(root + "/" + file);
    String start = folder.endsWith("/") ? folder : folder + "/";
    return path.startsWith(start) ? path.substring(start.length()) : null;
  }

  /** The path with each {@code ..} taken together with the name before it. */
  private static String normal(String path) {
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
      // Node writes half a surrogate pair as U+FFFD, as Java does in UTF-16 but not in UTF-8.
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
