package run.empirical.cli.playwright;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Merged reports, which have project names but no project IDs. */
class MergedReportTest {
  /**
   * Merged runs, each with its projects and their tests. A test in two runs is the same test if
   * other projects depend on its project, which then runs in each shard. Otherwise there may be two
   * projects with the same name.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // Dependencies, which run in each shard.
        "setup:login shop:1 | setup:login shop:2; 0",
        "setup:login shop:1 | setup:login shop:2 cart:1 | setup:login cart:2; 0",
        "setup:login data:seed shop:1 | setup:login data:seed cart:1; 0",
        "setup:login shop:1 cart:1 | cart:2 page:1 | setup:login page:2 help:1; 0",
        // The same project in two shards, with different tests in each.
        "shop:1 cart:1 | cart:2; 0",
        "cart:1 shop:1 | shop:2; 0",
        // One run with several projects of the same name.
        "web:1 web:1; 1",
        "web:1,2 web:1,2 web:1,2; 4",
        "web:1 shop:2 web:1; 1",
        "setup:login web:1 cart:1 shop:1 web:1; 1",
        // Several shards of such a run.
        "web:1 | web:1; 1",
        "web:1,2 web:1 | web:2 web:1,2; 4",
        "web:1 shop:1 | shop:2 web:1; 1",
        "web:1 shop:1 | shop:2 web:1 cart:1; 1",
        "setup:login web:1 | setup:login web:1; 2",
        "setup:login shop:1 web:1 | setup:login web:2 web:1,2 | setup:login shop:2; 5",
        // A dependency, but not distinguishable from the above.
        "shop:1 setup:login | shop:2 setup:login; 1",
        "setup:login shop:1 done:tidy | setup:login shop:2 done:tidy; 1"
      })
  void treatsDuplicatesAsOneTestOnlyIfCertain(String runs, int unidentified) throws Exception {
    assertEquals(unidentified, unidentified(merged(runs)));
  }

  @Test
  void distinguishesProjectsWithDifferentSettings() throws Exception {
    String report = merged("shop:1 web:1 | web:2");

    assertEquals(0, unidentified(report));
    for (String settings :
        List.of("\"testDir\":\"/a\"", "\"testMatch\":[\"a\"]", "\"testIgnore\":[\"a\"]")) {
      String different =
          report.replaceFirst("\\{\"name\":\"web\"", "{" + settings + ",\"name\":\"web\"");
      assertEquals(1, unidentified(different), settings);
    }
  }

  @Test
  void treatsTaggedDuplicatesAsRunsOnDifferentMachines() throws Exception {
    String report = merged("web:1 | web:1");

    assertEquals(1, unidentified(report));
    assertEquals(0, unidentified(report.replace("\"title\"", "\"tags\":[\"linux\"],\"title\"")));
    assertEquals(1, unidentified(report.replace("\"title\"", "\"tags\":[],\"title\"")));
  }

  /** A report merged from runs such as {@code setup:login shop:1,2 | setup:login shop:3}. */
  private static String merged(String runs) throws NoSuchAlgorithmException {
    List<String> projects = new ArrayList<>();
    Map<String, List<String>> testsByTitle = new LinkedHashMap<>();
    for (String entry : runs.split("[ |]+", -1)) {
      String name = entry.substring(0, entry.indexOf(':'));
      projects.add("{\"name\":\"" + name + "\",\"repeatEach\":1}");
      for (String title : entry.substring(name.length() + 1).split(",", -1)) {
        testsByTitle.computeIfAbsent(title, key -> new ArrayList<>()).add(name);
      }
    }
    List<String> specs = new ArrayList<>();
    for (var spec : testsByTitle.entrySet()) {
      String first = spec.getValue().get(0);
      String tests =
          spec.getValue().stream()
              .map(name -> "{\"projectName\":\"" + name + "\",\"status\":\"unexpected\"}")
              .collect(Collectors.joining(","));
      specs.add(
          "{\"title\":\"%s\",\"id\":\"%s\",\"tests\":[%s]}"
              .formatted(spec.getKey(), id(first, spec.getKey()), tests));
    }
    return "{\"config\":{\"projects\":%s},\"suites\":[{\"file\":\"a\",\"specs\":%s}]}"
        .formatted(projects, specs);
  }

  private static String id(String project, String title) throws NoSuchAlgorithmException {
    return hash("a") + "-" + hash("[project=" + project + "]a\u001e" + title);
  }

  private static String hash(String text) throws NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, 20);
  }

  /** The number of tests with unknown IDs. */
  private static int unidentified(String report) throws IOException {
    return Reports.unidentified(Reports.parse(report, Selection.FAILED));
  }
}
