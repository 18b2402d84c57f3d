package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import run.empirical.cli.model.Version;

/** The published artifacts meet Maven Central's requirements. */
final class PublishedIT {
  private static final String NAME = "empirical-" + Version.NUMBER;
  private static final Path FOLDER =
      Path.of("target/repository/run/empirical/empirical", Version.NUMBER);

  @Test
  void publishesThePomAndBothJars() throws Exception {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.matches("_.*|.*-(sources|javadoc)\\.jar"))
          .forEach(names::add);
    }

    assertEquals(Set.of(NAME + ".pom", NAME + ".jar", NAME + "-all.jar"), names);
    assertEquals(
        -1, Files.mismatch(Path.of("dist/empirical.jar"), FOLDER.resolve(NAME + "-all.jar")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "groupId",
        "artifactId",
        "version",
        "name",
        "description",
        "url",
        "licenses/license/name",
        "licenses/license/url",
        "developers/developer/name",
        "developers/developer/url",
        "scm/connection",
        "scm/developerConnection",
        "scm/url"
      })
  void pomHasTheRequiredElements(String element) throws Exception {
    assertNotEquals("", evaluate("normalize-space(/project/" + element + ")"), element);
  }

  /** Without these, Maven Central alone provides everything that the POM refers to. */
  @ParameterizedTest
  @ValueSource(
      strings = {"parent", "repositories", "pluginRepositories", "dependencies//systemPath"})
  void pomIsSelfContained(String element) throws Exception {
    assertEquals("0", evaluate("count(/project/" + element + ")"), element);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-all"})
  void jarsHaveAMainClassAndALicence(String classifier) throws Exception {
    try (JarFile jar = new JarFile(FOLDER.resolve(NAME + classifier + ".jar").toFile())) {
      assertEquals(
          "run.empirical.cli.Main", jar.getManifest().getMainAttributes().getValue("Main-Class"));
      assertTrue(jar.stream().anyMatch(entry -> entry.getName().equals("META-INF/LICENSE")));
    }
  }

  private static String evaluate(String expression) throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(FOLDER.resolve(NAME + ".pom").toFile());
    return XPathFactory.newInstance().newXPath().evaluate(expression, pom);
  }
}
