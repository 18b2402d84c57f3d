package run.empirical.cli.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.Connection;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;
import run.empirical.cli.text.Secrets;

/**
 * Neither the key nor the proxy's password, nor one in a URL, appears on a stream or in a report,
 * unchanged or escaped, even if a server or the user wrote it.
 */
class SecretsTest {
  private static final String KEY = "sk_0123456789+abc";
  private static final String PASSWORD = "pw_9876543210+xyz";
  private static final List<String> SPELLINGS =
      List.of(
          KEY,
          URLEncoder.encode(KEY, UTF_8),
          KEY.replace("+", "\\u002B"),
          KEY.replace("+", "&#043;"),
          PASSWORD,
          URLEncoder.encode(PASSWORD, UTF_8),
          PASSWORD.replace("+", "&#x002B"));

  /** Test case IDs, each of which selects a reply, a status or a fault, that quotes the secrets. */
  private static final String IDS =
      "200 204 302 400 401 404 407 429 500 503 breach not-json cut status-line";

  private static final Pattern ID = Pattern.compile("\"test_case_id\":\"([^\"]*)\"");

  private final Path folder;
  private final RawServer proxy = RawServer.start(SecretsTest::reply);

  SecretsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--verbose --retries 1",
        "--json --verbose",
        "-o matrix --color always --report json=DIR/json"
      })
  void noOutputContainsTheSecretsInAReply(String options) throws IOException {
    run(76, cli(), "--require=1 " + options.replace("DIR", folder.toString()) + " " + IDS);
  }

  @Test
  void theUsersOwnTextIsRedacted() throws IOException {
    String names = "--env-name 1=" + KEY + " --dashboard https://dash.example/" + PASSWORD;
    run(0, cli(), "200 --verbose --json " + names);
    run(20, cli(), "200 --verbose " + names + " --require " + KEY);
    // The request's body has the backslash in an escape of its own.
    run(76, cli(), "--verbose " + KEY.replace("b", "\\u0062"));
  }

  @Test
  void noOutputContainsAKeyFromStandardInput() throws IOException {
    run(0, cli().without("EMPIRICALRUN_KEY").input(KEY + "\n"), "200 --verbose --key-file -");
  }

  /** The parser's message about an invalid token would end at the plus sign, within the key. */
  @Test
  void noMessageContainsHalfASecret() {
    String err = cli().lastPass("--allow-http not-json").err();
    assertFalse(err.contains("sk_"), err);
  }

  /** With a user before the password, or a token alone. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "last-pass --from URL | error: --from: cannot read URL: no such file",
        "last-pass --from-playwright URL | error: --from-playwright: cannot read URL: no such file",
        "last-pass t --report URL | error: cannot write the report URL: no such folder",
        "last-pass t --cacert URL | error: --cacert: cannot read the CA bundle URL: no such file",
        "SSL_CERT_FILE last-pass t | error: SSL_CERT_FILE: cannot read the CA bundle URL: no such"
            + " file",
        "EMPIRICAL_CONFIG last-pass t | error: cannot use the project's file URL: no such file",
        "sandbox --data URL | error: --data: cannot read URL: no such file",
        "last-pass t --env-name 1=URL --env-name 2=URL | error: --env-name: the name 'URL' is given"
            + " to both 1 and 2",
        "last-pass t --demo --require URL | gate not met: URL: not in 30 days (required: a last"
            + " pass in URL)"
      })
  void noMessageContainsAPasswordInAUrl(String run, String message) {
    String url = "https://%s@git.example.com/ids.json";
    for (String user : List.of("user:sekretpw1", "sekrettok1")) {
      String[] words = run.replace("URL", url.formatted(user)).split(" ");
      // A variable, if the first word is one, has the URL.
      int start = Character.isUpperCase(run.charAt(0)) ? 1 : 0;
      Outcome outcome =
          Cli.against("https://127.0.0.1:1")
              .variable(words[0], url.formatted(user))
              .run(Arrays.copyOfRange(words, start, words.length));
      String last = "empirical: " + message.replace("URL", url.formatted("[redacted]")) + "\n";
      assertTrue(outcome.err().endsWith(last), outcome::toString);
      assertFalse(outcome.toString().contains("sekret"), outcome::toString);
    }
  }

  /** A short key is probably a placeholder, and may be part of a real ID. */
  @Test
  void shortKeysStayInOutput() {
    Secrets secrets = new Secrets(" sk_45678 ");
    secrets.add("sk-4567");
    assertEquals("[redacted] sk-4567", secrets.redact("sk_45678 sk-4567"));
    assertEquals("sk-4567", new Secrets(null).redact("sk-4567"));
  }

  private Cli cli() {
    String password = URLEncoder.encode(PASSWORD, UTF_8);
    return Cli.against("http://api.invalid")
        .variable("EMPIRICALRUN_KEY", KEY)
        .variable("HTTP_PROXY", "http://user:" + password + "@127.0.0.1:" + proxy.port());
  }

  private void run(int exit, Cli cli, String arguments) throws IOException {
    Outcome outcome = cli.lastPass("--allow-http " + arguments);
    assertEquals(exit, outcome.exit(), outcome::toString);
    StringBuilder shown = new StringBuilder(outcome.out() + outcome.err());
    try (Stream<Path> reports = Files.list(folder)) {
      for (Path report : reports.toList()) {
        shown.append(Files.readString(report));
      }
    }
    assertFalse(shown.indexOf("[redacted]") == -1, shown::toString);
    for (String half : List.of("sk_0123456789", "pw_9876543210")) {
      assertFalse(shown.indexOf(half) >= 0, shown::toString);
    }
  }

  private static void reply(Connection connection) throws IOException {
    Matcher id = ID.matcher(connection.request().body());
    connection.send(id.find() ? answer(id.group(1)) : "");
  }

  private static String answer(String id) {
    String secrets = String.join("/", SPELLINGS);
    String status = Character.isDigit(id.charAt(0)) ? id + " " + secrets : "200 OK";
    String head =
        """
        HTTP/1.1 STATUS
        Connection: close
        X-Echo: SECRETS
        Content-Type: text/SECRETS
        Retry-After: 0
        Location: https://elsewhere.example/SECRETS
        """
            .replace("STATUS", status)
            .replace("SECRETS", secrets)
            .replace("\n", "\r\n");
    return switch (id) {
      case "200" ->
          head
              + withLength(
                  """
                  {"data":[{"environment_id":"%1$s","test_run_id":"%1$s","executed_at":1763975564000},
                  {"environment_id":"1","test_run_id":"7","executed_at":1763975564000}]}
                  """
                      .formatted(secrets));
      case "204" -> head + withLength("");
      case "500" -> head + withLength("{\"error\":\"I know " + secrets + "\"}");
      case "breach" ->
          head + withLength("{\"data\":[],\"" + secrets + "\":1,\"" + secrets + "\":2}");
      case "not-json" -> head + withLength("{\"data\":" + secrets);
      case "cut" -> head + "Content-Length: 1000\r\n\r\n" + secrets;
      case "status-line" -> secrets + "\r\n\r\n";
      default ->
          head + withLength("{\"data\":null,\"error\":{\"message\":\"I know " + secrets + "\"}}");
    };
  }

  private static String withLength(String body) {
    return "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }
}
