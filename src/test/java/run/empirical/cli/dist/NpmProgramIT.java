package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;

/** How the npm package finds and starts the program, with scripts in place of programs. */
@Tag("jar")
@EnabledOnOs(OS.LINUX)
final class NpmProgramIT {
  private static final String NAME =
      "empirical-linux-" + (System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64");

  private final Path folder;
  private final Path cli;
  private final Path program;
  private final Map<String, String> environment = new TreeMap<>();

  NpmProgramIT(@TempDir Path folder) throws IOException {
    Needs.programs("node");
    this.folder = folder.toRealPath();
    this.cli = copy(this.folder.resolve("node_modules/@empiricalrun/last-pass"));
    this.program = cli.resolve("bin/" + NAME);
    environment.put("PATH", Needs.onPath("node").orElseThrow().getParent() + ":/usr/bin:/bin");
  }

  /** Copies the package, with an empty folder for its programs. */
  static Path copy(Path copy) throws IOException {
    Files.createDirectories(copy.resolve("bin"));
    try (Stream<Path> files = Files.list(Path.of("dist/npm"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  @Test
  void passesArgumentsAndStreamsUnchanged() throws Exception {
    Script.write(program, "#!/bin/sh\nprintf '<%s>' \"$@\"\ncat\necho err >&2\nexit 7\n");

    assertEquals(
        new Outcome(7, "<last-pass><a b><><$x \"y'><--version>in\u00fcput", "err\n"),
        bash("printf 'in\u00fcput' | node \"$0\" 'a b' '' '$x \"y'\\''' --version"));
  }

  /** Only the first argument can be a command. */
  @ParameterizedTest
  @CsvSource({
    "'', last-pass",
    "--from - --require help, last-pass --from - --require help",
    "last-pass last-pass, last-pass last-pass",
    "help gating, help gating",
    "__complete -- =, __complete -- =",
    "gating, last-pass gating"
  })
  void runsLastPassUnlessGivenACommand(String given, String run) throws Exception {
    Script.write(program, "#!/bin/sh\necho \"$*\"\n");

    assertEquals(new Outcome(0, run + "\n", ""), bash("node \"$0\" " + given));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HUP", "INT", "TERM"})
  void forwardsSignals(String signal) throws Exception {
    Script.write(
        program,
        """
        #!/bin/sh
        sleep 1000 &
        trap "kill $!; exit 9" %s
        echo ready
        wait
        """
            .formatted(signal));
    String script =
        """
        mkfifo out
        # Background jobs of a shell ignore SIGINT.
        env --default-signal node "$0" >out &
        read -r ready <out
        kill -%s $!
        wait $!
        """
            .formatted(signal);

    assertEquals(new Outcome(9, "", ""), bash(script));
  }

  /** Node.js starts its debugger on USR1, and ignores PIPE. */
  @ParameterizedTest
  @CsvSource({"KILL, 137", "USR1, 138", "PIPE, 141"})
  void exitsWithTheSignalThatKilledTheProgram(String signal, int status) throws Exception {
    Script.write(program, "#!/bin/sh\nkill -" + signal + " $$\n");

    assertEquals(status, bash("node \"$0\"; exit $?").exit());
  }

  /** The names of the programs are those in {@code native.yml}. */
  @ParameterizedTest
  @CsvSource({
    "linux, x64, empirical-linux-x86_64",
    "linux, arm64, empirical-linux-aarch64",
    "darwin, arm64, empirical-macos-aarch64",
    "win32, x64, empirical-windows-x86_64.exe"
  })
  void startsTheProgramOfEachSystem(String platform, String processor, String name)
      throws Exception {
    for (String file : List.of(name, "empirical-macos-x86_64", "empirical", "../empirical")) {
      Script.write(cli.resolve("bin/" + file), "#!/bin/sh\necho " + file + "\n");
    }
    Files.createFile(cli.resolve("bin/empirical.jar"));

    assertEquals(new Outcome(0, name + "\n", ""), on(platform, processor));
  }

  /** The launcher need not be executable: some ways to install the package drop the mode. */
  @Test
  void startsTheJarOnASystemWithoutAnExecutable() throws Exception {
    Script.write(program, "#!/bin/sh\necho another one\n");
    Files.createFile(cli.resolve("bin/empirical.jar"));
    Files.writeString(cli.resolve("bin/empirical"), "#!/bin/sh\nprintf '<%s>' \"$0\" \"$@\"\n");

    assertEquals(
        new Outcome(0, "<" + cli.resolve("bin/empirical") + "><last-pass><a b>", ""),
        on("freebsd", "x64", "a b"));
  }

  /**
   * Node.js cannot start {@code empirical.cmd}, so its options are repeated. Quotation marks around
   * {@code JAVA_HOME} are removed, as there.
   */
  @Test
  void startsTheJarOnWindowsWithJavaHomeElseThePath() throws Exception {
    Path jar = Files.createFile(cli.resolve("bin/empirical.jar"));
    for (String place : List.of("home/bin", "path")) {
      Script.write(
          folder.resolve(place + "/java.exe"), "#!/bin/sh\nprintf '%s\\n' " + place + " \"$@\"\n");
    }
    String arguments =
        Files.readString(Path.of("dist/empirical.cmd"))
            .replaceFirst("(?s).*\"%java%\" (.*)-jar .*", "$1")
            .replace(" ", "\n");
    String started = "\n" + arguments + "-jar\n" + jar + "\nlast-pass\na b\n";

    environment.put("PATH", environment.get("PATH") + "::" + folder.resolve("path"));
    assertEquals(new Outcome(0, "path" + started, ""), on("win32", "arm64", "a b"));
    environment.put("JAVA_HOME", "\"\"");
    assertEquals(new Outcome(0, "path" + started, ""), on("win32", "arm64", "a b"));
    environment.put("JAVA_HOME", '"' + folder.resolve("home").toString() + '"');
    assertEquals(new Outcome(0, "home/bin" + started, ""), on("win32", "arm64", "a b"));
  }

  /** A java in the working folder, where Windows would look first, is not started. */
  @Test
  void saysOnWindowsThatThereIsNoJava() throws Exception {
    Files.createFile(cli.resolve("bin/empirical.jar"));
    Script.write(folder.resolve("java.exe"), "#!/bin/sh\necho another one\n");
    String needs = "needs Java 17 or later in JAVA_HOME, or on the PATH if that is not set";

    assertEquals(failed(needs), on("win32", "arm64"));
    environment.put("JAVA_HOME", "/no where");
    assertEquals(failed(needs + ": there is no /no where/bin/java.exe"), on("win32", "arm64"));
  }

  /** A program begins as ELF, Mach-O, PE or a script does. */
  @ParameterizedTest
  @ValueSource(strings = {"7f454c4602", "cffaedfe0c", "4d5a900003", "23212f6269"})
  void takesTheProgramsOfAllSystems(String beginning) throws Exception {
    Files.write(program, HexFormat.of().parseHex(beginning));

    assertEquals(
        new Outcome(0, program + "\n", ""),
        run("node", "-p", "require('" + cli.resolve("program.js") + "').find().join()"));
  }

  /** A full disk or a crash may leave such a file. A shell would run it and exit with 0. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\0\0\0\0\0\0\0\0"})
  void neverStartsADamagedProgram(String content) throws Exception {
    Path launcher = Script.write(cli.resolve("bin/empirical"), content);
    Files.createFile(cli.resolve("bin/empirical.jar"));
    assertEquals(failed(launcher + " is damaged: install it again"), start());

    Script.write(program, content);
    assertEquals(failed(program + " is damaged: install it again"), start());
  }

  @Test
  void saysWhyTheProgramCannotRun() throws Exception {
    Script.write(program, "#!/no/such/loader\n");

    assertEquals(failed("cannot run %1$s: spawn %1$s ENOENT".formatted(program)), start());
  }

  @Test
  void neitherRunsNorIsPackedBeforeTheJarIsBuilt() throws Exception {
    Needs.programs("npm");
    String missing =
        cli.resolve("bin/empirical.jar")
            + " is missing: build it with 'mvn -q package -Dmaven.test.skip'";

    assertEquals(failed(missing), start());
    environment.put("HOME", folder.toString());
    assertEquals(
        failed(missing),
        run("npm", "pack", "--silent", "--offline", "./node_modules/@empiricalrun/last-pass"));
    Files.createFile(cli.resolve("bin/empirical.jar"));
    assertEquals(
        0, run("npm", "pack", "--offline", "./node_modules/@empiricalrun/last-pass").exit());
  }

  private static Outcome failed(String message) {
    return Outcome.error(1, message);
  }

  /** Starts the program as Node.js would on another system. */
  private Outcome on(String platform, String processor, String... arguments) throws Exception {
    String script =
        """
        Object.defineProperty(process, 'platform', { value: '%s' });
        Object.defineProperty(process, 'arch', { value: '%s' });
        require('%s');
        """
            .formatted(platform, processor, cli.resolve("last-pass.js"));
    return run(
        Stream.concat(Stream.of("node", "-e", script, "node"), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private Outcome start() throws Exception {
    return run("node", cli.resolve("last-pass.js").toString());
  }

  /** Runs a script in which the package's command is {@code $0}. */
  private Outcome bash(String script) throws Exception {
    return run("bash", "-c", script, cli.resolve("last-pass.js").toString());
  }

  private Outcome run(String... command) throws Exception {
    return Outcome.of(List.of(command), folder, environment);
  }
}
