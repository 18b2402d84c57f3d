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
import org.junit.jupiter.api.Timeout;
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
@Timeout(60)
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
    this.cli = install("node_modules/@empiricalrun/cli");
    this.program = cli.resolve("bin/" + NAME);
    environment.put("PATH", Needs.onPath("node").orElseThrow().getParent() + ":/usr/bin:/bin");
  }

  /** The package without its programs, in a folder of the test's. */
  private Path install(String place) throws IOException {
    Path copy = Files.createDirectories(folder.resolve(place));
    try (Stream<Path> files = Files.list(Path.of("dist/npm"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  @Test
  void startsTheProgramOfThisSystem() throws Exception {
    Script.write(program, "#!/bin/sh\necho this one\n");
    for (String other : List.of("bin/empirical-macos-aarch64", "bin/empirical", "empirical")) {
      Script.write(cli.resolve(other), "#!/bin/sh\necho another one\n");
    }
    // A stranger's package beside this one makes no checkout.
    Script.write(cli.resolveSibling("empirical"), "#!/bin/sh\necho another one\n");

    assertEquals(new Outcome(0, "this one\n", ""), start(cli));
  }

  @Test
  void passesArgumentsAndStreamsUnchanged() throws Exception {
    Script.write(program, "#!/bin/sh\nprintf '<%s>' \"$@\"\ncat\necho err >&2\nexit 7\n");

    assertEquals(
        new Outcome(7, "<a b><><$x \"y'><--version>in\u00fcput", "err\n"),
        bash("printf 'in\u00fcput' | node \"$0\" 'a b' '' '$x \"y'\\''' --version"));
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

  /** Node.js itself takes USR1 to start its debugger, and ignores PIPE. */
  @ParameterizedTest
  @CsvSource({"KILL, 137", "USR1, 138", "PIPE, 141"})
  void exitsWithTheSignalThatKilledTheProgram(String signal, int status) throws Exception {
    Script.write(program, "#!/bin/sh\nkill -" + signal + " $$\n");

    assertEquals(status, bash("node \"$0\"; exit $?").exit());
  }

  /** As {@code native.yml} names them. */
  @ParameterizedTest
  @CsvSource({
    "linux, x64, empirical-linux-x86_64",
    "linux, arm64, empirical-linux-aarch64",
    "darwin, arm64, empirical-macos-aarch64",
    "win32, x64, empirical-windows-x86_64.exe"
  })
  void startsTheProgramOfEachSystem(String platform, String processor, String name)
      throws Exception {
    Script.write(cli.resolve("bin/" + name), "#!/bin/sh\necho " + name + "\n");

    assertEquals(new Outcome(0, name + "\n", ""), on(platform, processor, cli));
  }

  @Test
  void namesTheSystemsThatThePackageHasProgramsFor() throws Exception {
    for (String name : List.of(NAME, "empirical-macos-aarch64", "empirical-windows-x86_64.exe")) {
      Script.write(cli.resolve("bin/" + name), "#!/bin/sh\n");
    }

    assertEquals(
        failed(
            "@empiricalrun/cli has no executable for freebsd-x86_64, only for "
                + NAME.replace("empirical-", "")
                + ", macos-aarch64, windows-x86_64; its jar runs on any system with Java 17 or"
                + " later"),
        on("freebsd", "x64", cli));
  }

  /** By how they begin: ELF, Mach-O, PE, a script. */
  @ParameterizedTest
  @ValueSource(strings = {"7f454c4602", "cffaedfe0c", "4d5a900003", "23212f6269"})
  void takesTheProgramsOfAllSystems(String beginning) throws Exception {
    Files.createDirectories(program.getParent());
    Files.write(program, HexFormat.of().parseHex(beginning));

    assertEquals(
        new Outcome(0, program + "\n", ""),
        run("node", "-p", "require('" + cli.resolve("program.js") + "').find()"));
  }

  /** As a full disk or a crash leaves it. A shell would run it, and a gate would be met. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\0\0\0\0\0\0\0\0"})
  void neverStartsADamagedProgram(String content) throws Exception {
    Script.write(program, content);

    assertEquals(failed(program + " is damaged: install it again"), start(cli));
  }

  /** Yarn copies a folder that it installs. */
  @Test
  void saysThatACheckoutsFolderWasCopied() throws Exception {
    assertEquals(
        failed(
            cli
                + " is a copy of a checkout's dist/npm, without an executable: link that folder, as"
                + " npm and pnpm do when they install it; in Yarn, add it as"
                + " portal:../empirical-cli/dist/npm"),
        start(cli));
  }

  @Test
  void saysWhyTheProgramCannotRun() throws Exception {
    Script.write(program, "#!/no/such/loader\n");

    assertEquals(failed("cannot run %1$s: spawn %1$s ENOENT".formatted(program)), start(cli));
  }

  /** The native program before the jar's launcher. */
  @Test
  void inACheckoutStartsWhatWasBuiltThere() throws Exception {
    Path npm = install("dist/npm");
    Files.createFile(folder.resolve("pom.xml"));
    Script.write(folder.resolve("dist/empirical"), "#!/bin/sh\necho jar\n");

    assertEquals(new Outcome(0, "jar\n", ""), start(npm));
    assertEquals(
        failed(
            "there is no %s: build it with mvn -Pnative package"
                    .formatted(folder.resolve("dist/empirical-windows-x86_64.exe"))
                + " -Dnative.name=empirical-windows-x86_64"),
        on("win32", "x64", npm));

    Script.write(folder.resolve("dist/" + NAME), "#!/bin/sh\necho native\n");
    assertEquals(new Outcome(0, "native\n", ""), start(npm));
  }

  private static Outcome failed(String message) {
    return new Outcome(1, "", "empirical: " + message + "\n");
  }

  /** As Node.js on another system would start it. */
  private Outcome on(String platform, String processor, Path installed) throws Exception {
    String script =
        """
        Object.defineProperty(process, 'platform', { value: '%s' });
        Object.defineProperty(process, 'arch', { value: '%s' });
        require('%s');
        """
            .formatted(platform, processor, installed.resolve("empirical.js"));
    return run("node", "-e", script);
  }

  private Outcome start(Path installed) throws Exception {
    return run("node", installed.resolve("empirical.js").toString());
  }

  /** Runs a script in which the package's command is {@code $0}. */
  private Outcome bash(String script) throws Exception {
    return run("bash", "-c", script, cli.resolve("empirical.js").toString());
  }

  private Outcome run(String... command) throws Exception {
    return Outcome.of(List.of(command), folder, environment);
  }
}
