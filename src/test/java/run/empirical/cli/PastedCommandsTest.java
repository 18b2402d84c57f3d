package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.model.Version;

/** Runs the commands of the pages in several shells, and compares what they pass to programs. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class PastedCommandsTest {
  /** In what follows, -f keeps patterns as they are, as if no file matched. */
  private static final String REFERENCE = "dash -f script";

  /**
   * With {@code -c} or a file, even an interactive zsh knows comments. Without the other options,
   * it prints more than its errors.
   */
  private static final String INTERACTIVE = "zsh -f -i +m -o no_prompt_sp -o no_prompt_cr <script";

  private static final String PROGRAMS =
      "empirical emp last-pass npx npm pnpm yarn node playwright git curl jq sudo docker java jbang"
          + " mvn chmod sh date rm mv cut grep sort tar sha256sum gh env id api list_tests"
          + " start_tests .ci/run .ci/quick dist/empirical ./release ./deploy ./rollback"
          + " ./start-tests src/build/package.sh empirical-"
          + Version.NUMBER
          + "/bin/empirical";

  /** Matches the beginning of a command that calls a program. */
  private static final String CALL =
      "(?:\\w+=(?:'[^']*'|[^ '(]+) )*(?:"
          + PROGRAMS.replace(".", "[.]").replace(' ', '|')
          + ")(?= \\S|\n)";

  /** Matches the beginning of a script. */
  private static final Pattern SCRIPT =
      Pattern.compile(CALL + "|(?:echo|printf|cd|if|for|case) |\\w+=|\\w+\\(\\) \\{");

  /** Matches the beginning of an indented block that is no script. */
  private static final Pattern OTHER_BLOCK =
      Pattern.compile(
          " *(?:-|\\[|SHELL )" // options and parameters
              + "| *\\S+ {2,}\\S" // a list of words, each with its meaning
              + "|WHAT FAILS {2,}" // a table
              + "|\\d \\(|[0-9a-f]{20}-[0-9a-f]{20}\n" // the data of the sandbox
              + "|\\w+: \\d+ tests " // output
              + "|env-name[.]|# empirical[.]properties\n"
              + "|// |reporter: |const |\"gate\": " // configuration
              + "|src/main/java/"); // folders

  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```(\\w*)\n(.*?)^ *```\n");
  private static final Pattern PROMPT = Pattern.compile("(?m)^[$] (.*\n(?: {4}.*\n)*)");
  private static final Pattern INDENTED = Pattern.compile("(?<=\n\n|-->\n)(?: {4}.*\n)+");

  /** Matches an indented block that does not go on with an item of a list. */
  private static final Pattern IN_HELP = Pattern.compile("(?m)^- .*\n(?: {2}.*\n)*|^(?: {2}.*\n)+");

  private static final Pattern INLINE = Pattern.compile("`([^`]+)`");

  @TempDir private static Path folder;

  @BeforeAll
  static void installPrograms() throws IOException {
    // A pipe is read. Other standard input may be the script that the shell is reading.
    Path program = folder.resolve("program");
    Files.writeString(
        program,
        """
        #!/bin/sh
        given=$0
        for argument; do given="$given <$argument>"; done
        if [ -p /dev/stdin ]; then given="$given $(/bin/cat)"; fi
        printf '%s\n' "$given" >>"$GIVEN"
        echo ': two  words'
        [ "${0##*/}" != "${FAILS##*/}" ] || exit 20
        """);
    assertTrue(program.toFile().setExecutable(true));
    for (String name : PROGRAMS.split(" ")) {
      Path copy = folder.resolve(name.contains("/") ? name : "bin/" + name);
      Files.createDirectories(copy.getParent());
      // Not a link: a script writes its own ./deploy.
      Files.copy(program, copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
    // Without these, a recipe ends early.
    for (String file : List.of("gate.json", "tests.json", "tests.new")) {
      Files.writeString(folder.resolve(file), "{}");
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void passesTheSameInEachShell(String page, String script) throws Exception {
    Needs.programs("dash", "bash", "zsh");
    List<String> failing = new ArrayList<>(List.of("none"));
    if (script.contains("||")) {
      Stream.of(PROGRAMS.split(" ")).filter(script::contains).forEach(failing::add);
    }
    // Each shell has its own words for type.
    String pasted = "type() { echo \"$@\"; }\n" + script + "last=$?\nwait\nexit $last";
    for (String fails : failing) {
      Outcome reference = run(REFERENCE, pasted, fails);
      for (String shell : List.of("bash script", "zsh -f script", INTERACTIVE)) {
        assertEquals(reference, run(shell, pasted, fails), page + ", " + shell + ":\n" + script);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bash, bash script",
    "zsh, zsh -f script",
    "zsh, " + INTERACTIVE,
    "fish, fish --no-config script"
  })
  void completionLinesCallTheProgram(String shell, String command) throws Exception {
    Needs.programs("dash", shell);
    Matcher line =
        Pattern.compile("(?m)^  " + shell + " +([^#\n]+)$")
            .matcher(new Cli().run("completion", "-h").out());
    assertTrue(line.find());
    assertEquals(
        run(REFERENCE, "empirical completion " + shell + " >/dev/null", "none"),
        run(command, line.group(1), "none"));
  }

  @Test
  void eachBlockIsAScriptOrOfAnotherKnownKind() throws IOException {
    List<String> unknown = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (Map.Entry<String, List<String>> page : blocks().entrySet()) {
      page.getValue().stream()
          .filter(block -> !isScript(block) && !OTHER_BLOCK.matcher(block).lookingAt())
          .forEach(unknown::add);
      if (page.getValue().stream().noneMatch(PastedCommandsTest::isScript)) {
        without.add(page.getKey());
      }
    }
    assertEquals(List.of(), unknown);
    assertEquals(List.of("completion -h", "help -h"), without);
  }

  static Stream<Arguments> scripts() throws IOException {
    return blocks().entrySet().stream()
        .flatMap(
            page ->
                page.getValue().stream()
                    .filter(PastedCommandsTest::isScript)
                    .map(script -> Arguments.of(page.getKey(), script)));
  }

  private static boolean isScript(String block) {
    return SCRIPT.matcher(block).lookingAt();
  }

  /** The blocks of each page, and the commands in its text. */
  private static Map<String, List<String>> blocks() throws IOException {
    Map<String, List<String>> blocks = new LinkedHashMap<>();
    for (String page :
        List.of(
            "README.md", "dist/npm/README.md", ".github/CONTRIBUTING.md", ".github/RELEASING.md")) {
      blocks.put(page, inMarkdown(Files.readString(Path.of(page))));
    }
    List<String> pages = new ArrayList<>(List.of("--help", "last-pass --help"));
    Cli.commands().forEach(command -> pages.add(command + " -h"));
    for (String topic : List.of("gating", "deploying", "formatting", "environment", "exit-codes")) {
      pages.add("help " + topic);
    }
    for (String page : pages) {
      blocks.put(page, inHelp(new Cli().run(page.split(" ")).out()));
    }
    return blocks;
  }

  private static List<String> inMarkdown(String text) throws IOException {
    List<String> blocks = new ArrayList<>();
    for (MatchResult fenced : FENCED.matcher(text).results().toList()) {
      String block = fenced.group(2);
      switch (fenced.group(1)) {
        case "sh" -> blocks.add(block);
        case "text" -> PROMPT.matcher(block).results().map(m -> m.group(1)).forEach(blocks::add);
        case "yaml" -> {
          for (JsonNode step : new YAMLMapper().readTree(block)) {
            blocks.add(step.path("run").asText("- uses") + "\n");
          }
        }
        default -> blocks.add(fenced.group());
      }
    }
    String unfenced = FENCED.matcher(text).replaceAll("\n");
    INDENTED
        .matcher(unfenced)
        .results()
        .map(m -> m.group().replaceAll("(?m)^ {4}", ""))
        .forEach(blocks::add);
    INLINE
        .matcher(INDENTED.matcher(unfenced).replaceAll("\n"))
        .results()
        .map(m -> m.group(1).replace('\n', ' ').replace("\\|", "|") + "\n")
        .filter(code -> Pattern.compile(CALL + " ").matcher(code).lookingAt())
        .forEach(blocks::add);
    return blocks;
  }

  private static List<String> inHelp(String text) {
    // In examples of commands, words may stand in a column beside the command.
    Pattern column = Pattern.compile("(?m)^(empirical .*?) {3,}[a-z].*");
    return IN_HELP
        .matcher(text)
        .results()
        .filter(block -> !block.group().startsWith("-"))
        .map(block -> column.matcher(block.group().replaceAll("(?m)^ {2}", "")).replaceAll("$1"))
        .toList();
  }

  /** Runs a script whose programs succeed but for one; adds to its output what they were given. */
  private static Outcome run(String shell, String script, String fails)
      throws IOException, InterruptedException {
    Path given = Files.writeString(folder.resolve("given"), "");
    Files.deleteIfExists(folder.resolve("empirical.properties"));
    Files.writeString(folder.resolve("script"), script + "\n");
    String program = shell.substring(0, shell.indexOf(' '));
    Outcome outcome =
        Outcome.of(
            List.of(
                "/bin/sh",
                "-c",
                "exec " + Needs.onPath(program).orElseThrow() + shell.substring(program.length())),
            folder,
            Map.of(
                "PATH", folder.resolve("bin").toString(),
                "HOME", folder.toString(),
                "LC_ALL", "C.UTF-8",
                "EMPIRICALRUN_KEY", "any-key",
                "GITHUB_ENV", "/dev/stdout",
                "GIVEN", given.toString(),
                "FAILS", fails,
                "PS1", "",
                "PS2", ""));
    // The programs of a pipe run at once.
    String sorted = Files.readAllLines(given).stream().sorted().collect(Collectors.joining("\n"));
    return new Outcome(outcome.exit(), outcome.out() + sorted, outcome.err());
  }
}
