package run.empirical.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.KEY;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** Defaults for options in the configuration file, and what overrides them. */
class ConfigFileTest {
  private static final String PASS =
      "{\"data\":[{\"environment_id\":\"1\",\"test_run_id\":\"7\",\"executed_at\":1795518964250}]}";
  private static final String NOWHERE = "http://127.0.0.1:1";

  @RegisterExtension private static final FakeApi API = new FakeApi();

  private final Path folder;

  ConfigFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** The URL that counts is the API's; nothing listens on the others. */
  @ParameterizedTest
  @CsvSource({"API,,", "API,'',", "none,API,", "none,none,API"})
  void flagBeatsVariableBeatsFileForTheUrl(String file, String variable, String flag)
      throws IOException {
    API.answers(200, PASS);
    Cli cli = configured("api-url=" + url(file)).without("EMPIRICAL_API_URL");
    if (variable != null) {
      cli.variable("EMPIRICAL_API_URL", url(variable));
    }
    String[] flagged = {"last-pass", "t", "--api-url=" + url(String.valueOf(flag))};
    assertEquals(0, cli.run(Arrays.copyOf(flagged, flag == null ? 2 : 3)).exit());
  }

  private static String url(String name) {
    return name.equals("API") ? API.url() : name.isEmpty() ? "" : NOWHERE;
  }

  @Test
  void flagBeatsVariableBeatsFileForTheKey() throws IOException {
    API.answers(200, PASS);
    Cli cli = configured("key-file=" + file("key", "from-the-file\n"));
    String flag = "--key-file=" + file("other", "\ufefffrom-the-flag\r\n");
    assertEquals(0, cli.run("last-pass", "t", flag).exit());
    assertEquals(0, cli.run("last-pass", "t").exit());
    assertEquals(0, cli.without("EMPIRICALRUN_KEY").run("last-pass", "t").exit());
    assertEquals(
        List.of("Bearer from-the-flag", "Bearer " + KEY, "Bearer from-the-file"),
        API.requests().stream().map(request -> request.getHeader("Authorization")).toList());
  }

