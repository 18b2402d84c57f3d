package run.empirical.cli.dist;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;
import run.empirical.cli.TestTls;
import run.empirical.cli.testcases.PlaywrightPage;

/**
 * The static program alone in a root folder with {@code /dev} and {@code /proc}: no C library, no
 * shell, no {@code /tmp}. Each test adds the files that it needs.
 */
@Tag("native")
@EnabledOnOs(OS.LINUX)
final class EmptyRootIT {
  private static final ShippedProgram PROGRAM = ShippedProgram.underTest();

  @RegisterExtension static final FakeApi API = TestTls.api();

  private static final String ANSWER =
      """
      {"data":[{"test_case_id":"a","environment_id":"1","test_run_id":"48213","executed_at":1763975564000}]}\
      """;

  private static final String ROW = Outcome.row("a", "1 - 48213 2025-11-24T09:12:44Z (age) -", "-");

  private final Path root;

  /** An API that listens on every address of this machine, IPv6 included. */
  private final RawServer plainApi;

  private final Map<String, String> variables = new TreeMap<>();

  EmptyRootIT(@TempDir Path root) throws Exception {
    assumeTrue(
        ShippedProgram.isStatic(PROGRAM.program()), "the program was built without -Dstatic");
    Needs.root();
    this.root = root;
    Files.copy(PROGRAM.program(), root.resolve("empirical"), COPY_ATTRIBUTES);
    for (String folder : List.of("dev", "proc", "etc")) {
      Files.createDirectory(root.resolve(folder));
    }
    plainApi =
        RawServer.sending(
            new ServerSocket(0), "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + ANSWER);
    variables.put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    variables.put("EMPIRICAL_CONFIG", "");
    variables.put("EMPIRICALRUN_KEY", FakeApi.KEY);
  }

  @AfterEach
  void stopApi() throws IOException {
    plainApi.close();
  }

  @Test
  void looksUpAndGatesOverHttps() throws Exception {
    answers(ANSWER);
    Files.writeString(root.resolve("etc/hosts"), "127.0.0.1 other\n127.0.0.1 api.example.test\n");
    Files.copy(Path.of(TestTls.authority()), root.resolve("etc/authority.pem"));
    variables.put("SSL_CERT_FILE", "/etc/authority.pem");
    String url = "https://api.example.test:" + API.tlsPort() + API.folder();

    assertEquals(new Outcome(0, ROW, ""), run("last-pass", "a", "-o", "tsv", "--api-url", url));
    answers(ANSWER.replace("1763975564000", Long.toString(System.currentTimeMillis())));
    assertEquals(0, run("last-pass", "a", "--require", "1", "--api-url", url).exit());
    assertEquals(20, run("last-pass", "a", "--require", "2", "--api-url", url).exit());
  }

  /** Debian's bundle of authorities: without it, the server is not trusted. */
  @Test
  void trustsTheSystemsAuthorities() throws Exception {
    answers(ANSWER);
    Files.writeString(root.resolve("etc/hosts"), "127.0.0.1 api.example.test\n");
    String url = "https://api.example.test:" + API.tlsPort() + API.folder();
    assertEquals(69, run("last-pass", "a", "--api-url", url).exit());

    Path bundles = Files.createDirectories(root.resolve("etc/ssl/certs"));
    Files.copy(Path.of(TestTls.authority()), bundles.resolve("ca-certificates.crt"));
    assertEquals(new Outcome(0, ROW, ""), run("last-pass", "a", "-o", "tsv", "--api-url", url));
  }

  /** By default, musl's threads have small stacks. */
  @Test
  void readsADeeplyNestedReport() throws Exception {
    int depth = 450;
    String test = PlaywrightPage.test("any", "t", "unexpected");
    String deep = "{\"a\":".repeat(depth) + "{}" + "}".repeat(depth);
    Files.writeString(
        root.resolve("report.json"),
        "{\"deep\":" + deep + "," + PlaywrightPage.report(0, test).substring(1));

    Outcome outcome = run("last-pass", "--from-playwright", "/report.json", "--demo", "-o", "tsv");
    assertTrue(outcome.out().startsWith("any\t"), outcome.toString());
  }

  /** Help is coloured on a terminal without a library that must be unpacked first. */
  @Test
  void recognisesATerminal() throws Exception {
    Outcome help = shell("exec script -qec \"exec chroot $0 /empirical --help\" /dev/null");

    assertEquals(run("--help"), new Outcome(help.exit(), plain(help.out()), help.err()));
    assertNotEquals(plain(help.out()), help.out(), "no colour");
  }

  /** The JDK's resolver looks up a function that a static musl program does not have. */
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void findsHosts(String address) throws Exception {
    Files.writeString(root.resolve("etc/hosts"), address + " api.example.test\n");
    String url = "http://api.example.test:" + plainApi.port();

    assertEquals(
        new Outcome(0, ROW, ""),
        run("last-pass", "a", "-o", "tsv", "--allow-http", "--api-url", url));
  }

  private static String plain(String text) {
    return text.replaceAll("\u001b\\[[0-9;]*m", "");
  }

  private static void answers(String body) {
    API.answers(ResponseDefinitionBuilder.responseDefinition().withStatus(200).withBody(body));
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    return shell("exec chroot \"$0\" /empirical \"$@\"", arguments);
  }

  /** Runs a script that may change into the root folder, {@code $0}. */
  private Outcome shell(String script, String... arguments)
      throws IOException, InterruptedException {
    String mounts = "mount --rbind /dev \"$0/dev\" && mount --rbind /proc \"$0/proc\" && ";
    List<String> command =
        new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", mounts + script));
    command.add(root.toString());
    command.addAll(List.of(arguments));
    Outcome outcome = Outcome.of(command, root, variables);
    return new Outcome(
        outcome.exit(),
        outcome.out().replace("\r", "").replaceAll("Z\t\\d+\t", "Z\t(age)\t"),
        outcome.err());
  }
}
