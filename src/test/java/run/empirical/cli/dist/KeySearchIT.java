package run.empirical.cli.dist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.TestProxy;
import run.empirical.cli.TestTls;

/**
 * The key is sent to its server only. Neither it nor the proxy's password is on either stream or in
 * a report, as it is or URL-encoded.
 */
@EnabledOnOs(OS.LINUX)
@ParameterizedClass
@MethodSource("run.empirical.cli.dist.ShippedProgram#ofThisJava")
@Timeout(120)
final class KeySearchIT {
  private static final String VARIABLE = "EMPIRICALRUN_KEY";
  private static final String KEY = "sk_0123456789+abc";
  private static final String PASSWORD = "pw_9876543210+xyz";
  private static final List<String> SPELLINGS =
      List.of(KEY, URLEncoder.encode(KEY, UTF_8), PASSWORD, URLEncoder.encode(PASSWORD, UTF_8));

  private final ShippedProgram program;
  private final Path folder;
  private final Map<String, String> variables = new TreeMap<>();
  private final EchoingApi api = new EchoingApi(String.join("/", SPELLINGS));

  KeySearchIT(ShippedProgram program, @TempDir Path folder) throws IOException {
    this.program = program;
    this.folder = folder;
    variables.put("EMPIRICAL_API_URL", "http://api.invalid");
    variables.put("HTTP_PROXY", proxy(api.port()));
    variables.put(VARIABLE, KEY);
  }

  @AfterEach
  void stop() throws IOException {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--verbose --retries 1",
        "--json --verbose",
        "-o matrix --color always --report table=table --report json=json --report ndjson=ndjson"
            + " --report tsv=tsv --report markdown=markdown --report junit=junit --report html=html"
      })
  void noOutputContainsTheSecretsInAReply(String options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("last-pass", "--allow-http", "--require=1"));
    arguments.addAll(List.of(options.split(" ")));
    arguments.addAll(EchoingApi.IDS);
    run(76, arguments.toArray(String[]::new));

    assertEquals(Set.of(KEY), new HashSet<>(api.takeKeys()));
  }

  @Test
  void theUsersOwnTextDoesNotShowThem() throws Exception {
    Path file = folder.resolve("own.properties");
    Files.writeString(
        file,
        "env-name.1=" + KEY + "\ndashboard=https://dash.example/" + PASSWORD + "\nallow=" + KEY);
    variables.put("EMPIRICAL_CONFIG", file.toString());
    run(78, "last-pass", "200", "-v", "--allow-http");
    Files.writeString(
        file, "env-name.1=" + KEY + "\ndashboard=https://dash.example/" + PASSWORD + "\n");
    run(0, "last-pass", "200", "-v", "--allow-http", "--json");
    run(20, "last-pass", "200", "-v", "--allow-http", "--require", KEY);
  }

  @Test
  void keyIsNotShownWhateverItsSource() throws Exception {
    variables.remove(VARIABLE);
    Path file = Files.writeString(folder.resolve("key"), KEY + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    run(0, "last-pass", "200", "-v", "--allow-http", "--key-file", file.toString());
    shell(0, "exec \"$0\" \"$@\" --key-file - <" + file, "last-pass", "200", "-v", "--allow-http");
    Files.delete(file);

    assertEquals(List.of(KEY, KEY), api.takeKeys());
  }

  @Test
  void keyIsNotSentToAnUntrustedServer() throws Exception {
    try (EchoingApi server = new EchoingApi(TestTls.listen("elsewhere"), KEY)) {
      String url = "https://localhost:" + server.port();
      run(69, "last-pass", "a", "-v", "--api-url", url, "--cacert", TestTls.authority());
      run(69, "last-pass", "a", "--json", "--api-url", url);

      assertEquals(List.of(), server.takeKeys());
    }
  }

  @Test
  void variablesForJavaDoNotExposeTheKey() throws Exception {
    assumeTrue(program.onJava(), "JDK_JAVA_OPTIONS applies to Java only");
    variables.put(
        "JDK_JAVA_OPTIONS",
        "-Djdk.internal.httpclient.disableHostnameVerification=true"
            + " -Djdk.httpclient.HttpClient.log=all -Djavax.net.debug=all");
    try (EchoingApi server = new EchoingApi(TestTls.listen("elsewhere"), KEY)) {
      String url = "https://localhost:" + server.port();
      run(69, "last-pass", "200", "--api-url", url, "--cacert", TestTls.authority());
      assertEquals(List.of(), server.takeKeys());
    }
    run(0, "last-pass", "200", "--allow-http");
    assertEquals(List.of(KEY), api.takeKeys());
  }

  @Test
  void keyIsNotSentToATunnelProxy() throws Exception {
    String credentials =
        Base64.getEncoder().encodeToString(("user:" + PASSWORD).getBytes(ISO_8859_1));
    try (EchoingApi server = new EchoingApi(TestTls.listen("good"), KEY);
        TestProxy proxy = TestProxy.start(server.port(), "Basic " + credentials);
        TestProxy refusing = TestProxy.refusing("HTTP/1.1 502 " + PASSWORD + "\r\n\r\n<html>")) {
      variables.put("EMPIRICAL_API_URL", "https://api.example.test");
      variables.put("SSL_CERT_FILE", TestTls.authority());
      variables.put("HTTPS_PROXY", proxy(proxy.port()));
      run(0, "last-pass", "200", "-v");
      assertEquals(List.of(KEY), server.takeKeys());

      variables.put("HTTPS_PROXY", proxy.url());
      run(69, "last-pass", "200", "-v", "--retries", "0");
      variables.put("HTTPS_PROXY", refusing.url().replace("//", "//user:" + PASSWORD + "@"));
      run(69, "last-pass", "200", "-v", "--retries", "0");
      assertEquals(List.of(), server.takeKeys());
      assertEquals(2, proxy.heads().size());
      assertTrue(!(proxy.heads() + "\n" + refusing.heads()).contains(KEY));
    }
  }

  @Test
  void otherCommandsDoNotSendTheKey() throws Exception {
    run(0, "last-pass", "a", "-v", "--demo");
    run(0, "--version");
    run(2, "last-pass", "200", "--key=" + KEY);

    assertEquals(List.of(), api.takeKeys());
  }

  private void run(int exit, String... arguments) throws IOException, InterruptedException {
    shell(exit, "exec \"$0\" \"$@\"", arguments);
  }

  private void shell(int exit, String script, String... arguments)
      throws IOException, InterruptedException {
    Path reports = Files.createTempDirectory(folder, "run");
    Outcome outcome = program.shell(script, reports, variables, arguments);
    assertEquals(exit, outcome.exit(), outcome::toString);
    List<String> texts = new ArrayList<>(List.of(outcome.out(), outcome.err()));
    try (Stream<Path> files = Files.list(reports)) {
      for (Path file : files.toList()) {
        texts.add(Files.readString(file));
      }
    }
    for (String text : texts) {
      for (String secret : SPELLINGS) {
        assertTrue(!text.contains(secret), () -> secret + " in " + text);
      }
    }
  }

  /** The value of a proxy variable. */
  private static String proxy(int port) {
    return "http://user:" + PASSWORD.replace("+", "%2B") + "@127.0.0.1:" + port;
  }
}
