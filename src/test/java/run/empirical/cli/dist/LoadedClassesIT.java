package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Outcome;
import run.empirical.cli.sandbox.Sandbox;

/** Commands load only the classes they use. */
@Timeout(60)
final class LoadedClassesIT {
  private static final Pattern LOADED = Pattern.compile("^\\S+ source: ", Pattern.MULTILINE);

  /** What reads lists and Playwright's reports. */
  private static final List<String> READERS =
      List.of(
          "run.empirical.cli.input.IdLists",
          "run.empirical.cli.input.LastPlaywrightRun",
          "run.empirical.cli.input.PlaywrightTests",
          "run.empirical.cli.playwright.PlaywrightReport",
          "run.empirical.cli.playwright.PlaywrightReportReader",
          "java.util.zip.ZipInputStream");

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help", "last-pass --help", "sandbox --help"})
  void helpAndVersionLoadNoHttpJsonOrTerminalClasses(String arguments) throws Exception {
    List<String> classes = loadedBy(Map.of(), arguments.split(" "));

    assertTrue(classes.contains("run.empirical.cli.Main"));
    assertEquals(
        List.of(),
        matching(
            classes, "java\\.net\\.http|jdk\\.internal\\.net\\.http|.*jackson|org\\.fusesource"));
    assertLoadsNoReaders(classes);
  }

  /**
   * Java's time zones take milliseconds to load. So do the methods of records, which Java makes
   * when they are first called; its own HTTP client does.
   */
  @Test
  void lookUpLoadsOnlyWhatItNeeds() throws Exception {
    try (Sandbox sandbox = Sandboxes.withBuiltInData()) {
      List<String> classes =
          loadedBy(
              Map.of("EMPIRICALRUN_KEY", "any"),
              "last-pass",
              Sandboxes.ID,
              "--api-url",
              sandbox.baseUri().toString());

      assertTrue(classes.contains("run.empirical.cli.output.TableText"));
      assertEquals(
          List.of(), matching(classes, "com\\.fasterxml\\.jackson\\.databind|org\\.fusesource"));
      assertLoadsNoReaders(classes);
      assertEquals(
          List.of(),
          matching(classes, "java\\.time\\.zone\\.Tzdb|sun\\.util\\.calendar\\.ZoneInfo"));
      List<String> ours =
          classes.subList(0, classes.indexOf("jdk.internal.net.http.HttpClientImpl"));
      assertEquals(List.of(), matching(ours, "java\\.lang\\.runtime\\.ObjectMethods"));
    }
  }

  private static void assertLoadsNoReaders(List<String> classes) throws ClassNotFoundException {
    for (String reader : READERS) {
      assertFalse(classes.contains(Class.forName(reader).getName()), reader);
    }
  }

  private static List<String> loadedBy(Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xlog:class+load:stdout:none");
    command.addAll(List.of("-jar", Path.of("dist", "empirical.jar").toString()));
    command.addAll(List.of(arguments));
    Outcome outcome = Outcome.of(command, Path.of("").toAbsolutePath(), environment);
    assertEquals(0, outcome.exit(), outcome.err());
    return outcome
        .out()
        .lines()
        .filter(line -> LOADED.matcher(line).find())
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }

  private static List<String> matching(List<String> classes, String beginning) {
    Pattern pattern = Pattern.compile(beginning);
    return classes.stream().filter(name -> pattern.matcher(name).lookingAt()).toList();
  }
}
