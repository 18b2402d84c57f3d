package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the text of the jobs that publish, since only GitHub can run them. */
class WorkflowsTest {
  private static final Path RELEASE = Path.of(".github/workflows/release.yml");

  private final JsonNode jobs = new YAMLMapper().readTree(RELEASE.toFile()).get("jobs");

  WorkflowsTest() throws IOException {}

  @Test
  void jobsWithWriteAccessRunForTagsOnlyAndAfterAllTests() {
    List<String> writing =
        jobs.propertyStream()
            .filter(job -> job.getValue().path("permissions").toString().contains("write"))
            .map(job -> job.getKey())
            .toList();
    assertFalse(writing.isEmpty());
    for (String job : writing) {
      assertEquals("github.event_name == 'push'", jobs.get(job).path("if").asText(), job);
      assertTrue(before(job).containsAll(List.of("tests", "native", "downloads")), job);
    }
  }

  /** The jobs that must have succeeded before this one. */
  private Set<String> before(String job) {
    Set<String> before = new TreeSet<>();
    jobs.get(job).path("needs").forEach(name -> before.add(name.asText()));
    List.copyOf(before).forEach(name -> before.addAll(before(name)));
    return before;
  }

  /** Files that the Dockerfile copies. */
  @Test
  void imageIsBuiltWithLicenceAndNotices() {
    JsonNode artifact = jobs.at("/downloads/steps").findParents("name").get(2);
    assertEquals("notices", artifact.path("name").asText());
    assertEquals("dist/LICENSE\ndist/THIRD-PARTY.txt\n", artifact.path("path").asText());
    assertEquals(
        List.of("{empirical-linux-*,notices}"),
        jobs.at("/image/steps").findValuesAsText("pattern"));
  }

  @Test
  void anyRepositoryCanRelease() throws IOException {
    String workflow = Files.readString(RELEASE);
    Stream.of("secrets.", "vars.", "empirical-run/")
        .forEach(owned -> assertFalse(workflow.contains(owned), owned));
  }
}
