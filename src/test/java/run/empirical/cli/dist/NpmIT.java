package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;
import run.empirical.cli.model.Version;
import run.empirical.cli.sandbox.RunningSandbox;

/** Installs the package with npm in an empty folder, as its users do, and runs it. */
@EnabledOnOs(OS.LINUX)
final class NpmIT {
  private static final Path CHECKOUT = Path.of("").toAbsolutePath();
  private static final Path PROGRAMS = CHECKOUT.resolve("dist/npm/bin");
  private static final SortedSet<String> JAR =
      new TreeSet<>(Set.of("empirical", "empirical.cmd", "empirical.jar"));
  private static final String TARBALL = "empiricalrun-last-pass-" + Version.NUMBER + ".tgz";

  private final Path home;
  private Path project;
  private final Release release;
  private final Map<String, String> environment = new TreeMap<>();

  /** Configures npm without this machine's settings; its registry is the release's server. */
  NpmIT(@TempDir Path folder) throws IOException {
    Needs.programs("npm");
    this.release = new Release();
    this.home = folder.toRealPath();
    this.project = Files.createDirectory(home.resolve("shop"));
    // npm 12 needs this setting.
    Files.writeString(project.resolve(".npmrc"), "allow-remote=root\n");
    environment.put("PATH", Needs.onPath("npm").orElseThrow().getParent() + ":/usr/bin:/bin");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("HOME", home.toString());
    environment.put("npm_config_registry", release.url());
    environment.put("npm_config_userconfig", home.resolve("npmrc").toString());
    environment.put("npm_config_globalconfig", home.resolve("global-npmrc").toString());
    environment.put("npm_config_cache", home.resolve("cache").toString());
    environment.put("npm_config_fetch_retries", "0");
    environment.put("npm_config_update_notifier", "false");
    environment.put("npm_config_audit", "false");
    environment.put("npm_config_fund", "false");
    environment.put("EMPIRICAL_CONFIG", "");
  }

  @AfterEach
  void closeRelease() {
    release.close();
  }

  @Tag("downloads")
  @Test
  void installsByUrlAndFromTheLockfile() throws Exception {
    String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
    Path program = Release.DIST.resolve("empirical-linux-" + processor);
    assumeTrue(Files.exists(program), "no native program was built");
    succeeds(release.command("npm i -D https://"));
    assertEquals(Set.of(TARBALL), release.requested());
    succeeds("npm ci");

    assertEquals(
        ShippedProgram.DEMO_ANSWER,
        run("npx @empiricalrun/last-pass " + RunningSandbox.ID + " --demo").withoutTimes());
    assertBringsBothReporters();
  }

  @Tag("jar")
  @Test
  void runsFromALinkToACheckout() throws Exception {
    succeeds("npm i -D '" + CHECKOUT.resolve("dist/npm") + "'");
    succeeds("npm ci");

    assertListsAndGates();
    assertEquals(Set.of(), release.requested());
    // JUnit warns of a link that leads out of its temporary folder.
    Files.delete(project.resolve("node_modules/@empiricalrun/last-pass"));
  }

  @Tag("jar")
  @Test
  void runsFromAFileThatATeamCommits() throws Exception {
    installFromACommittedFile("", "npm i -D", "npm ci");

    assertBringsBothReporters();
    for (String file : List.of("LICENSE", "THIRD-PARTY.txt")) {
      Path packed = project.resolve("node_modules/@empiricalrun/last-pass").resolve(file);
      assertEquals(-1, Files.mismatch(CHECKOUT.resolve("dist/npm").resolve(file), packed), file);
    }
  }

  /** The lock file is in the folder above. */
  @Tag("jar")
  @Test
  void runsFromAFileThatATeamCommitsToAWorkspace() throws Exception {
    Files.writeString(project.resolve("package.json"), "{\"workspaces\":[\"e2e\"]}");
    Files.createDirectory(project.resolve("e2e"));
    Files.writeString(project.resolve("e2e/package.json"), "{\"name\":\"e2e\"}");
    installFromACommittedFile("e2e", "npm i -D", "npm ci");

    assertBringsBothReporters();
  }

  /** The lock file has another name. */
  @Tag("jar")
  @Test
  void runsFromAFileThatATeamCommitsWithPnpm() throws Exception {
    Needs.pnpm();
    environment.merge("PATH", Needs.NPM_PACKAGES + "/.bin:", (path, folder) -> folder + path);
    installFromACommittedFile("", "pnpm add -D", "pnpm i --frozen-lockfile");

    assertBringsBothReporters();
  }

