package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;
import run.empirical.cli.model.Version;

/** The scripts that check and publish a release. */
@EnabledOnOs(OS.LINUX)
final class ReleaseScriptsIT {
  private static final Path CHECKOUT = Path.of("").toAbsolutePath();
  private static final String NPM = "empiricalrun-cli";

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

  /** In a checkout whose README still names an older version. */
  @ParameterizedTest
  @CsvSource({
    "v1.2.2, 1.2.3, 'The tag is v1.2.2, but pom.xml has version 1.2.3\n'",
    "v1.2.3, 1.2.2, 'pom.xml has version 1.2.3, but there are others:\nREADME.md:1:1.2.2\n'",
    "v1.2.3, 1.2.3, ''"
  })
  void refusesATagOfAnotherVersion(String tag, String readme, String message) throws Exception {
    copy("src/build/check-tag.sh");
    Files.createDirectory(folder.resolve("dist"));
    Files.writeString(folder.resolve("pom.xml"), "  <version>1.2.3</version>\n");
    Files.writeString(
        folder.resolve("README.md"), "npx @empiricalrun/cli@" + readme + " 10.0.0.1\n");
    run("git", "init", "-q");
    run("git", "add", ".");
    Outcome outcome = run("src/build/check-tag.sh", tag);
    assertEquals(message.isEmpty() ? 0 : 1, outcome.exit());
    assertEquals(message, outcome.err());
  }

  /** What depends on the others comes last; what is published already is left alone. */
  @ParameterizedTest
  @CsvSource({
    "E404, 0, 'darwin-arm64 linux-arm64 linux-x64 win32-x64 main', ''",
    "'', 0, 'linux-arm64 linux-x64 win32-x64 main', ''",
    "other, 1, '', '@empiricalrun/cli-darwin-arm64@%s is published with other contents: other, not"
        + " HERE\n"
        + "'",
    "E500, 1, '', 'Cannot find out whether @empiricalrun/cli-darwin-arm64@%s is published\n'"
  })
  void publishesTheMainPackageLastAndNothingTwice(
      String firstThere, int exit, String published, String message) throws Exception {
    Needs.programs("jq", "openssl");
    copy("src/build/publish-npm.sh");
    copy("dist/npm/package.json");
    for (String name : List.of("", "-darwin-arm64", "-linux-arm64", "-linux-x64", "-win32-x64")) {
      Files.writeString(folder.resolve("dist/" + NPM + name + "-" + Version.NUMBER + ".tgz"), name);
    }
    String here =
        "sha512-"
            + run(
                    "sh",
                    "-c",
                    "printf %s -darwin-arm64 | openssl dgst -sha512 -binary | base64 --wrap=0")
                .out();
    String there = firstThere.isEmpty() ? here : firstThere;
    Script.write(
        folder.resolve("bin/npm"),
        """
        #!/bin/sh
        case "$*" in
          "view --json @empiricalrun/cli-darwin-arm64@%1$s dist.integrity")
            case %2$s in
              E*) echo '{"error":{"code":"%2$s"}}'; exit 1 ;;
              *) echo '"%2$s"' ;;
            esac ;;
          "view "*) echo '{"error":{"code":"E404"}}'; exit 1 ;;
          *) echo "$@" ;;
        esac
        """
            .formatted(Version.NUMBER, there));
    Outcome outcome = run("src/build/publish-npm.sh", "--provenance");
    assertEquals(exit, outcome.exit(), outcome.toString());
    assertEquals(message.formatted(Version.NUMBER).replace("HERE", here), outcome.err());
    List<String> expected = new ArrayList<>();
    if (firstThere.isEmpty()) {
      expected.add("Published already: @empiricalrun/cli-darwin-arm64@" + Version.NUMBER);
    }
    for (String name : published.isEmpty() ? new String[0] : published.split(" ")) {
      String suffix = name.equals("main") ? "" : "-" + name;
      expected.add(
          "publish --ignore-scripts --provenance ./"
              + NPM
              + suffix
              + "-"
              + Version.NUMBER
              + ".tgz");
    }
    assertEquals(expected, outcome.out().lines().toList());
  }

  /** CI runs it with native programs that work. */
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
    String command = program + " " + arguments.replace("ID", Sandboxes.ID) + ": ";
    assertEquals(1, outcome.exit(), outcome.toString());
    assertEquals(command, outcome.err().replaceFirst("(?s)exit status 0, not .*", ""));
  }

  private void copy(String file) throws IOException {
    Path copy = folder.resolve(file);
    Files.createDirectories(copy.getParent());
    Files.copy(CHECKOUT.resolve(file), copy);
  }

  private Outcome run(String... command) throws IOException, InterruptedException {
    return Outcome.of(
        List.of(command),
        folder,
        Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"), "HOME", folder + ""));
  }
}
