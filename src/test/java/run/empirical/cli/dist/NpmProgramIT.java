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

  /** npm 10 and 11 set a variable instead of passing the option; a script may pass its value on. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          require=2          | --require         | x, x --env 2, x --require 3, x -- --require 2, x -- --help
          require=           | --require         | x, last-pass
          require=2,3        | --require         | x --require 3 --require 4
          max_age=24h        | --max-age         | x --env 24h, x --max-age 24h0
          env_name=2=a=b     | --env-name        | x, x --env-name 2=a, x --env 2=a=b, x --require 2, x --env-name 1=c,2=a=b
          env_name=1=a++2=b  | --env-name        | x, x --env-name 1=a, x --env-name 1=a 2=b, x --env-name=2=b -- --env-name=1=a
          require=2++3       | --require         | x --require 2, x --env 2,3
          from=a++b          | --from            | x --from a, x --from a,b
          since=true         | --since           | x 2d
          days=9             | --days            | x --days=9,1
          from=a,b           | --from            | x --from a --from b
          from_playwright=   | --from-playwright | x
          last_failed=true   | --last-failed     | x, x --last-failed=true
          """)
  void rejectsOptionsThatNpmHasTaken(String variables, String taken, String calls)
      throws Exception {
    setNpmVariables(variables);
    for (String call : calls.split(", ")) {
      assertEquals(
          takenByNpm(taken, "npm exec @empiricalrun/last-pass"), bash("node \"$0\" " + call), call);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          require=2         | x --require=2, x --require 3,2, x --help, -h, x --version, -V
          require=2         | help gating, completion bash, __complete -- x, sandbox
          require=2,3       | x --require 3,4 --require=2
          env=2             | x, x --env 3
          max_age=24h       | x --max-age=24h, x --max-age 24h
          from=a=b          | x --from=a=b, x --from a=b
          from=a++b         | x --from a --from b
          require=2++3,4    | x --require 2 --require 3,4, x --require=4,3,2
          env_name=2=a=b    | x --env-name=2=a=b, x --env-name 2=a=b, x --env-name 1=c --env-name 2=a=b, x --help
          env_name=1=a++2=b | x --env-name 1=a --env-name 2=b, x --env-name=2=b --env-name=1=a
          last_failed=true  | --last-failed
          wait=5m before=1  | x
          """)
  void acceptsOptionsThatAScriptPassesOn(String variables, String calls) throws Exception {
    Script.write(program, "#!/bin/sh\n");
    setNpmVariables(variables);
    for (String call : calls.split(", ")) {
      assertEquals(new Outcome(0, "", ""), bash("node \"$0\" " + call), call);
    }
  }

  /** Yarn 1 sets this variable to JSON in which {@code original} has each word typed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exec last-pass x --require 2 --max-age 24h | --require     | x
          exec last-pass x --require=2 --max-age=24h | --max-age     | x --require 2
          gate --require=2 -- --max-age=24h          | --require     | x --max-age=24h
          gate --require 2 --require 3               | --require     | x --require 2, x -- --require 2 --require 3
          gate --env-name 2=a=b --                   | --env-name    | x, x --env-name 2=a, x --env 2=a=b, x --require 2
          gate --env-name=1=a --env-name=2=b --      | --env-name    | x --env-name 1=a
          gate --last-failed                         | --last-failed | x
          gate --since                               | --since       | x
          """)
  void rejectsOptionsThatYarnHasDropped(String typed, String dropped, String calls)
      throws Exception {
    setYarnsVariable(typed);
    for (String call : calls.split(", ")) {
      String advice =
          "; type yarn last-pass …, without -- among the options, or unset npm_config_argv";
      assertEquals(
          Outcome.error(2, "Yarn has dropped " + dropped + advice),
          bash("node \"$0\" " + call),
          call);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          last-pass x --require=2 --max-age 24h | x --require=2 --max-age 24h, x --require 3,2 --max-age=24h
          gate --require 2 --require 3          | x --require 2,3, --help, x -V
          exec last-pass help --require 2       | help, completion bash
          gate --env 2                          | x
          gate --env-name=2=a=b --env-name 1=c  | x --env-name=2=a=b --env-name=1=c, x --env-name 1=c --env-name 2=a=b
          e2e --retries=2 x --days              | x --days ''
          """)
  void acceptsOptionsThatYarnPassesOn(String typed, String calls) throws Exception {
    Script.write(program, "#!/bin/sh\n");
    setYarnsVariable(typed);
    for (String call : calls.split(", ")) {
      assertEquals(new Outcome(0, "", ""), bash("node \"$0\" " + call), call);
    }
  }

  private void setYarnsVariable(String typed) {
    environment.put("npm_config_argv", "{\"original\":[\"" + typed.replace(" ", "\",\"") + "\"]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "null",
        "[]",
        "{\"original\":{}}",
        "{\"original\":\"--require\"}",
        "{\"original\":[null,\"--require\"]}"
      })
  void ignoresAVariableThatIsNotOfYarn(String value) throws Exception {
    Script.write(program, "#!/bin/sh\n");
    environment.put("npm_config_argv", value);
    assertEquals(new Outcome(0, "", ""), bash("node \"$0\" x"));
  }

  /** For {@code ++}, the value has an empty line, as npm writes it between repeated options. */
  private void setNpmVariables(String variables) {
    for (String variable : variables.split(" ")) {
      String[] nameAndValue = variable.split("=", 2);
      environment.put("npm_config_" + nameAndValue[0], nameAndValue[1].replace("++", "\n\n"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "e2e:eu-1.x, npm run e2e:eu-1.x",
    "npx, npm exec @empiricalrun/last-pass",
    "my gate, npm exec @empiricalrun/last-pass",
    "gate[31m, npm exec @empiricalrun/last-pass"
  })
  void showsHowToPassOptionsToTheScript(String script, String call) throws Exception {
    setNpmVariables("max_age=");
    environment.put("npm_lifecycle_event", script);

    assertEquals(takenByNpm("--max-age", call), start());
  }

  @Test
  void showsHowToPassOptionsInPowerShell() throws Exception {
    setNpmVariables("max_age=");
    environment.put("npm_lifecycle_event", "gate");
    Outcome elsewhere = takenByNpm("--max-age", "npm run gate");

    assertEquals(
        new Outcome(
            2,
            "",
            elsewhere
                .err()
                .replace(", or unset", " (in PowerShell, with quotation marks: '--'), or unset")),
        on("win32", "x64"));
  }

  private static Outcome takenByNpm(String option, String call) {
    return Outcome.error(
        2,
        "npm has taken %1$s (npm_config_%2$s is set); put -- before the options, as in %3$s -- %1$s, or unset the variable"
            .formatted(option, option.substring(2).replace('-', '_'), call));
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

  /**
   * The names of the programs are those in {@code native.yml}. Windows runs no scripts: this one
   * begins with the letters of its programs.
   */
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
      String beginning = file.endsWith(".exe") ? "MZ=" : "#!/bin/sh";
      Script.write(cli.resolve("bin/" + file), beginning + "\necho " + file + "\n");
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
   * Node.js cannot start {@code empirical.cmd}, so its options are repeated. Quotation marks in
   * {@code JAVA_HOME} and the {@code PATH} are removed, as there.
   */
  @Test
  void startsTheJarOnWindowsWithJavaHomeElseThePath() throws Exception {
    Path jar = Files.createFile(cli.resolve("bin/empirical.jar"));
    for (String place : List.of("home/bin", "path")) {
      Script.write(
          folder.resolve(place + "/java.exe"), "#!/bin/sh\nprintf '%s\\n' " + place + " \"$@\"\n");
    }
    String options =
        Files.readString(Path.of("dist/empirical.cmd"))
            .replaceFirst("(?s).*\"%_java%\" (.*)-jar .*", "$1")
            .replace(" ", "\n");
    String started = "\n" + options + "-jar\n" + jar + "\nlast-pass\na b\n";

    environment.merge("PATH", "::\"" + folder.resolve("path") + '"', String::concat);
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
    environment.merge("PATH", ":.:", String::concat);
    assertEquals(failed(needs), on("win32", "arm64"));
    environment.put("JAVA_HOME", "/no where");
    assertEquals(failed(needs + ": there is no /no where/bin/java.exe"), on("win32", "arm64"));
  }

  @ParameterizedTest
  @CsvSource({"1.8.0_392, false", "16, false", "17.0.2, true", "25-ea, true"})
  void readsOnWindowsTheVersionInTheReleaseFile(String version, boolean suitable) throws Exception {
    Files.createFile(cli.resolve("bin/empirical.jar"));
    Path java = Script.write(folder.resolve("home/bin/java.exe"), "#!/bin/sh\n");
    Files.writeString(
        folder.resolve("home/release"),
        "IMPLEMENTOR=\"=\"\r\nJAVA_VERSION=\"" + version + "\"\r\n");
    environment.put("JAVA_HOME", folder.resolve("home").toString());
    String needs = "needs Java 17 or later in JAVA_HOME, or on the PATH if that is not set";

    assertEquals(
        suitable ? new Outcome(0, "", "") : failed(needs + ": " + java + " is Java " + version),
        on("win32", "arm64"));
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

  /** Node.js starts neither batch files nor scripts there. */
  @Test
  void asksForAnExeOnWindows() throws Exception {
    Path launcher = Script.write(folder.resolve("empirical"), "#!/bin/sh\n");
    String script =
        """
        Object.defineProperty(process, 'platform', { value: 'win32' });
        try { require('%s').at('%s'); } catch (error) { console.log(error.message); }
        """
            .formatted(cli.resolve("program.js"), launcher);

    assertEquals(
        new Outcome(
            0,
            "no executable at "
                + launcher
                + ": leave program out, or write the path of an .exe from the configuration's"
                + " folder\n",
            ""),
        run("node", "-e", script));
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
