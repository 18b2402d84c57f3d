package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.sandbox.Sandbox;
import run.empirical.cli.sandbox.SandboxData;
import run.empirical.cli.sandbox.SandboxSettings;

/** Compares the man pages, as shown by {@code man}, with the program's help. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ManPageIT {
  private static final Path DIST = Path.of("dist").toAbsolutePath();

  /** Options of other programs in the examples. */
  private static final Set<String> OTHER_OPTIONS =
      Set.of("--format", "--list", "--oneline", "--reporter");

  private static final Path SOURCES = Path.of("src/build/man").toAbsolutePath();

  private final Path pages;

  /** The output of each command that shows a page or a help: starting it takes time. */
  private final Map<List<String>, Outcome> shown = new HashMap<>();

  ManPageIT(@TempDir Path pages) throws IOException, InterruptedException {
    this.pages = pages;
    if (!onPath("man") || !onPath("groff")) {
      assertNotEquals("true", System.getenv("CI"), "man and groff are not installed");
      assumeTrue(false, "man and groff are not installed");
    }
    generate(pages);
  }

  private static void generate(Path folder, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", DIST.resolve("empirical.jar").toString()));
    command.addAll(List.of("src/build/ManPages.java", "2026-02-03T04:05:06Z"));
    command.add(DIST.resolve("empirical.jar").toString());
    command.addAll(List.of(SOURCES.toString(), folder.toString()));
    assertEquals(new Outcome(0, "", ""), Outcome.of(command, Path.of("."), Map.of()));
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.txt$", ""))
          .sorted()
          .toList();
    }
  }

  @Test
  void everyCommandHasAPage() throws Exception {
    Set<String> expected = new TreeSet<>(Set.of("empirical.1"));
    commands().keySet().forEach(command -> expected.add("empirical-" + command + ".1"));
    try (Stream<Path> files = Files.list(pages)) {
      assertEquals(
          expected,
          files
              .map(file -> file.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void rendersWithoutWarnings(String page) throws Exception {
    Outcome man = run(List.of("man", "--warnings", "-l", file(page)));
    assertEquals(0, man.exit());
    assertEquals("", man.err());
    assertEquals(new Outcome(0, "", ""), run(List.of("groff", "-man", "-ww", "-z", file(page))));
  }

  @ParameterizedTest
  @MethodSource("names")
  void fitsInto80Columns(String page) throws Exception {
    assertEquals(List.of(), rendered(page).lines().filter(line -> line.length() > 80).toList());
  }

  @ParameterizedTest
  @MethodSource("names")
  void hasTheUsualSections(String page) throws Exception {
    List<String> headings =
        rendered(page).lines().filter(line -> line.matches("[A-Z][A-Z ]+")).toList();
    assertTrue(
        headings.containsAll(
            List.of(
                "NAME",
                "SYNOPSIS",
                "DESCRIPTION",
                "OPTIONS",
                "EXIT STATUS",
                "EXAMPLES",
                "SEE ALSO")),
        headings.toString());
  }

  @ParameterizedTest
  @MethodSource("names")
  void describesOptionsAndArgumentsLikeTheHelp(String page) throws Exception {
    List<String> expected = options(help(page));
    assertTrue(expected.size() >= 2, expected.toString());
    String rendered = words(rendered(page));
    assertEquals(
        List.of(), expected.stream().filter(option -> !rendered.contains(option)).toList());
  }

  @Test
  void showsTheTableOfJsonFieldsAsTheHelpDoes() throws Exception {
    Path topic = Path.of("src/main/resources/run/empirical/cli/command/formatting.txt");
    List<String> fields =
        Files.readAllLines(topic).stream()
            .dropWhile(line -> !line.startsWith("JSON fields"))
            .skip(2)
            .takeWhile(line -> !line.isEmpty())
            .toList();
    assertTrue(fields.size() >= 30, fields.toString());
    String rendered = rendered("empirical-last-pass");
    assertEquals(List.of(), fields.stream().filter(line -> !rendered.contains(line)).toList());
  }

  @Test
  void describesCommandsLikeTheHelp() throws Exception {
    String rendered = words(rendered("empirical"));
    List<String> expected =
        commands().entrySet().stream()
            .map(
                command ->
                    "%1$s %2$s See empirical-%1$s(1)."
                        .formatted(command.getKey(), command.getValue()))
            .toList();
    assertTrue(expected.size() >= 4, expected.toString());
    assertEquals(
        List.of(), expected.stream().filter(command -> !rendered.contains(command)).toList());
  }

  @ParameterizedTest
  @MethodSource("names")
  void listsExitStatuses(String page) throws Exception {
    String rendered = words(rendered(page));
    Set<ExitStatus> missing = new TreeSet<>();
    for (ExitStatus status : ExitStatus.values()) {
      String when =
          status.when().substring(0, 1).toUpperCase(Locale.ROOT) + status.when().substring(1);
      String kind = status.kind().isEmpty() ? "" : " (" + status.kind() + ")";
      if (!rendered.contains(" " + status.code() + kind + " " + when + ".")) {
        missing.add(status);
      }
    }
    boolean complete = Set.of("empirical", "empirical-last-pass").contains(page);
    assertEquals(complete, missing.isEmpty(), missing.toString());
    assertTrue(
        !missing.contains(ExitStatus.USAGE) && !missing.contains(ExitStatus.OUTPUT),
        missing.toString());
  }

  @ParameterizedTest
  @MethodSource("names")
  void mentionsOnlyExistingOptionsAndPages(String page) throws Exception {
    Set<String> known = new TreeSet<>();
    for (String other : names()) {
      known.addAll(found("(?<![\\w-])--?[a-z][a-z-]*", String.join("\n", options(help(other)))));
    }
    names().forEach(name -> known.add(name + "(1)"));
    Set<String> mentioned =
        new TreeSet<>(
            found("(?<![\\w/-])--[a-z][a-z-]*|\\bempirical[a-z-]*\\(\\d\\)", rendered(page)));
    mentioned.removeAll(known);
    mentioned.removeAll(OTHER_OPTIONS);
    assertEquals(Set.of(), mentioned);
  }

  @ParameterizedTest
  @MethodSource("names")
  void isFoundByWhatis(String page) throws Exception {
    Outcome outcome = run(List.of("lexgrog", file(page)));
    assertEquals(0, outcome.exit(), outcome.toString());
    assertTrue(outcome.out().contains(": \"" + page + " - "), outcome.toString());
  }

  @Test
  void pagesHaveTheReleaseDateAndAreReproducible(@TempDir Path again) throws Exception {
    generate(
        again,
        "-Duser.language=tr",
        "-Duser.country=TR",
        "-Duser.timezone=Pacific/Kiritimati",
        "-Dfile.encoding=ISO-8859-1");
    for (String page : names()) {
      String text = Files.readString(Path.of(file(page)));
      assertEquals(text, Files.readString(again.resolve(page + ".1")));
      assertEquals(List.of("2026-02-03"), found("2026-02-\\d\\d", text), page);
    }
  }

  @Test
  void lookUpExamplesWork(@TempDir Path folder) throws Exception {
    try (Sandbox sandbox =
        Sandbox.start(
            new SandboxSettings(
                0, SandboxData.builtIn(), null, Duration.ZERO, InstantSource.system()))) {
      Map<String, String> environment = prepare(folder);
      environment.put("EMPIRICAL_API_URL", sandbox.baseUri().toString());
      for (String page : List.of("empirical", "empirical-last-pass")) {
        List<String> examples = examples(page, "EXAMPLES");
        assertTrue(examples.size() >= 3, examples.toString());
        for (String example : examples) {
          Outcome outcome =
              shell(
                  "id=a30a6eba6312f6b87ea5-d8c11f94cac9c5e5d2a8\n" + example, folder, environment);
          // The sandbox does not know the tests that npx lists.
          int expected = example.contains("--list") ? 20 : example.startsWith("npx ") ? 1 : 0;
          assertEquals(expected, outcome.exit(), example + outcome);
        }
      }
    }
  }

  @Test
  void sandboxExamplesWork(@TempDir Path folder) throws Exception {
    Map<String, String> environment = prepare(folder);
    String lookUp = examples("empirical-sandbox", "EXAMPLES").get(0);
    String server = "empirical sandbox --port 8787 &\n";
    assertTrue(lookUp.startsWith(server), lookUp);
    Files.writeString(folder.resolve("data.json"), examples("empirical-sandbox", "DATA").get(0));

    Outcome builtIn =
        shell(withSandbox("empirical sandbox", lookUp.replace(server, "")), folder, environment);
    assertEquals(0, builtIn.exit(), builtIn.toString());
    assertEquals(3, builtIn.out().lines().count(), builtIn.toString());

    Outcome given =
        shell(
            withSandbox(
                "empirical sandbox --data data.json",
                "export EMPIRICAL_API_URL=http://127.0.0.1:8787\n"
                    + "empirical last-pass my-test --days 3650 -o tsv"),
            folder,
            environment);
    assertEquals(
        List.of("1 7", "2 5"),
        given
            .out()
            .lines()
            .map(line -> line.split("\t", -1))
            .map(row -> row[1] + " " + row[3])
            .toList(),
        given.toString());
  }

  /** The script, with the example's port replaced by that of a sandbox it starts. */
  private static String withSandbox(String sandbox, String script) {
    return """
    rm -f url; mkfifo url; %s > url & read -r url < url
    trap 'kill $!' EXIT
    """
            .formatted(sandbox)
        + script.replace("http://127.0.0.1:8787", "$url")
        + "\n";
  }

  /** Files that the examples need: a failed test run, a release script, a list of IDs. */
  private static Map<String, String> prepare(Path folder) throws IOException {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Npx.install(bin, 1);
    executable(folder.resolve("release"), "#!/bin/sh\n");
    Files.writeString(folder.resolve("ids.txt"), "a30a6eba6312f6b87ea5-d8c11f94cac9c5e5d2a8\n");
    Files.writeString(folder.resolve("config"), "env-name.1=production\nenv-name.2=staging\n");
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", bin + ":" + DIST + ":" + System.getenv("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("EMPIRICALRUN_KEY", "any-key");
    environment.put("EMPIRICAL_CONFIG", folder.resolve("config").toString());
    return environment;
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Outcome shell(String script, Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    return Outcome.of(List.of("bash", "-c", script), folder, environment);
  }

  /** The examples in a section of a page's text. */
  private static List<String> examples(String page, String section) throws IOException {
    String text = "\n" + Files.readString(SOURCES.resolve(page + ".txt")) + "\n";
    String body = text.substring(text.indexOf("\n" + section + "\n") + section.length() + 2);
    return Arrays.stream(body.split("\n(?=[A-Z][A-Z ]+\n)", 2)[0].split("\n\n", -1))
        .filter(block -> block.startsWith("  "))
        .map(block -> block.indent(-2))
        .toList();
  }

  /** Each option and argument in a command's help: its names, its value, and its description. */
  private static List<String> options(String help) {
    List<String> entries = new ArrayList<>();
    boolean open = false;
    for (String line : help.substring(help.indexOf("Usage:")).lines().toList()) {
      if (line.matches(" {2,6}(-\\w, )?--[a-z].*| {6}(\\[[A-Z<].*)")) {
        entries.add(line);
        open = true;
      } else if (open && line.startsWith("        ")) {
        entries.set(entries.size() - 1, entries.get(entries.size() - 1) + " " + line.strip());
      } else {
        open = false;
      }
    }
    return entries.stream()
        .map(
            entry ->
                words(entry)
                    .strip()
                    .replaceFirst("^((?:-\\w, )?--[a-z-]+)=", "$1 ")
                    .replaceFirst("^\\[(.*?)\\](\\.\\.\\.)?(?= )", "$1$2"))
        .toList();
  }

  /** The name and description of each command in the help. */
  private Map<String, String> commands() throws IOException, InterruptedException {
    Map<String, String> commands = new TreeMap<>();
    String help = help("empirical");
    String list = help.substring(help.indexOf("Commands:"), help.indexOf("\nMore:"));
    Pattern.compile("(?m)^ {2}(\\S+) +(.*)$")
        .matcher(list)
        .results()
        .forEach(command -> commands.put(command.group(1), command.group(2)));
    return commands;
  }

  private String help(String page) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(DIST.resolve("empirical").toString()));
    if (!page.equals("empirical")) {
      command.add(page.substring("empirical-".length()));
    }
    command.add("--help");
    Outcome outcome = run(command);
    assertEquals(0, outcome.exit(), outcome.toString());
    return outcome.out();
  }

  private String rendered(String page) throws IOException, InterruptedException {
    return run(List.of("man", "-l", file(page))).out();
  }

  private Outcome run(List<String> command) throws IOException, InterruptedException {
    Outcome known = shown.get(command);
    if (known == null) {
      known =
          Outcome.of(
              command,
              Path.of("."),
              Map.of(
                  "PATH", System.getenv("PATH"),
                  "JAVA_HOME", System.getProperty("java.home"),
                  "LC_ALL", "C.UTF-8",
                  "COLUMNS", "120",
                  "MANWIDTH", "80",
                  "MANPAGER", "cat"));
      shown.put(List.copyOf(command), known);
    }
    return known;
  }

  private String file(String page) {
    return pages.resolve(page + ".1").toString();
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).toList();
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
