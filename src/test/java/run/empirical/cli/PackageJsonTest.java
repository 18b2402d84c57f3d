package run.empirical.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The npm package's name, and what else in {@code package.json} no run of the package shows. */
class PackageJsonTest {
  /** Matches a package of this scope, and the file that npm makes of it. */
  private static final Pattern PACKAGE = Pattern.compile("@?empiricalrun[-/][a-z]+(-[a-z]+)*");

  private static final Path PROGRAMS = Path.of("dist/npm/bin");

  private final JsonNode manifest = new ObjectMapper().readTree(new File("dist/npm/package.json"));

  PackageJsonTest() throws IOException {}

  /** Empirical's own CLI, and other packages, have a program called {@code empirical}. */
  @Test
  void hasOneProgram() {
    assertEquals("{\"last-pass\":\"last-pass.js\"}", manifest.get("bin").toString());
  }

  /**
   * Members that matter only to npm's registry, to Node.js older than 18, which the reporter needs,
   * and to Yarn, which cannot start a program in a zip file.
   */
  @ParameterizedTest
  @CsvSource({"/license, MIT", "/engines/node, >=18", "/preferUnplugged, true"})
  void has(String path, String value) {
    assertEquals(value, manifest.at(path).asText());
  }

  /** npm packs the files of the package's folder only. */
  @Test
  void hasTheLicence() throws IOException {
    assertEquals(
        Files.readString(Path.of("LICENSE")), Files.readString(Path.of("dist/npm/LICENSE")));
  }

  /** In other texts than tests. The package's README also names two others of this scope. */
  @Test
  void everyTextNamesThePackageAlike() throws IOException {
    String name = manifest.get("name").asText();
    String scope = name.substring(0, name.indexOf('/') + 1);
    Set<String> own = Set.of(name, name.replaceFirst("@(.*)/", "$1-"));
    Set<String> others = new TreeSet<>();
    for (String place : List.of("README.md", ".github", "dist/npm", "src/build", "src/main")) {
      try (Stream<Path> files = Files.walk(Path.of(place))) {
        for (Path file :
            files
                .filter(Files::isRegularFile)
                .filter(file -> !file.startsWith(PROGRAMS))
                .toList()) {
          PACKAGE
              .matcher(Files.readString(file, ISO_8859_1))
              .results()
              .map(MatchResult::group)
              .filter(mention -> !own.contains(mention))
              .forEach(mention -> others.add(file + ": " + mention));
        }
      }
    }
    assertEquals(
        Set.of(
            "dist/npm/README.md: " + scope + "cli",
            "dist/npm/README.md: " + scope + "playwright-utils"),
        others);
  }
}
