package run.empirical.cli.playwright;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.playwright.ReportJson.Project;
import run.empirical.cli.playwright.ReportJson.Spec;

/**
 * The IDs of a JSON report's tests. A spec has only the ID of its first test: a hash of the file, a
 * dash, and a hash of project, file and titles. Those of further projects are computed if this
 * computation gives the first one, too.
 */
final class TestIds {
  private static final String SEPARATOR = "\u001e";
  private static final int HASH_LENGTH = 20;

  /** What {@code merge-reports} makes of an ID that two of the reports have. */
  private static final Pattern LENGTHENED =
      Pattern.compile("([0-9a-f]{20}-[0-9a-f]{20})[0-9a-f-]+");

  /** By a project's ID or name, the folders of all projects that have it. */
  private final Map<String, List<String>> folders;

  TestIds(List<Project> projects) {
    folders =
        projects.stream()
            .collect(
                groupingBy(
                    project -> key(project.id(), project.name()),
                    mapping(project -> String.valueOf(project.testDir()), toList())));
  }

  private static String key(@Nullable String id, @Nullable String name) {
    return id != null ? id : name != null ? name : "";
  }

  /**
   * An ID of a report as it was before {@code merge-reports} lengthened it.
   *
   * @throws IllegalArgumentException if it is missing or cannot be an ID
   */
  static String checked(@Nullable String id, String member) {
    String flaw = TestCase.flaw(ReportJson.required(id, member));
    if (flaw != null) {
      throw new IllegalArgumentException(member + " " + flaw);
    }
    return LENGTHENED.matcher(id).replaceFirst("$1");
  }

  /**
   * The IDs of a spec's tests; null for each that cannot be computed.
   *
   * @param titles those of the {@code describe} blocks and the spec
   */
  List<@Nullable String> of(Spec spec, @Nullable String file, List<String> titles) {
    List<String> projects =
        spec.tests().stream().map(test -> key(test.projectId(), test.projectName())).toList();
    String rest = "]" + file + SEPARATOR + String.join(SEPARATOR, titles);
    // The first hash is of the file's path in the project's folder, so it is not computed.
    String start = spec.id().substring(0, spec.id().indexOf('-') + 1);
    boolean computable =
        projects.size() > 1 && spec.id().equals(start + hash("[project=" + projects.get(0) + rest));
    Map<String, Long> counts = projects.stream().collect(groupingBy(identity(), counting()));
    List<@Nullable String> ids = new ArrayList<>();
    for (String project : projects) {
      // Repeats, and projects of one name, differ in what the report does not have.
      boolean certain =
          computable
              && counts.getOrDefault(project, 0L) == 1
              && hasOnlyFolderOf(project, projects.get(0));
      ids.add(
          ids.isEmpty() ? spec.id() : certain ? start + hash("[project=" + project + rest) : null);
    }
    return ids;
  }

  private boolean hasOnlyFolderOf(String project, String first) {
    List<String> own = folders.getOrDefault(project, List.of());
    return own.size() <= 1 && own.equals(folders.getOrDefault(first, List.of()));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
