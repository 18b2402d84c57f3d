package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.Outcome;
import run.empirical.cli.model.Version;

/** The scripts that the release workflow calls, with a stand-in for npm and its registry. */
@EnabledOnOs(OS.LINUX)
final class ReleaseScriptsIT {
  private static final Path BUILD = Path.of("src/build").toAbsolutePath();

  private static final List<String> PACKAGES =
      List.of(
          "cli-darwin-arm64", //
          "cli-linux-arm64",
          "cli-linux-x64",
          "cli-win32-x64",
          "cli");

  /**
   * The folder "registry" has a file for each package that was published, named after its tarball.
   * The command in the file "broken" fails.
   */
  private static final String NPM =
      """
      #!/bin/bash
      cd "$STATE"
      if grep -qsxF "$*" broken; then
        echo '{"error":{"code":"E500"}}'
        exit 1
      fi
      case $1 in
        view)
          file=${3#@}
          file=registry/${file//[@\\/]/-}.tgz
          if [[ -f $file ]]; then
            echo "\\"sha512-$(openssl dgst -sha512 -binary "$file" | base64 --wrap=0)\\""
          else
            echo '{"error":{"code":"E404"}}'
            exit 1
          fi
          ;;
        publish)
          cp "$OLDPWD/${!#}" registry
          echo "${!#}" >>published
          ;;
      esac
      """;

  private final Path folder;
  private final Path dist;
  private final Map<String, String> environment = new TreeMap<>(System.getenv());

  ReleaseScriptsIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    dist = Files.createDirectories(folder.resolve("dist"));
    Files.createDirectories(folder.resolve("registry"));
    Files.createDirectories(dist.resolve("npm"));
    Files.copy(Path.of("dist/npm/package.json"), dist.resolve("npm/package.json"));
    Files.createDirectories(folder.resolve("src/build"));
    Files.copy(BUILD.resolve("publish-npm.sh"), folder.resolve("src/build/publish-npm.sh"));
    for (String name : PACKAGES) {
      Files.writeString(dist.resolve(file(name)), name);
    }
    Script.write(folder.resolve("bin/npm"), NPM);
    environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    environment.put("STATE", folder.toString());
  }

  @Test
  void allFilesHaveTheVersionOfTheTag() throws Exception {
    Path checkout = Path.of("").toAbsolutePath();
    assumeTrue(Files.exists(checkout.resolve(".git")), "not a checkout");

    assertEquals(
        new Outcome(0, "Version " + Version.NUMBER + "\n", ""),
        Outcome.of(
            List.of("src/build/check-tag.sh", "v" + Version.NUMBER), checkout, System.getenv()));
  }

  @Test
  void publishesEachPackageOnceAndTheMainOneLast() throws Exception {
    assertEquals(0, publish());
    assertEquals(PACKAGES, published());

    assertEquals(0, publish());
    assertEquals(PACKAGES, published());
  }

  @Test
  void publishesTheRestAfterAFailure() throws Exception {
    Files.writeString(
        folder.resolve("broken"), "publish --ignore-scripts ./" + file("cli-win32-x64"));
    assertEquals(1, publish());
    assertEquals(PACKAGES.subList(0, 3), published());

    Files.delete(folder.resolve("broken"));
    assertEquals(0, publish());
    assertEquals(PACKAGES, published());
  }

  @Test
  void publishesNothingIfTheRegistryHasAPackageWithOtherContents() throws Exception {
    Files.writeString(folder.resolve("registry").resolve(file("cli")), "other");

    assertEquals(1, publish());
    assertEquals(List.of(), published());
  }

  @Test
  void publishesNothingIfTheRegistryDoesNotAnswer() throws Exception {
    Files.writeString(
        folder.resolve("broken"),
        "view --json @empiricalrun/cli@" + Version.NUMBER + " dist.integrity");

    assertEquals(1, publish());
    assertEquals(List.of(), published());
  }

  private int publish() throws IOException, InterruptedException {
    return Outcome.of(List.of("src/build/publish-npm.sh"), folder, environment).exit();
  }

  private List<String> published() throws IOException {
    Path list = folder.resolve("published");
    List<String> files = Files.exists(list) ? Files.readAllLines(list) : List.of();
    return files.stream()
        .map(it -> it.replace("./empiricalrun-", "").replace("-" + Version.NUMBER + ".tgz", ""))
        .toList();
  }

  private static String file(String name) {
    return "empiricalrun-" + name + "-" + Version.NUMBER + ".tgz";
  }
}
