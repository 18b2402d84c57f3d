package run.empirical.cli.playwright;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.IdFlaw;
import run.empirical.cli.playwright.ReportJson.Project;
import run.empirical.cli.playwright.ReportJson.ProjectTest;
import run.empirical.cli.playwright.ReportJson.Spec;

/**
 * The IDs of a JSON report's tests. A spec has only the ID of its first test: a hash of the file, a
 * dash, and a hash of project, file and titles. Those of further projects are computed if this
 * computation gives the first one, too.
 */
final class TestIds {
  private static final String SEPARATOR = "\u001e";
  private static final int HASH_LENGTH = 20;
  private static final int ID_LENGTH = 2 * HASH_LENGTH + 1;

  /** What {@code merge-reports} makes of an ID that two of the reports have. */
  private static final Pattern LENGTHENED =
      Pattern.compile("[0-9a-f]{20}-[0-9a-f]{20}([0-9]+|[0-9a-f]{16}(-[0-9]+)?)");

  private final Map<String, Project> projects = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  TestIds(List<Project> projects) {
    for (Project project : projects) {
      if (this.projects.put(project.key(), project) != null) {
        ambiguous.add(project.key());
      }
    }
  }

  /**
   * An ID of a report as it was before {@code merge-reports} lengthened it.
   *
   * @throws IllegalArgumentException if it is missing or cannot be an ID
   */
  static String checked(@Nullable String id, String member) {
    if (id == null) {
      throw new IllegalArgumentException("no " + member);
    }
    IdFlaw flaw = IdFlaw.of(id);
    if (flaw != null) {
      throw new IllegalArgumentException(member + " " + flaw.words());
    }
    return LENGTHENED.matcher(id).matches() ? id.substring(0, ID_LENGTH) : id;
  }

  /**
   * Computes the IDs of a spec's tests.
   *
   * @param titles those of the {@code describe} blocks and the spec
   */
  OfSpec of(Spec spec, @Nullable String file, List<String> titles) {
    return new OfSpec(spec, file, String.join(SEPARATOR, titles));
  }

  /** The IDs of one spec. */
  final class OfSpec {
    private final Spec spec;
    private final @Nullable String file;
    private final String titles;
    private final Map<String, Long> counts;
    private final boolean computable;

    private OfSpec(Spec spec, @Nullable String file, String titles) {
      this.spec = spec;
      this.file = file;
      this.titles = titles;
      boolean several = spec.tests().size() > 1;
      counts =
          several
              ? spec.tests().stream()
                  .collect(Collectors.groupingBy(ProjectTest::project, Collectors.counting()))
              : Map.of();
      computable =
          several
              && file != null
              && spec.id().length() == ID_LENGTH
              && spec.id().equals(compute(spec.tests().get(0).project()));
    }

    /** The ID of a test of the spec; null if it is not the first and cannot be computed. */
    @Nullable String id(int index) {
      if (index == 0) {
        return spec.id();
      }
      String project = spec.tests().get(index).project();
      // Repeats, and projects of the same name, differ in what the report does not have.
      boolean once = counts.getOrDefault(project, 0L) == 1 && !ambiguous.contains(project);
      boolean sameFolder = folder(project).equals(folder(spec.tests().get(0).project()));
      return computable && once && sameFolder ? compute(project) : null;
    }

    /** The first hash is of the file's path in the project's folder, so it is not computed. */
    private String compute(String project) {
      return spec.id().substring(0, HASH_LENGTH)
          + "-"
          + hash("[project=" + project + "]" + file + SEPARATOR + titles);
    }
  }

  private String folder(String project) {
    Project known = projects.get(project);
    return known == null ? "" : String.valueOf(known.testDir());
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
