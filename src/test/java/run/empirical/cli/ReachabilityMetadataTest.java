package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the names in the reachability metadata; the native build ignores unknown names. */
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

  @Test
  void namesTypesThatExist() {
    for (JsonNode type : metadata.at("/reflection").findValues("type")) {
      assertDoesNotThrow(() -> Class.forName(type.asText()));
    }
  }

  @Test
  void namesResourcesThatExist() throws IOException {
    for (JsonNode glob : metadata.at("/resources").findValues("glob")) {
      PathMatcher matcher = classes.getFileSystem().getPathMatcher("glob:" + glob.asText());
      try (Stream<Path> files = Files.walk(classes)) {
        assertTrue(files.map(classes::relativize).anyMatch(matcher::matches), glob.asText());
      }
    }
  }
}
