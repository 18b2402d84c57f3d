package run.empirical.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prints at the end of a build how many tests were skipped and why, from Surefire's reports. */
final class SkipSummary {
  private static final Pattern COUNT = Pattern.compile("<testsuite [^>]* tests=\"(\\d+)\"");

  /** Matches a skipped test; the reason is in an attribute or in the exception's message. */
  private static final Pattern SKIPPED =
      Pattern.compile("<skipped(?: message=\"([^\"]*)\"|[^>]*><!\\[CDATA\\[[^\n]*?: ([^\n\\]]*))");

  private SkipSummary() {}

  /**
   * Prints the summary.
   *
   * @param arguments the build's folder, and the start of the build: older reports are ignored
   */
  public static void main(String... arguments) throws IOException {
    System.out.print(of(Path.of(arguments[0]), Instant.parse(arguments[1])));
  }

  static String of(Path folder, Instant since) throws IOException {
    int tests = 0;
    Map<String, Integer> reasons = new TreeMap<>();
    for (String reports : List.of("surefire-reports", "failsafe-reports")) {
      for (Path report : reports(folder.resolve(reports), since)) {
        String text = Files.readString(report);
        Matcher count = COUNT.matcher(text);
        // The only sign of a failed assumption in @BeforeAll.
        if (!count.find() || count.group(1).equals("0")) {
          throw new IllegalStateException(report + " counts no test: assume in each test instead");
        }
        tests += Integer.parseInt(count.group(1));
        Matcher skipped = SKIPPED.matcher(text);
        while (skipped.find()) {
          String reason = skipped.group(1) == null ? skipped.group(2) : skipped.group(1);
          reasons.merge(reason.replace("Assumption failed: ", ""), 1, Integer::sum);
        }
      }
    }
    if (reasons.isEmpty()) {
      return "";
    }
    StringBuilder summary = new StringBuilder("\n");
    reasons.forEach((reason, n) -> summary.append("%5d skipped: %s\n".formatted(n, reason)));
    int all = reasons.values().stream().mapToInt(Integer::intValue).sum();
    return summary
        .append(
            "%5d of %d tests were skipped. On Debian and Ubuntu, as root, this"
                .formatted(all, tests))
        .append(" installs what they need: .ci/run install_missing npm_packages\n")
        .toString();
  }

  private static List<Path> reports(Path folder, Instant since) {
    File[] files = folder.toFile().listFiles((parent, name) -> name.matches("TEST-.*[.]xml"));
    return Stream.of(files == null ? new File[0] : files)
        .filter(file -> file.lastModified() >= since.toEpochMilli())
        .sorted()
        .map(File::toPath)
        .toList();
  }
}
