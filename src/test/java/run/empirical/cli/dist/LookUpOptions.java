package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The options of a look-up, as its help lists them. */
final class LookUpOptions {
  private static final Pattern OPTION = Pattern.compile("(?m)^ +(?:-\\w, )?(--[a-z-]+)");

  /** What a CI step sets itself, since its log and its files are what is shown. */
  private static final Set<String> SHOWN =
      Set.of("--output", "--json", "--jq", "--time", "--color", "--quiet", "--help", "--version");

  private LookUpOptions() {}

  /** Those that a CI step must offer. */
  static Set<String> forSteps() throws IOException, InterruptedException {
    Outcome help =
        Outcome.of(
            List.of(Path.of("dist/empirical").toAbsolutePath().toString(), "last-pass", "--help"),
            Path.of("").toAbsolutePath(),
            Map.of(
                "PATH", "/usr/bin:/bin",
                "JAVA_HOME", System.getProperty("java.home"),
                "EMPIRICAL_CONFIG", ""));
    assertEquals(0, help.exit(), help.err());
    Set<String> options =
        OPTION
            .matcher(help.out())
            .results()
            .map(option -> option.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(options.containsAll(SHOWN), options.toString());
    options.removeAll(SHOWN);
    return options;
  }
}