  /**
   * Runs README's lines in a folder of the project, commits, and installs from the lock file in a
   * clone. The project may ignore such files, and has no checkout of this repository.
   */
  private void installFromACommittedFile(String folder, String add, String install)
      throws Exception {
    Needs.programs("git");
    Files.writeString(project.resolve(".gitignore"), "node_modules\n*.tgz\n");
    succeeds("git init -q");
    project = project.resolve(folder);
    succeeds(
        release
            .command("npm pack ")
            .replace("../empirical-cli/dist/npm", "'" + CHECKOUT.resolve("dist/npm") + "'"));
    succeeds(release.command("npm i -D ./").replace("npm i -D", add));
    succeeds(release.command("git add "));
    project = home;
    succeeds("git -C shop add . && git -C shop -c user.name=a -c user.email=a commit -qm a");
    succeeds("rm -rf cache .local .cache && git clone -q shop clone");
    project = home.resolve("clone").resolve(folder);
    succeeds(install);
    assertEquals(Set.of(), release.requested());
  }

  @Tag("jar")
  @Test
  void checkoutHasTheJarOnly() throws Exception {
    assertEquals(JAR, programs());
  }

  @Tag("native")
  @Test
  void checkoutHasTheNativeProgramOfTheBuild() throws Exception {
    Path program = ShippedProgram.underTest().program();
    SortedSet<String> expected = new TreeSet<>(JAR);
    expected.add(program.getFileName().toString());

    assertEquals(expected, programs());
    assertEquals(-1, Files.mismatch(program, PROGRAMS.resolve(program.getFileName())));
  }

  private static SortedSet<String> programs() throws IOException {
    try (Stream<Path> files = Files.list(PROGRAMS)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private void assertBringsBothReporters() throws Exception {
    assertListsAndGates();
    Outcome red = playwright("-g book");
    assertEquals(1, red.exit(), red.toString());
    assertTrue(red.out().contains("\nENVIRONMENT  LAST PASS"), red.toString());
    assertTrue(red.out().contains(ShippedProgram.DEMO), red.toString());
  }

  private void assertListsAndGates() throws Exception {
    Files.copy(ReporterIT.TESTS, project.resolve("cart.spec.js"));
    Files.writeString(
        project.resolve("playwright.config.js"),
        "module.exports = { reporter: [['@empiricalrun/last-pass/reporter', { args: ['--demo',"
            + " '--max-time', '5m'] }]] };\n");
    Outcome gate =
        playwright(
            "--list -g removes --reporter=@empiricalrun/last-pass/list |"
                + " npx @empiricalrun/last-pass --from - --require 1 --demo -o tsv -q");
    assertTrue(gate.exit() == 0 || gate.exit() == 20, gate.toString());
    assertTrue(gate.out().contains("\tCart › removes a \"lamp\" 🛒\n"), gate.toString());
  }

  /** An installation runs no script and installs no other package. */
  @Tag("downloads")
  @Test
  void packageHasItsFilesOnly() throws Exception {
    StringBuilder expected =
        new StringBuilder("-rwxr-xr-x package/last-pass.js\n-rwxr-xr-x package/bin/empirical\n");
    for (String file :
        List.of(
            "LICENSE",
            "README.md",
            "THIRD-PARTY.txt",
            "index.js",
            "list.js",
            "bin/empirical.cmd",
            "bin/empirical.jar",
            "look-up.js",
            "package.json",
            "prepack.js",
            "program.js",
            "reporter.js",
            "tests.js")) {
      expected.append("-rw-r--r-- package/").append(file).append('\n');
    }
    try (Stream<Path> files = Files.list(Release.DIST)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("empirical-(linux|macos|windows)-.*"))
          .forEach(name -> expected.append("-rwxr-xr-x package/bin/").append(name).append('\n'));
    }
    assertEquals(
        expected.toString().lines().sorted().toList(),
        succeeds(
                "tar -tvzf '%s' | grep -v ^d | awk '{print $1, $NF}'"
                    .formatted(Release.DIST.resolve(TARBALL)))
            .lines()
            .sorted()
            .toList());
    JsonNode manifest =
        new ObjectMapper()
            .readTree(
                succeeds("tar -xOzf '" + Release.DIST.resolve(TARBALL) + "' package/package.json"));
    String repository = System.getenv("GITHUB_REPOSITORY");
    assertEquals(
        repository == null
            ? ""
            : "git+" + System.getenv("GITHUB_SERVER_URL") + "/" + repository + ".git",
        manifest.path("repository").asText());
    assertEquals(Version.NUMBER, manifest.get("version").asText());
    for (String field : List.of("dependencies", "optionalDependencies")) {
      assertTrue(manifest.path(field).isMissingNode(), field);
    }
    assertEquals("{\"prepack\":\"node prepack.js\"}", manifest.get("scripts").toString());
  }

  private Outcome playwright(String arguments) throws Exception {
    Needs.playwright();
    environment.put("NODE_PATH", Needs.NPM_PACKAGES.toString());
    environment.put("CI", "1");
    return run("node '" + Needs.PLAYWRIGHT + "' test " + arguments);
  }

  private String succeeds(String command) throws Exception {
    Outcome outcome = run(command);
    assertEquals(0, outcome.exit(), outcome.toString());
    return outcome.out();
  }

  private Outcome run(String command) throws Exception {
    return Outcome.of(List.of("bash", "-c", command), project, environment);
  }
}
