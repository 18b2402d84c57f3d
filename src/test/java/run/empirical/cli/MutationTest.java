package run.empirical.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged replies, reports, lists and project's files: none leads to a crash, none meets a gate
 * without a pass, and a list that lost tests is rejected if its first and last line are left.
 */
class MutationTest {
  private static final String REPLY =
      """
      {"data":[{"environment_id":"1","test_run_id":"48213","executed_at":1795511564000},\
      {"environment_id":"2","test_run_id":"48009","executed_at":1.795334470e12}]}\
      """;
  private static final int TESTS = 5;
  private static final String LIST =
      IntStream.range(0, TESTS)
          .mapToObj(i -> "a30a6eba6312f6b87ea5-%020d\tcart › adds %d\n".formatted(i, i))
          .collect(
              Collectors.joining(
                  "",
                  "> shop@1.0.0 list\n# empirical: selected tests: " + TESTS + "\n",
                  "# empirical: end\n"));
  private static final String CONFIGURATION =
      """
      # names
      env-name.1=production
      env-name.2 = st\\u00e4ging
      dashboard=https://dash.empirical.run/acme
      project-id=7
      """;
  private static final List<byte[]> REPORTS = reports();

  private static UnsteadyApi api;
  private final Path folder;

  MutationTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void start() throws IOException {
    api = UnsteadyApi.start((id, attempt) -> new UnsteadyApi.Reply(200, "{\"data\":[]}"));
  }

  @AfterAll
  static void stop() throws IOException {
    api.close();
  }

  @ParameterizedTest
  @MethodSource("run.empirical.cli.Seeds#all")
  void replies(int seed) throws IOException {
    String body = new String(damaged(REPLY.getBytes(UTF_8), Seeds.random(seed)), ISO_8859_1);
    try (UnsteadyApi damaged =
        UnsteadyApi.start((id, attempt) -> new UnsteadyApi.Reply(200, body))) {
      Outcome outcome = damaged.cli().lastPass("t --require 1,2 --json");
      assertTrue(Set.of(0, 20, 76).contains(outcome.exit()), body + outcome);
      assertEquals(outcome.exit() == 0, outcome.out().contains("\"met\":true"), body + outcome);
    }
  }

  @ParameterizedTest
  @MethodSource("run.empirical.cli.Seeds#all")
  void reports(int seed) {
    Random random = Seeds.random(seed);
    byte[] report = damaged(REPORTS.get(random.nextInt(REPORTS.size())), random);
    Outcome outcome =
        api.cli().input(new ByteArrayInputStream(report)).lastPass("--from-playwright - -q");
    assertTrue(Set.of(0, 78).contains(outcome.exit()), new String(report, UTF_8) + outcome);
  }

  @ParameterizedTest
  @MethodSource("run.empirical.cli.Seeds#all")
  void lists(int seed) {
    byte[] list = damaged(LIST.getBytes(UTF_8), Seeds.random(seed));
    Outcome outcome =
        api.cli().input(new ByteArrayInputStream(list)).lastPass("--from - -q --require 1");
    assertTrue(Set.of(20, 78).contains(outcome.exit()), new String(list, UTF_8) + outcome);
    String text = new String(list, UTF_8);
    long entries = text.lines().filter(line -> line.contains("\t")).count();
    boolean isCut = text.contains("# empirical:") && entries < TESTS;
    assertTrue(outcome.exit() == 78 || !isCut, () -> text + outcome);
  }

  @ParameterizedTest
  @MethodSource("run.empirical.cli.Seeds#all")
  void configurationFiles(int seed) throws IOException {
    byte[] content = damaged(CONFIGURATION.getBytes(UTF_8), Seeds.random(seed));
    Path file = Files.write(folder.resolve("empirical.properties"), content);
    Outcome outcome =
        api.cli().variable("EMPIRICAL_CONFIG", file.toString()).lastPass("t -q --require 1");
    assertTrue(Set.of(20, 78).contains(outcome.exit()), new String(content, UTF_8) + outcome);
  }

  /** Damages up to three places: cuts, repeats, reverses or overwrites a part. */
  private static byte[] damaged(byte[] whole, Random random) {
    String text = new String(whole, ISO_8859_1);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(random.nextBoolean() ? 4 : 80));
      String middle = text.substring(from, to);
      String other =
          switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> middle + middle;
            case 2 -> new StringBuilder(middle).reverse().toString();
            case 3 -> "\u00ff\u0000\u001b\n\"{}[],:=\\#\t ".substring(random.nextInt(14));
            case 4 -> Long.toString(random.nextLong());
            default -> "\n";
          };
      text = text.substring(0, from) + other + (random.nextInt(8) == 0 ? "" : text.substring(to));
    }
    return text.getBytes(ISO_8859_1);
  }

  /** The real reports that are small. */
  private static List<byte[]> reports() {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/playwright"))) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toFile().length() < 20_000)
          .sorted()
          .map(MutationTest::read)
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
