package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;
import run.empirical.cli.model.Version;
import run.empirical.cli.sandbox.RunningSandbox;

/** The scripts that check and publish a release, in any repository. */
@Tag("jar")
@EnabledOnOs(OS.LINUX)
final class ReleaseScriptsIT {
  private static final Path CHECKOUT = Path.of("").toAbsolutePath();

  private final Path folder;

  ReleaseScriptsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void allFilesHaveTheVersionOfTheTag() throws Exception {
    Needs.that(Files.exists(CHECKOUT.resolve(".git")), "not a checkout");
    assertEquals(
        new Outcome(0, "Version " + Version.NUMBER + "\n", ""),
        Outcome.of(
            List.of("src/build/check-tag.sh", "v" + Version.NUMBER), CHECKOUT, System.getenv()));
  }

  /** In the second row, the pages still name an older version. */
  @ParameterizedTest
  @CsvSource({
    "v1.2.2, 1.2.3, 'The tag is v1.2.2, but pom.xml has version 1.2.3\n'",
    "v1.2.3, 1.2.2, 'pom.xml has version 1.2.3, but there are others:\n"
        + ".github/RELEASING.md:1:1.2.2\n"
        + "README.md:1:1.2.2\n"
        + "'",
    "v1.2.3, 1.2.3, ''"
  })
  void rejectsATagOfAnotherVersion(String tag, String named, String message) throws Exception {
    copy("src/build/check-tag.sh");
    copy("src/build/pom.sh");
    Files.createDirectory(folder.resolve("dist"));
    Files.writeString(folder.resolve("pom.xml"), "  <version>1.2.3</version>\n");
    Files.createDirectory(folder.resolve(".github"));
    for (String page : List.of("README.md", ".github/RELEASING.md")) {
      Files.writeString(folder.resolve(page), "last-pass-" + named + ".tgz 10.0.0.1\n");
    }
    run("git", "init", "-q");
    run("git", "add", ".");
    Outcome outcome = run("src/build/check-tag.sh", tag);
    assertEquals(message.isEmpty() ? 0 : 1, outcome.exit());
    assertEquals(message, outcome.err());
  }

  @ParameterizedTest
  @CsvSource({
    "linux-x86_64 linux-aarch64 macos-aarch64 windows-x86_64.exe, ''",
    "linux-x86_64 macos-aarch64, 'The npm package lacks empirical-linux-aarch64"
        + " empirical-windows-x86_64\n'"
  })
  void rejectsAnNpmPackageThatLacksAProgram(String systems, String message) throws Exception {
    copy("src/build/check-programs.sh");
    copy(".github/workflows/native.yml");
    for (String system : systems.split(" ")) {
      Script.write(folder.resolve("package/bin/empirical-" + system), "");
    }
    Files.createDirectory(folder.resolve("dist"));
    run("tar", "-czf", "dist/empiricalrun-last-pass-1.2.3.tgz", "package");

    assertEquals(
        new Outcome(message.isEmpty() ? 0 : 1, "", message), run("src/build/check-programs.sh"));
  }

  @Test
  void releaseNotesInstallFromTheRepositoryThatPublishes() throws Exception {
    String notes = run(CHECKOUT.resolve("src/build/release-notes.sh").toString()).out();

    assertEquals(
        List.of(
            "npm i -D DOWNLOAD/empiricalrun-last-pass-VERSION.tgz",
            "curl -fsSLO \"DOWNLOAD/{SHA256SUMS,empirical-VERSION-linux-x86_64.tar.gz}\" &&"
                + " sha256sum --check --ignore-missing SHA256SUMS && tar -xzf"
                + " empirical-VERSION-linux-x86_64.tar.gz",
            "jbang DOWNLOAD/empirical-VERSION.jar last-pass ID",
            "docker run --rm -e EMPIRICALRUN_KEY ghcr.io/acme/empirical-cli:VERSION empirical"
                + " last-pass ID"),
        notes
            .replace(
                "https://github.com/Acme/Empirical-CLI/releases/download/v" + Version.NUMBER,
                "DOWNLOAD")
            .replace(Version.NUMBER, "VERSION")
            .lines()
            .map(String::strip)
            .filter(line -> line.matches("(?i).*(download|acme|owner).*"))
            .toList());
  }

  @Test
  void imageIsNamedAfterRepositoryAndVersion() throws Exception {
    Script.write(folder.resolve("bin/docker"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");

    assertEquals(
        List.of(
            "org.opencontainers.image.source=https://github.com/acme/empirical-cli",
            "org.opencontainers.image.version=" + Version.NUMBER,
            "org.opencontainers.image.revision=0123abc",
            "ghcr.io/acme/empirical-cli:" + Version.NUMBER,
            "--push"),
        run(CHECKOUT.resolve("src/build/image.sh").toString(), "--push")
            .out()
            .lines()
            .filter(line -> line.matches("org[.].*|ghcr.*|--push"))
            .toList());
  }

  /** CI runs the smoke test with native programs that work. */
  @ParameterizedTest
  @CsvSource({
    "'', --version",
    "empirical, last-pass ID --demo",
    "empirical production   3 hours ago, last-pass ID --demo --json",
    "'empirical production   3 hours ago \"data\":[ gate met gate not met',"
        + " last-pass ID --demo --require staging --max-age 1h"
  })
  void smokeTestFailsForABrokenProgram(String says, String arguments) throws Exception {
    Path program = Script.write(folder.resolve("program"), "#!/bin/sh\necho '" + says + " '\n");
    Outcome outcome = run(CHECKOUT.resolve("src/build/smoke.sh").toString(), program.toString());
    String command = program + " " + arguments.replace("ID", RunningSandbox.ID) + ": ";
    assertEquals(1, outcome.exit(), outcome.toString());
    assertEquals(command, outcome.err().replaceFirst("(?s)exit status 0, not .*", ""));
  }

  private void copy(String file) throws IOException {
    Path copy = folder.resolve(file);
    Files.createDirectories(copy.getParent());
    Files.copy(CHECKOUT.resolve(file), copy);
  }

  private Outcome run(String... command) throws IOException, InterruptedException {
    Map<String, String> environment = new TreeMap<>();
    environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    environment.put("HOME", folder.toString());
    environment.put("GITHUB_REPOSITORY", "Acme/Empirical-CLI");
    environment.put("GITHUB_SERVER_URL", "https://github.com");
    environment.put("GITHUB_SHA", "0123abc");
    return Outcome.of(List.of(command), folder, environment);
  }
}
