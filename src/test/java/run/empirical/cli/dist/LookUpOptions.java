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

/** The options in the help of {@code last-pass}. */
final class LookUpOptions {
  private static final Pattern OPTION = Pattern.compile("(?m)^ +(?:-\\w, )?(--[a-z-]+)");

  /** Options that a CI step does not offer, since it controls its output itself. */
  private static final Set<String> NOT_FOR_STEPS =
      Set.of("--output", "--json", "--jq", "--time", "--color", "--quiet", "--help", "--version");

  private LookUpOptions() {}

  /** The options that a CI step must offer. */
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
    assertTrue(options.containsAll(NOT_FOR_STEPS), options.toString());
    options.removeAll(NOT_FOR_STEPS);
    return options;
  }
}
