package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
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
import run.empirical.cli.model.Version;

/** Installs and runs the packages with npm, from an empty folder and an empty cache. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
final class NpmIT {
  private static final String NAME = "@empiricalrun/cli";

  private static final Path DIST = Path.of("dist").toAbsolutePath();
  private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");
  private static final String PLATFORM = NAME + (ARM ? "-linux-arm64" : "-linux-x64");
  private static final Path PROGRAM =
      DIST.resolve(ARM ? "empirical-linux-aarch64" : "empirical-linux-x86_64");
  private static final List<String> PLATFORMS =
      List.of("darwin-arm64", "linux-arm64", "linux-x64", "win32-x64");

  private final Path folder;
  private final NpmRegistry registry;
  private final Map<String, String> environment;

  NpmIT(@TempDir Path folder) throws Exception {
    this.folder = folder.toRealPath();
    this.registry = new NpmRegistry();
    this.environment = environment(registry.url(), this.folder);
  }

  /** An environment in which npm ignores this machine's settings and uses this registry only. */
  private static Map<String, String> environment(String registry, Path home) {
    Map<String, String> environment = new TreeMap<>();
    Needs.programs("npm");
    environment.put("PATH", Needs.onPath("npm").orElseThrow().getParent() + ":/usr/bin:/bin");
    environment.put("HOME", home.toString());
    environment.put("npm_config_registry", registry);
    environment.put("npm_config_userconfig", home.resolve("npmrc").toString());
    environment.put("npm_config_globalconfig", home.resolve("global-npmrc").toString());
    environment.put("npm_config_cache", home.resolve("cache").toString());
    environment.put("npm_config_fetch_retries", "0");
    environment.put("npm_config_update_notifier", "false");
    environment.put("npm_config_audit", "false");
    environment.put("npm_config_fund", "false");
    environment.put("EMPIRICAL_CONFIG", "");
    return environment;
  }

  @BeforeAll
  static void requireNativeProgram() {
    assumeTrue(Files.exists(PROGRAM), "no native program was built");
  }

  @AfterEach
  void closeRegistry() {
    registry.close();
  }

  @Test
  void npxPrintsTheTableInAnEmptyFolder() throws Exception {
    assertEquals(
        ShippedProgram.DEMO_ANSWER,
        run("npx", "--yes", NAME, "last-pass", Sandboxes.ID, "--demo").withoutTimes());
    assertEquals(Set.of(NAME, PLATFORM), registry.downloaded());
  }

  @ParameterizedTest
  @CsvSource({"HUP, 129", "INT, 130", "TERM, 143"})
  void forwardsSignals(String signal, int status) throws Exception {
    install();
    String script =
        """
        mkfifo out
        # Background jobs of a shell ignore SIGINT.
        env --default-signal node_modules/.bin/empirical sandbox >out 2>err &
        read -r url <out
        kill -%s $!
        wait $!
        status=$?
        # Behind the three lines of the start.
        tail -n +4 err
        exit $status
        """
            .formatted(signal);

    assertEquals(new Outcome(status, "", ""), run("bash", "-c", script));
  }

  /** Node.js itself takes USR1 to start its debugger, and ignores PIPE. */
  @ParameterizedTest
  @CsvSource({"KILL, 137", "USR1, 138", "PIPE, 141"})
  void exitsWithTheSignalThatKilledTheProgram(String signal, int status) throws Exception {
    install();
    replaceExecutable("#!/bin/sh\nkill -" + signal + " $$\n");

    assertEquals(status, run("bash", "-c", "node_modules/.bin/empirical; exit $?").exit());
  }

  @Test
  void passesArgumentsAndStreamsUnchanged() throws Exception {
    install();
    replaceExecutable("#!/bin/sh\nprintf '<%s>' \"$@\"\ncat\necho err >&2\nexit 7\n");

    assertEquals(
        new Outcome(7, "<a b><><$x \"y'><--version>in\u00fcput", "err\n"),
        run(
            "bash",
            "-c",
            "printf 'in\u00fcput' |"
                + " node_modules/.bin/empirical 'a b' '' '$x \"y'\\''' --version"));
  }

  @Test
  void reportsMissingOptionalDependencies() throws Exception {
    install("--omit=optional");

    assertEquals(
        new Outcome(
            1,
            "",
            "empirical: "
                + PLATFORM
                + " is not installed: it needs optional dependencies and, on Linux arm64, glibc"
                + " 2.34 or later\n"),
        empirical("--version"));
  }

  @Test
  void reportsAnUnsupportedPlatform() throws Exception {
    install("--os=freebsd");
    Path shim = folder.resolve("app/node_modules/@empiricalrun/cli/empirical.js");

    assertEquals(
        new Outcome(
            1,
            "",
            "empirical: @empiricalrun/cli has no executable for freebsd-x64, only for darwin-arm64,"
                + " linux-arm64, linux-x64, win32-x64;"
                + " https://github.com/empirical-run/empirical-cli has one for Java\n"),
        run(
            "node",
            "-e",
            "Object.defineProperty(process, 'platform', { value: 'freebsd' });"
                + " Object.defineProperty(process, 'arch', { value: 'x64' }); require('"
                + shim
                + "')"));
    assertEquals(Set.of(NAME), registry.downloaded());
  }

  @Test
  void reportsWhyTheProgramCannotRun() throws Exception {
    install();
    replaceExecutable("#!/no/such/loader\n");

    assertEquals(
        new Outcome(
            1,
            "",
            "empirical: cannot run %1$s: spawn %1$s ENOENT\n".formatted(installedExecutable())),
        empirical("--version"));
  }

  /** As a full disk or a crash leaves it. A shell would run it, and a gate would be met. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\0\0\0\0\0\0\0\0"})
  void reportsADamagedExecutable(String content) throws Exception {
    install();
    replaceExecutable(content);

    assertEquals(
        new Outcome(
            1,
            "",
            "empirical: %s is damaged: install %s again\n"
                .formatted(installedExecutable(), PLATFORM)),
        empirical("--version"));
  }

  @Test
  void packageListsItsVersionAndEveryPlatform() throws Exception {
    JsonNode main = new ObjectMapper().readTree(DIST.resolve("npm/package.json").toFile());
    Map<String, String> dependencies = new TreeMap<>();
    PLATFORMS.forEach(it -> dependencies.put(NAME + "-" + it, Version.NUMBER));

    assertEquals(NAME, main.get("name").asText());
    assertEquals(Version.NUMBER, main.get("version").asText());
    assertEquals(
        dependencies, new ObjectMapper().convertValue(main.get("optionalDependencies"), Map.class));
    assertNull(main.get("scripts"), "no script runs during an installation");
  }

  @Test
  void packagesContainTheExpectedFilesAndPlatform() throws Exception {
    assertEquals(
        """
        -rwxr-xr-x package/bin/empirical
        -rw-r--r-- package/LICENSE
        -rw-r--r-- package/package.json
        -rw-r--r-- package/THIRD-PARTY.txt
        """,
        list(PLATFORM));
    assertEquals(
        """
        -rwxr-xr-x package/empirical.js
        -rw-r--r-- package/LICENSE
        -rw-r--r-- package/list.js
        -rw-r--r-- package/look-up.js
        -rw-r--r-- package/package.json
        -rw-r--r-- package/program.js
        -rw-r--r-- package/README.md
        -rw-r--r-- package/reporter.js
        -rw-r--r-- package/tests.js
        """,
        list(NAME));
    JsonNode manifest = new ObjectMapper().readTree(NpmRegistry.manifest(PLATFORM));
    assertEquals("[\"linux\"]", manifest.get("os").toString());
    assertEquals(
        ShippedProgram.isStatic(PROGRAM) ? "" : "[\"glibc\"]", manifest.path("libc").toString());
    assertEquals(ARM ? "[\"arm64\"]" : "[\"x64\"]", manifest.get("cpu").toString());
  }

  private String list(String name) throws IOException, InterruptedException {
    return run(
            "bash",
            "-c",
            "tar -tvzf \"$0\" | grep -v '^d' | awk '{print $1, $NF}' | sort -f -k2",
            NpmRegistry.tarball(name).toString())
        .out();
  }

  private void install(String... options) throws IOException, InterruptedException {
    Path app = Files.createDirectory(folder.resolve("app"));
    Files.writeString(app.resolve("package.json"), "{\"name\":\"app\"}");
    List<String> command = new ArrayList<>(List.of("npm", "install", "--ignore-scripts", NAME));
    command.addAll(List.of(options));
    Outcome outcome = run(command.toArray(String[]::new));
    assertEquals(0, outcome.exit(), outcome.toString());
  }

  /** Replaces the installed program with a script. */
  private void replaceExecutable(String script) throws IOException {
    Script.write(installedExecutable(), script);
  }

  private Path installedExecutable() {
    return folder.resolve("app/node_modules/" + PLATFORM + "/bin/empirical");
  }

  private Outcome empirical(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node_modules/.bin/empirical"));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  /** Runs a command in the application's folder if there is one, else in an empty folder. */
  private Outcome run(String... command) throws IOException, InterruptedException {
    Path app = folder.resolve("app");
    Path place = Files.exists(app) ? app : Files.createDirectories(folder.resolve("empty"));
    return Outcome.of(List.of(command), place, environment);
  }
}
