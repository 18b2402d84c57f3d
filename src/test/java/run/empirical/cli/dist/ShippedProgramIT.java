package run.empirical.cli.dist;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.model.Version;

/** The exit status and complete output of each program in {@code dist}. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@ParameterizedClass
@MethodSource("run.empirical.cli.dist.ShippedProgram#all")
@Timeout(120)
final class ShippedProgramIT {
  private static final Certificate CERTIFICATE = Certificate.create();

  @RegisterExtension
  static final FakeApi API =
      new FakeApi(
          options()
              .http2PlainDisabled(true)
              .dynamicHttpsPort()
              .keystorePath(CERTIFICATE.store().toString())
              .keystorePassword(Certificate.PASSWORD)
              .keyManagerPassword(Certificate.PASSWORD));

  private static final String ENTRY =
      """
      {"test_case_id":"a","environment_id":"1","test_run_id":"48213","executed_at":1763975564000}\
      """;

  private static final String ANSWER = "{\"data\":[" + ENTRY + "]}";

  private static final String TSV = "a\t1\t\t48213\t2025-11-24T09:12:44Z\t";

  private final ShippedProgram program;
  private final Map<String, String> variables = new TreeMap<>();

  ShippedProgramIT(ShippedProgram program) {
    this.program = program;
    variables.put("EMPIRICALRUN_KEY", FakeApi.KEY);
  }

  @Test
  void printsItsVersion() throws Exception {
    assertEquals(new Outcome(0, "empirical " + Version.withCommit() + "\n", ""), run("--version"));
  }

  @Test
  void looksUpOverHttp() throws Exception {
    API.answers(reply(ANSWER));

    assertAnswers(run("last-pass", "a", "-o", "tsv", "--api-url", API.url()));
  }

  @Test
  void looksUpOverHttpsWithACustomCa() throws Exception {
    API.answers(reply(ANSWER));

    assertAnswers(
        run("last-pass", "a", "-o", "tsv", "--api-url", https(), "--cacert", CERTIFICATE.pem()));
  }

  @Test
  void rejectsASelfSignedCertificate() throws Exception {
    assertEquals(
        new Outcome(
            69,
            "",
            "empirical: TLS with localhost failed: the server's certificate is self-signed and not"
                + " trusted. To trust another authority, pass --cacert FILE or set SSL_CERT_FILE to"
                + " the system's bundle\n"),
        run("last-pass", "a", "--api-url", https()));
  }

  @Test
  void looksUpThroughAProxy() throws Exception {
    API.answers(reply(ANSWER));
    variables.put("http_proxy", API.url());

    assertAnswers(
        run("last-pass", "a", "-o", "tsv", "--api-url", "http://api.invalid", "--allow-http"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Dhttp.proxyHost=proxy", "-Xmx1m", "-XX:NoSuchOption", "@list"})
  void acceptsIdsThatLookLikeJavaOptions(String id) throws Exception {
    assertEquals(
        new Outcome(
            0,
            id + "\n",
            "empirical: --demo: this data is invented, no request leaves this machine\n"),
        run("last-pass", "--demo", "--jq", ".test_cases[].test_case_id", "--", id));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "400, `{\"data\":null,\"error\":{\"message\":\"no\"}}`, 65",
        "500, `{\"error\":\"down\"}`, 70",
        "503, `{}`, 75",
        "200, `[]`, 76",
        "401, `{}`, 77"
      })
  void exitStatusDependsOnTheReply(int status, String body, int exit) throws Exception {
    API.answers(status, body);
    Outcome outcome = run("last-pass", "a", "--api-url", API.url(), "--retries", "0");

    assertEquals(exit, outcome.exit(), outcome.err());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().startsWith("empirical: "), outcome.err());
  }

  @ParameterizedTest
  @CsvSource({
    "2, last-pass",
    "69, last-pass a --api-url http://127.0.0.1:1 --retries 0",
    "78, last-pass a --api-url ftp://x"
  })
  void exitStatusDependsOnTheError(int exit, String arguments) throws Exception {
    Outcome outcome = run(arguments.split(" "));

    assertEquals(exit, outcome.exit(), outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void exitsWith20IfTheGateIsNotMet() throws Exception {
    API.answers(reply(ANSWER));
    Outcome outcome = run("last-pass", "a", "--require", "2", "--api-url", API.url(), "-o", "tsv");

    assertEquals(20, outcome.exit(), outcome.err());
  }

  @Test
  void endsAtTheTimeout() throws Exception {
    API.answers(FakeApi.reply(200, ANSWER).withFixedDelay(5000));

    assertEquals(
        new Outcome(75, "", "empirical: no answer from " + API.url() + " within 1s (--timeout)\n"),
        run("last-pass", "a", "--timeout", "1s", "--api-url", API.url()));
  }

  @Test
  void readsTheKeyFromStandardInput() throws Exception {
    API.answers(reply(ANSWER));
    variables.remove("EMPIRICALRUN_KEY");

    assertAnswers(
        shell("echo the-key | \"$0\" last-pass a -o tsv --key-file - --api-url \"$1\"", API.url()));
    assertEquals("Bearer the-key", API.requests().get(0).getHeader("Authorization"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C", "C.UTF-8"})
  void alignsWideCharactersInEveryLocale(String locale) throws Exception {
    API.answers(reply("{\"data\":[" + ENTRY + "," + ENTRY.replace("\"1\"", "\"2\"") + "]}"));
    variables.put("LC_ALL", locale);
    Outcome outcome =
        run("last-pass", "a", "--api-url", API.url(), "--time", "iso", "--env-name", "1=本番");

    assertEquals(
        new Outcome(
            0,
            """
            ENVIRONMENT  EXECUTED AT           TEST RUN
            本番         2025-11-24T09:12:44Z  48213
            2            2025-11-24T09:12:44Z  48213
            """,
            ""),
        outcome);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void reportsAFullDisk() throws Exception {
    Outcome outcome = shell("exec \"$0\" --version >/dev/full");

    assertEquals(74, outcome.exit());
    assertTrue(
        outcome.err().startsWith("empirical: cannot write to standard output"), outcome.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {">&-", "<&- >&-"})
  void reportsAClosedStandardOutput(String closed, @TempDir Path folder) throws Exception {
    API.answers(reply(ANSWER));
    String file = folder.resolve("report.tsv").toString();

    assertEquals(
        new Outcome(74, "", "empirical: cannot write to standard output: Bad file descriptor\n"),
        shell(
            "exec \"$0\" \"$@\" " + closed,
            "last-pass",
            "a",
            "--api-url",
            API.url(),
            "--report",
            "tsv=" + file));
    assertTrue(Files.readString(Path.of(file)).matches(TSV + "\\d+\t\t\n"));
  }

  @Test
  void endsSilentlyIfThePipeIsClosed() throws Exception {
    API.answers(reply(ANSWER));

    assertEquals(
        new Outcome(0, "0\n", ""),
        shell(
            "{ { sleep 1; \"$0\" last-pass a --api-url \"$1\"; echo $? >&3; } | :; } 3>&1",
            API.url()));
  }

  @Test
  void demoAnswersWithTheBuiltInData() throws Exception {
    Outcome outcome =
        run("last-pass", "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee", "--demo", "-o", "ndjson");

    assertEquals(0, outcome.exit(), outcome.err());
    assertEquals(2, outcome.out().lines().count());
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void sandboxRunsUntilASignal(String signal, int exit) throws Exception {
    Process sandbox = start("sandbox");
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(sandbox.getInputStream(), UTF_8))) {
      String url = out.readLine();
      Outcome outcome =
          run(
              "last-pass",
              "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee",
              "--api-url",
              url,
              "-o",
              "tsv");
      assertEquals(0, outcome.exit(), outcome.err());

      kill(signal, sandbox);
      assertTrue(sandbox.waitFor(5, TimeUnit.SECONDS));
      assertEquals(exit, sandbox.exitValue());
    } finally {
      sandbox.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void signalEndsALookUpAtOnce(String signal, int exit, @TempDir Path folder) throws Exception {
    API.answers(FakeApi.reply(200, ANSWER).withFixedDelay(20_000));
    String report = "json=" + folder.resolve("report.json");
    Process lookUp =
        start("last-pass", "a", "--verbose", "--api-url", API.url(), "--report", report);
    try (BufferedReader err =
        new BufferedReader(new InputStreamReader(lookUp.getErrorStream(), UTF_8))) {
      assertTrue(err.readLine().startsWith("> POST "));
      kill(signal, lookUp);

      assertTrue(lookUp.waitFor(5, TimeUnit.SECONDS));
      assertEquals(exit, lookUp.exitValue());
      assertArrayEquals(new String[0], folder.toFile().list());
    } finally {
      lookUp.destroyForcibly();
    }
  }

  @Test
  void processListDoesNotContainTheKey() throws Exception {
    API.answers(FakeApi.reply(200, ANSWER).withFixedDelay(20_000));
    Process lookUp = start("last-pass", "a", "--verbose", "--api-url", API.url());
    try (BufferedReader err =
        new BufferedReader(new InputStreamReader(lookUp.getErrorStream(), UTF_8))) {
      assertTrue(err.readLine().startsWith("> POST "));
      List<String> lines =
          ProcessHandle.allProcesses().flatMap(one -> one.info().commandLine().stream()).toList();

      assertTrue(lines.stream().anyMatch(line -> line.contains(API.url())), lines.toString());
      assertEquals(List.of(), lines.stream().filter(line -> line.contains(FakeApi.KEY)).toList());
    } finally {
      lookUp.destroyForcibly();
    }
  }

  /** An answer with the current date, since the program uses the real clock. */
  private static ResponseDefinitionBuilder reply(String body) {
    return ResponseDefinitionBuilder.responseDefinition().withStatus(200).withBody(body);
  }

  private static void assertAnswers(Outcome outcome) {
    assertEquals(0, outcome.exit(), outcome.err());
    assertEquals("", outcome.err());
    assertTrue(outcome.out().matches(TSV + "\\d+\t\t\n"), outcome.out());
  }

  private static String https() {
    return "https://localhost:" + API.server().httpsPort();
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    return Outcome.of(
        command(arguments), Path.of("").toAbsolutePath(), program.environment(variables));
  }

  private Outcome shell(String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script));
    command.addAll(command(arguments));
    return Outcome.of(command, Path.of("").toAbsolutePath(), program.environment(variables));
  }

  private Process start(String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(arguments));
    builder.environment().clear();
    builder.environment().putAll(program.environment(variables));
    return builder.start();
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(program.program().toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static void kill(String signal, Process process) throws Exception {
    assertEquals(0, new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor());
  }

  /**
   * A self-signed certificate for localhost, as the server and the client read it.
   *
   * @param store the server's key
   * @param pem the certificate
   */
  private record Certificate(Path store, String pem) {
    private static final String PASSWORD = "changeit";

    static Certificate create() {
      try {
        Path folder = Files.createTempDirectory("certificate");
        Path store = folder.resolve("key.p12");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", "api", "-keyalg", "EC"));
        command.addAll(List.of("-dname", "CN=localhost", "-ext", "san=dns:localhost"));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", store.toString()));
        Outcome outcome = Outcome.of(command, folder, Map.of());
        assertEquals(0, outcome.exit(), outcome.err());
        byte[] certificate =
            KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray())
                .getCertificate("api")
                .getEncoded();
        Path pem = folder.resolve("ca.pem");
        Files.writeString(
            pem,
            "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                .formatted(Base64.getMimeEncoder().encodeToString(certificate)));
        return new Certificate(store, pem.toString());
      } catch (Exception e) {
        throw new IllegalStateException("cannot create a certificate for the test", e);
      }
    }
  }
}
