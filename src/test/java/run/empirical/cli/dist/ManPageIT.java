package run.empirical.cli.dist;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.option.Settings;

/** The man pages, as shown by {@code man}. {@code RecipesIT} runs their examples. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ManPageIT {
  private static final String JAR = Path.of("dist/empirical.jar").toAbsolutePath().toString();

  private static final List<String> SECTIONS =
      List.of("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "EXAMPLES", "SEE ALSO");

  /** Options of other programs in the examples. */
  private static final Set<String> OTHER_OPTIONS =
      Set.of("--format", "--list", "--oneline", "--reporter");

  private final Path pages;

  ManPageIT(@TempDir Path pages) throws IOException, InterruptedException {
    Needs.programs("man", "groff");
    this.pages = pages;
    generate(pages);
  }

  private static void generate(Path folder, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", JAR, "src/build/ManPages.java", "2026-02-03T04:05:06Z"));
    command.addAll(List.of(JAR, "src/build/man", folder.toString()));
    assertEquals(new Outcome(0, "", ""), Outcome.of(command, Path.of("."), Map.of()));
  }

  /** Each visible command by the name of its page. */
  private static Map<String, CommandSpec> commands() throws ClassNotFoundException {
    CommandLine program =
        new CommandLine(Class.forName("run.empirical.cli.command.EmpiricalCommand"));
    Map<String, CommandSpec> commands = new TreeMap<>();
    commands.put("empirical", program.getCommandSpec());
    program.getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.usageMessage().hidden())
        .forEach(command -> commands.put("empirical-" + command.name(), command));
    return commands;
  }

  static Set<String> names() throws ClassNotFoundException {
    return commands().keySet();
  }

  @Test
  void everyCommandHasAPage() throws Exception {
    try (Stream<Path> files = Files.list(pages)) {
      assertEquals(
          names(),
          files
              .map(file -> file.getFileName().toString().replaceFirst("\\.1$", ""))
              .collect(toCollection(TreeSet::new)));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void isAManPageOf80ColumnsWithTheUsualSections(String page) throws Exception {
    String file = file(page);
    Outcome man = run("man", "--warnings", "-l", file);
    assertEquals(new Outcome(0, man.out(), ""), man);
    assertEquals(new Outcome(0, "", ""), run("groff", "-man", "-ww", "-z", file));
    Outcome whatis = run("lexgrog", file);
    assertTrue(whatis.out().contains(": \"" + page + " - "), whatis.toString());
    assertEquals(List.of(), man.out().lines().filter(line -> line.length() > 80).toList());
    List<String> headings = found("(?m)^[A-Z][A-Z ]+$", man.out());
    assertTrue(headings.containsAll(SECTIONS), headings.toString());
  }

  @ParameterizedTest
  @MethodSource("names")
  void describesOptionsAndArgumentsLikeTheHelp(String page) throws Exception {
    CommandSpec command = Objects.requireNonNull(commands().get(page));
    List<String> expected = new ArrayList<>();
    for (PositionalParamSpec argument : command.positionalParameters()) {
      String more = argument.isMultiValue() ? "..." : "";
      expected.add(described(argument.paramLabel() + more, argument.description()));
    }
    for (OptionSpec option : command.options()) {
      String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
      String names = String.join(", ", option.names());
      expected.add(described(names + value, Settings.described(option).description()));
    }
    String rendered = words(rendered(page));

    assertTrue(expected.size() >= 2, expected.toString());
    assertEquals(List.of(), expected.stream().filter(it -> !rendered.contains(it)).toList());
  }

  private static String described(String name, String... description) {
    return words(name + " " + String.join(" ", description).replace("%n", " ")).strip();
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
    Map<String, CommandSpec> commands = commands();
    commands.remove("empirical");
    String rendered = words(rendered("empirical"));
    commands.forEach(
        (page, command) -> {
          String header = command.usageMessage().header()[0];
          String expected = command.name() + " " + header + " See " + page + "(1).";
          assertTrue(rendered.contains(expected), expected);
        });
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
    Set<String> known = new TreeSet<>(OTHER_OPTIONS);
    commands()
        .forEach(
            (other, command) -> {
              known.add(other + "(1)");
              command.options().forEach(option -> known.addAll(List.of(option.names())));
            });
    Set<String> mentioned =
        new TreeSet<>(
            found("(?<![\\w/-])--[a-z][a-z-]*|\\bempirical[a-z-]*\\(\\d\\)", rendered(page)));
    mentioned.removeAll(known);
    assertEquals(Set.of(), mentioned);
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

  private String rendered(String page) throws IOException, InterruptedException {
    return run("man", "-l", file(page)).out();
  }

  private static Outcome run(String... command) throws IOException, InterruptedException {
    return Outcome.of(
        List.of(command),
        Path.of("."),
        Map.of(
            "PATH", System.getenv("PATH"),
            "LC_ALL", "C.UTF-8",
            "MANWIDTH", "80",
            "MANPAGER", "cat"));
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
}
