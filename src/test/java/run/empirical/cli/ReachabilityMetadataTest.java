package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.spi.HttpServerProvider;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the reachability metadata with the classes and the resources. The native build ignores
 * unknown names, and a program without a needed one fails when it runs.
 */
class ReachabilityMetadataTest {
  private final Path classes =
      Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  private final JsonNode metadata =
      new ObjectMapper()
          .readTree(
              classes
                  .resolve(
                      "META-INF/native-image/run.empirical/empirical/reachability-metadata.json")
                  .toFile());

  ReachabilityMetadataTest() throws IOException, URISyntaxException {}

  /** Jackson also looks at the members that a record inherits. */
  @Test
  void namesTheTypesThatJacksonBinds() throws Exception {
    Set<String> bound = new TreeSet<>(Set.of(Record.class.getName()));
    for (Path file : files()) {
      String[] name = file.toString().replace(File.separatorChar, '.').split("\\.class$", -1);
      if (name.length > 1 && isBound(Class.forName(name[0], false, Main.class.getClassLoader()))) {
        bound.add(name[0]);
      }
    }
    assertEquals(bound, new TreeSet<>(metadata.at("/reflection").findValuesAsText("type")));
  }

  private static boolean isBound(Class<?> type) {
    Stream<Executable> factories =
        Stream.of(type.getDeclaredConstructors(), type.getDeclaredMethods()).flatMap(Stream::of);
    return type.isAnnotationPresent(JsonIgnoreProperties.class)
        || factories.anyMatch(factory -> factory.isAnnotationPresent(JsonCreator.class));
  }

  /**
   * Two files do not exist: JLine looks for its version, the JDK for the name of another HTTP
   * server.
   */
  @Test
  void namesTheResources() throws IOException {
    Set<Path> resources = new TreeSet<>(files());
    resources.removeIf(file -> file.startsWith("META-INF") || file.toString().endsWith(".class"));
    Set<Path> named = new TreeSet<>();
    List<String> withoutFile = new ArrayList<>();
    for (String glob : metadata.at("/resources").findValuesAsText("glob")) {
      PathMatcher matcher = classes.getFileSystem().getPathMatcher("glob:" + glob);
      List<Path> files = files().stream().filter(matcher::matches).toList();
      if (files.isEmpty()) {
        withoutFile.add(glob);
      }
      named.addAll(files);
    }
    assertEquals(resources, named);
    assertEquals(
        List.of(
            "META-INF/maven/org.jline/jline-native/pom.properties",
            "META-INF/services/" + HttpServerProvider.class.getName()),
        withoutFile);
  }

  /** The files of the program, relative to the folder of its classes. */
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files.filter(Files::isRegularFile).map(classes::relativize).toList();
    }
  }
}