  @ParameterizedTest
  @CsvSource({"always, '', true", "never, 1, true", "never, '', false"})
  void aVariableOverridesTheColourInTheFile(String configured, String force, boolean coloured)
      throws IOException {
    API.answers(200, PASS);
    Cli cli = configured("color=" + configured).variable("CLICOLOR_FORCE", force);
    assertEquals(coloured, cli.run("last-pass", "t").out().contains("\u001b["));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          timeout=30  | timeout: expected a duration such as 90s, 24h, 1h30m, 2w or PT24H, got '30'
          retries=11  | retries: expected an integer from 0 to 10, got '11'
          color=yes   | color: expected auto, always or never, got 'yes'
          """)
  void namesTheFileOfAnInvalidValue(String line, String message) throws IOException {
    assertEquals(
        new Outcome(78, "", "empirical: " + config() + ": " + message + "\n"),
        configured(line).run("last-pass", "t"));
    assertEquals(List.of(), API.requests());
  }

  static Stream<List<String>> unusableLines() {
    String unknown =
        "the key %s is not one of api-url, cacert, color, concurrency, dashboard, key-file,"
            + " project-id, retries, timeout";
    String environment =
        "the key %s is not known here; name environments in the project's empirical.properties";
    String noValue = "the key timeout has no value";
    return Stream.of(
        List.of("key=1", unknown.formatted("key")),
        List.of("api_url=1", unknown.formatted("api_url")),
        List.of("env-name.1=production", environment.formatted("env-name.1")),
        List.of("env.1=production", environment.formatted("env.1")),
        List.of(
            "dashboard=https://a.test/\\ud800",
            "the key dashboard is not valid text: it has half a character"),
        List.of("timeout", noValue),
        List.of("timeout=1s\nretries=1\ntimeout=2s", "the key timeout is given twice"),
        List.of(
            "retries=\\u12",
            "after \\u it has no four hexadecimal digits (write \\\\ for a backslash)"));
  }

  @ParameterizedTest
  @MethodSource("unusableLines")
  void saysWhatIsWrongWithALine(List<String> lineAndMessage) throws IOException {
    assertUnusable(lineAndMessage.get(1), configured(lineAndMessage.get(0)));
  }

  /** The texts are written by hand. */
  @Test
  void helpNamesEveryKeyAndVariable() throws IOException {
    String keys =
        configured("key=1").run("last-pass", "t").err().strip().replaceFirst(".* one of ", "");
    String topic = new Cli().run("help", "environment").out();
    String options = new Cli().lastPass("--help").out();
    assertEquals(
        List.of(), Stream.of(keys.split(", ")).filter(key -> !topic.contains(key)).toList());
    assertEquals(
        List.of(),
        Stream.of(ConnectionOptions.class, OutputOptions.class)
            .flatMap(type -> Stream.of(type.getDeclaredFields()))
            .flatMap(field -> Stream.of(field.getAnnotationsByType(Setting.class)))
            .map(Setting::variable)
            .filter(variable -> !topic.contains(variable) || !options.contains(variable))
            .toList());
  }

  @Test
  void saysWhyTheFileCannotBeRead() throws IOException {
    Cli cli = API.cli().variable("EMPIRICAL_CONFIG", config().toString());
    assertUnusable("no such file", cli);
    Files.createDirectory(config());
    assertUnusable("Is a directory", cli);
    Files.delete(config());
    Files.write(config(), "# büro".getBytes(StandardCharsets.ISO_8859_1));
    assertUnusable("it is not UTF-8", cli);
  }

  @Test
  void readsTheDefaultFileInTheConfigurationFolder() throws IOException {
    API.answers(200, PASS);
    Path xdg = defaultFile(folder.resolve("xdg"), "dashboard=https://xdg.test/p");
    Path home = folder.resolve("home");
    defaultFile(home.resolve(".config"), "dashboard=https://home.test/p");
    Cli cli = API.cli().without("EMPIRICAL_CONFIG").variable("HOME", folder.toString());
    assertEquals("-", dashboard(cli));
    assertEquals("https://home.test/p", dashboard(cli.variable("HOME", home.toString())));
    assertEquals("https://xdg.test/p", dashboard(cli.variable("XDG_CONFIG_HOME", xdg.toString())));
    assertEquals("https://home.test/p", dashboard(cli.variable("XDG_CONFIG_HOME", "")));
    assertEquals("-", dashboard(cli.variable("EMPIRICAL_CONFIG", "")));
  }

  /** Else a checkout could say where the key goes. */
  @Test
  void ignoresAConfigurationFolderThatIsNotAbsolute() throws IOException {
    API.answers(200, PASS);
    Path relative = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());
    defaultFile(folder.resolve("xdg"), "dashboard=https://xdg.test/p");
    defaultFile(folder.resolve(".config"), "dashboard=https://home.test/p");
    Cli cli = API.cli().without("EMPIRICAL_CONFIG").variable("HOME", relative.toString());
    assertEquals("-", dashboard(cli));
    cli.variable("XDG_CONFIG_HOME", relative.resolve("xdg").toString());
    assertEquals("-", dashboard(cli));
    assertEquals(
        "https://home.test/p", dashboard(cli.variable("HOME", folder.toAbsolutePath().toString())));
  }

  /** Else the file of another place would be taken. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "EMPIRICAL_CONFIG",
        "XDG_CONFIG_HOME",
        "HOME",
        "EMPIRICAL_DASHBOARD",
        "SSL_CERT_FILE"
      })
  void rejectsAVariableThatIsNotUtf8(String variable) {
    assertEquals(
        new Outcome(
            78,
            "",
            "empirical: " + variable + " is not UTF-8, or the locale is not: set LC_ALL=C.UTF-8\n"),
        API.cli()
            .without("EMPIRICAL_CONFIG")
            .variable(variable, "/b\ufffdro")
            .run("last-pass", "t"));
    assertEquals(List.of(), API.requests());
  }

  @Test
  void acceptsAByteOrderMarkCrLfAndComments() throws IOException {
    API.answers(200, PASS);
    assertEquals(
        "https://d.test/p",
        dashboard(
            configured("\ufeff# mine\r\n\r\nretries = 0 \r\ndashboard = https://d.test/p \r\n")));
  }

  private void assertUnusable(String why, Cli cli) {
    assertEquals(
        new Outcome(
            78, "", "empirical: cannot use the configuration file " + config() + ": " + why + "\n"),
        cli.run("last-pass", "t"));
    assertEquals(List.of(), API.requests());
  }

  /** The dashboard that test runs link to; a dash without one. */
  private static String dashboard(Cli cli) {
    String link = cli.run("last-pass", "t", "-o", "tsv").out().split("\t", -1)[6];
    return link.replaceFirst("/test-runs/.*", "");
  }

  private Path config() {
    return folder.resolve("my config");
  }

  private Cli configured(String content) throws IOException {
    Files.writeString(config(), content);
    return API.cli().variable("EMPIRICAL_CONFIG", config().toString());
  }

  private Path defaultFile(Path base, String content) throws IOException {
    Path file = base.resolve("empirical").resolve("config.properties");
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return base;
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
