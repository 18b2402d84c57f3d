package run.empirical.cli.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Needs;
import run.empirical.cli.OtherProgram;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;
import run.empirical.cli.TestTls;
import run.empirical.cli.sandbox.RunningSandbox;

/**
 * The exit status and complete output of each program in {@code dist}, where they could depend on
 * the launcher, Java or the native image. {@code FaultMatrixIT} tests faults of connections.
 */
@Tag("newest-java")
@EnabledOnOs({OS.LINUX, OS.MAC})
final class ShippedProgramIT {
  @RegisterExtension static final FakeApi API = TestTls.api();

  private static final Path HERE = Path.of("").toAbsolutePath();

  private static final String ENTRY =
      """
      {"test_case_id":"a","environment_id":"1","test_run_id":"48213","executed_at":1763975564000}\
      """;

  private static final String ANSWER = "{\"data\":[" + ENTRY + "]}";

  private static final String ROW = Outcome.row("a", "1 - 48213 2025-11-24T09:12:44Z \\d+ -", "-");

  private final ShippedProgram program = ShippedProgram.underTest();
  private final Map<String, String> variables = new TreeMap<>();

  ShippedProgramIT() {
    variables.put("EMPIRICALRUN_KEY", FakeApi.KEY);
    variables.put("EMPIRICAL_API_URL", API.url());
  }

  /** Java sends Basic credentials only if a property is set before its HTTP client is loaded. */
  @Test
  void sendsAProxysCredentialsToTheProxyOnly() throws Exception {
    API.answers(reply(ANSWER));
    String credentials = "Basic dXNlcjpzZWNyZXQ=";
    try (RawServer proxy = RawServer.proxy(API.tlsPort(), credentials)) {
      variables.put("EMPIRICAL_API_URL", "https://api.example.test" + API.folder());
      variables.put("SSL_CERT_FILE", TestTls.authority());
      variables.put("HTTPS_PROXY", "http://user:secret@127.0.0.1:" + proxy.port());

      assertAnswers(run("last-pass", "a", "-o", "tsv"));
      assertEquals(1, proxy.heads().size());
      assertTrue(proxy.heads().get(0).contains("\nProxy-Authorization: " + credentials));
      assertFalse(proxy.heads().get(0).contains(FakeApi.KEY));
      assertEquals(1, API.requests().size());
      assertFalse(API.requests().get(0).containsHeader("Proxy-Authorization"));
    }
  }

  /** The key is known before any option is read. */
  @Test
  void hidesTheKeyInArguments() throws Exception {
    assertEquals(
        Outcome.error(2, "SHELL: expected bash, zsh, fish or powershell, got '[redacted]'"),
        run("completion", FakeApi.KEY));
  }

  @Tag("jar")
  @Test
  void variablesForJavaLogNothingAndSetNoProxy() throws Exception {
    API.answers(reply(ANSWER));
    variables.put("EMPIRICAL_API_URL", "https://localhost:" + API.tlsPort() + API.folder());
    variables.put("SSL_CERT_FILE", TestTls.authority());
    String options =
        "-Djavax.net.debug=all -Djdk.httpclient.HttpClient.log=all"
            + " -Djdk.internal.httpclient.debug=true -Dhttp.nonProxyHosts="
            + " -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=1";
    variables.put("JDK_JAVA_OPTIONS", options);
    Outcome outcome = run("last-pass", "a", "-o", "tsv");
    assertEquals("NOTE: Picked up JDK_JAVA_OPTIONS: " + options + "\n", outcome.err());
    assertEquals(0, outcome.exit(), outcome.out());
  }

  /**
   * On other systems a library knows the terminals, as on this Linux under another name. Without a
   * folder to unpack it in, there are none, and no message.
   */
  @Tag("jar")
  @EnabledOnOs(OS.LINUX)
  @ParameterizedTest
  @CsvSource({"'', true", "' -Djline.tmpdir=/nowhere', false"})
  void otherSystemsAskALibraryForTerminals(String option, boolean found) throws Exception {
    Needs.programs("script");
    String options = "-Dos.name=OtherLinux" + option;
    variables.put("JDK_JAVA_OPTIONS", options);
    String demo = "last-pass " + RunningSandbox.ID + " --demo";

    Outcome answer = ShippedProgram.DEMO_ANSWER;
    String picked = "NOTE: Picked up JDK_JAVA_OPTIONS: " + options + "\n";
    assertEquals(
        new Outcome(0, answer.out(), picked + answer.err()), run(demo.split(" ")).withoutTimes());
    String screen = shell("script -qec \"'$0' " + demo + "\" /dev/null").out();
    assertEquals(found, screen.contains("\u001b[1mENVIRONMENT"), screen);
  }

  /** A certificate of another host, and one signed by a server's trusted certificate. */
  @Tag("jar")
  @ParameterizedTest
  @CsvSource({
    "jdk.internal.httpclient.disableHostnameVerification=true, authority.pem, elsewhere",
    "jdk.security.allowNonCaAnchor=true, self-signed.pem, issued"
  })
  void variablesForJavaDoNotWeakenTls(String property, String trusted, String server)
      throws Exception {
    variables.put("JDK_JAVA_OPTIONS", "-D" + property);
    variables.put("SSL_CERT_FILE", TestTls.file(trusted).toString());
    try (RawServer listening = RawServer.sending(TestTls.listen(server), "")) {
      Outcome refused = run("last-pass", "a", "--api-url", "https://localhost:" + listening.port());
      assertEquals(69, refused.exit(), refused.err());
      assertEquals(List.of(), listening.heads());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Dhttp.proxyHost=proxy", "-Xmx1m", "-XX:NoSuchOption", "@list"})
  void argumentsThatLookLikeJavaOptionsReachTheProgram(String argument) throws Exception {
    Outcome outcome = run("last-pass", "--demo", "--", argument);
    String start = "empirical: error: '" + argument.replaceFirst("=.*", "") + "' ";
    assertTrue(outcome.err().startsWith(start), outcome.toString());
  }

  @Test
  void reportsADeletedWorkingFolder(@TempDir Path folder) throws Exception {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    Outcome outcome = shell("cd \"$1\" && rmdir \"$1\" && exec \"$0\" --version", gone.toString());

    assertEquals(78, outcome.exit(), outcome.err());
    assertEquals("", outcome.out());
    // The shell's own message comes first.
    assertTrue(
        outcome
            .err()
            .endsWith(
                "empirical: error: the working folder no longer exists: change to another"
                    + " one\n"),
        outcome.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C", "POSIX", "C.UTF-8", "xx_XX.UTF-8"})
  void readsAndAlignsWideCharactersInEveryLocale(String locale) throws Exception {
    API.answers(reply("{\"data\":[" + ENTRY + "," + ENTRY.replace("\"1\"", "\"2\"") + "]}"));
    variables.put("LC_ALL", locale);

    assertEquals(
        new Outcome(
            0,
            Outcome.table(
                    "",
                    "WIDE  15 hours earlier  2025-11-24T09:12:44Z  48213",
                    "2  15 hours earlier  2025-11-24T09:12:44Z  48213")
                .replace("WIDE", "本番"),
            ""),
        run("last-pass", "a", "--before", "2025-11-25T00:12:44Z", "--env-name", "1=本番"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void reportsAFullDisk() throws Exception {
    Outcome outcome = shell("exec \"$0\" --version >/dev/full");

    assertEquals(74, outcome.exit());
    assertTrue(
        outcome.err().startsWith("empirical: error: cannot write to standard output"),
        outcome.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {">&-", "<&- >&-"})
  void reportsAClosedStandardOutput(String closed, @TempDir Path folder) throws Exception {
    API.answers(reply(ANSWER));
    Path file = folder.resolve("report.tsv");

    assertEquals(
        new Outcome(
            74, "", "empirical: error: cannot write to standard output: Bad file descriptor\n"),
        shell("exec \"$0\" last-pass a --report \"tsv=$1\" " + closed, file.toString()));
    assertTrue(Files.readString(file).matches(ROW));
  }

  /** Messages must not go to the file that is opened next, which gets the free descriptor. */
  @Test
  void closedStandardErrorChangesNothingElse(@TempDir Path folder) throws Exception {
    API.answers(reply(ANSWER));
    Path file = folder.resolve("report.tsv");
    String script = "exec \"$0\" last-pass a -v -o tsv --report \"tsv=$1\" 2>&-";

    Outcome outcome = shell(script, file.toString());

    assertEquals(new Outcome(0, outcome.out(), ""), outcome);
    assertTrue(outcome.out().matches(ROW), outcome.out());
    assertEquals(outcome.out(), Files.readString(file));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void rejectsAReportToTheFileOfStandardInput(@TempDir Path folder) throws Exception {
    Path list = Files.writeString(folder.resolve("list.tsv"), "a\n");

    assertEquals(
        Outcome.error(
            78, "cannot write the report " + list + ": it is also an input (standard input)"),
        shell("exec \"$0\" last-pass -q --from - --report \"$1\" <\"$1\"", list.toString()));
    assertEquals("a\n", Files.readString(list));
  }

  @Test
  void endsSilentlyIfThePipeIsClosed(@TempDir Path folder) throws Exception {
    API.answers(reply(ANSWER));
    String script = "mkfifo \"$1\"; : <\"$1\" & exec 3>\"$1\"; wait; \"$0\" last-pass a >&3";

    assertEquals(new Outcome(0, "", ""), shell(script, folder.resolve("pipe").toString()));
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void sandboxRunsUntilASignal(String signal, int exit) throws Exception {
    Process sandbox = start("sandbox");
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(sandbox.getInputStream(), UTF_8))) {
      String url = out.readLine();
      Outcome outcome =
          API.cli().run("last-pass", RunningSandbox.ID, "--api-url", url, "-o", "tsv");
      assertEquals(0, outcome.exit(), outcome.err());
      assertEquals(2, outcome.out().lines().count(), outcome.out());

      assertEnds(exit, signal, sandbox);
    } finally {
      sandbox.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void signalEndsALookUpAtOnce(String signal, int exit, @TempDir Path folder) throws Exception {
    API.answers(reply(ANSWER).withFixedDelay(20_000));
    String report = "json=" + folder.resolve("report.json");
    Process lookUp = start("last-pass", "a", "--verbose", "--report", report);
    try (BufferedReader err =
        new BufferedReader(new InputStreamReader(lookUp.getErrorStream(), UTF_8))) {
      assertTrue(err.readLine().startsWith("> POST "));

      assertEnds(exit, signal, lookUp);
      assertArrayEquals(new String[0], folder.toFile().list());
    } finally {
      lookUp.destroyForcibly();
    }
  }

  /**
   * For example, containers start together. By default, Java remembers that a name does not resolve
   * for longer than all retries take.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void retriesFindAHostThatAppearsMeanwhile(@TempDir Path folder) throws Exception {
    Path hosts = Files.createFile(folder.resolve("hosts"));
    API.answers(reply(ANSWER));
    variables.put("EMPIRICAL_API_URL", API.url().replace("127.0.0.1", "api.example.test"));
    Process lookUp = startWithHosts(hosts, "last-pass", "a", "-o", "tsv", "-v", "--allow-http");
    try (BufferedReader err =
        new BufferedReader(new InputStreamReader(lookUp.getErrorStream(), UTF_8))) {
      String line = err.readLine();
      while (!line.startsWith("* a: cannot reach ")) {
        line = err.readLine();
      }
      assertTrue(line.contains(": could not resolve host api.example.test; retrying in "), line);
      Files.writeString(hosts, "127.0.0.1 api.example.test\n");

      String rest = err.lines().collect(Collectors.joining("\n"));
      assertEquals(0, lookUp.waitFor(), rest);
    } finally {
      lookUp.destroyForcibly();
    }
  }

  /** Starts the program with this file as the only source of host names. */
  private Process startWithHosts(Path hosts, String... arguments) throws IOException {
    if (program.onJava()) {
      variables.put("JDK_JAVA_OPTIONS", "-Djdk.net.hosts.file=" + hosts);
      return start(arguments);
    }
    Needs.root();
    // A resolver whose port is closed fails at once.
    Path resolver = hosts.resolveSibling("resolv.conf");
    Files.writeString(resolver, "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n");
    String mounts = "mount --bind \"$1\" /etc/hosts && mount --bind \"$2\" /etc/resolv.conf && ";
    List<String> command =
        new ArrayList<>(
            List.of("unshare", "--mount", "sh", "-c", mounts + "shift 2; exec \"$0\" \"$@\""));
    command.addAll(List.of(program.program().toString(), hosts.toString(), resolver.toString()));
    command.addAll(List.of(arguments));
    variables.put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    return start(command);
  }

  /** The terminal shows the typed {@code ^C}. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void controlCClearsTheProgressLine() throws Exception {
    API.answers(reply(ANSWER).withFixedDelay(20_000));
    Process terminal = startOnATerminal("last-pass a");
    try (Reader screen = new InputStreamReader(terminal.getInputStream(), UTF_8);
        OutputStream keys = terminal.getOutputStream()) {
      StringWriter shown = readUntil("0 of 1 looked up", screen);
      keys.write(3);
      keys.flush();
      screen.transferTo(shown);
      assertTrue(shown.toString().endsWith("\r\u001b[K"), shown::toString);
      assertEquals(130, terminal.waitFor());
    } finally {
      terminal.destroyForcibly();
    }
  }

  /** A rate limit shows progress at once. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void fileOfStandardErrorGetsNoProgressLine(@TempDir Path folder) throws Exception {
    ResponseDefinitionBuilder limited =
        ResponseDefinitionBuilder.responseDefinition()
            .withStatus(429)
            .withHeader("Retry-After", "1");
    API.answersInTurn(limited, reply(ANSWER));
    Path log = folder.resolve("log");
    Process terminal = startOnATerminal("last-pass a --env-name 1=live 2>'" + log + "'");
    try (Reader screen = new InputStreamReader(terminal.getInputStream(), UTF_8)) {
      StringWriter shown = new StringWriter();
      screen.transferTo(shown);
      assertEquals(0, terminal.waitFor(), shown::toString);
      assertTrue(shown.toString().contains("\u001b[1mENVIRONMENT"), shown::toString);
      assertEquals("", Files.readString(log));
    } finally {
      terminal.destroyForcibly();
    }
  }

  /**
   * The header does not fit into the terminal's buffer. The shell reports the program's end, since
   * {@code script} ends only after it has written its own output.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void signalEndsALookUpWhoseTerminalNobodyReads(@TempDir Path folder) throws Exception {
    String reply = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nx-long: %s\r\n\r\n";
    Path ended = folder.resolve("ended");
    try (RawServer api = RawServer.sending(reply.formatted("a".repeat(300_000)))) {
      variables.put("EMPIRICAL_API_URL", api.url());
      Process terminal =
          startOnATerminal("last-pass a --verbose; status=$?; : >'" + ended + "'; exit $status");
      try (Reader screen = new InputStreamReader(terminal.getInputStream(), UTF_8)) {
        readUntil("x-long: ", screen);
        ProcessHandle lookUp =
            terminal
                .descendants()
                .filter(process -> process.children().findAny().isEmpty())
                .findFirst()
                .orElseThrow();
        lookUp.destroy();
        long start = System.nanoTime();
        while (!Files.exists(ended)) {
          assertTrue(System.nanoTime() - start < TimeUnit.MINUTES.toNanos(2));
        }
        screen.transferTo(Writer.nullWriter());
        assertEquals(143, terminal.waitFor());
      } finally {
        terminal.destroyForcibly();
      }
    }
  }

  /** Starts the program in a shell, which splits the arguments. */
  private Process startOnATerminal(String arguments) throws IOException {
    Needs.programs("script");
    String command = "env --default-signal '" + program.program() + "' " + arguments;
    return start(List.of("script", "-qec", command, "/dev/null"));
  }

  private static StringWriter readUntil(String text, Reader screen) throws IOException {
    StringWriter shown = new StringWriter();
    while (!shown.toString().contains(text)) {
      int next = screen.read();
      assertTrue(next >= 0, shown::toString);
      shown.write(next);
    }
    return shown;
  }

  private static void assertEnds(int exit, String signal, Process process) throws Exception {
    assertEquals(0, new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor());
    assertEquals(exit, process.waitFor());
  }

  /** A reply with the current date, since the program uses the real clock. */
  private static ResponseDefinitionBuilder reply(String body) {
    return ResponseDefinitionBuilder.responseDefinition().withStatus(200).withBody(body);
  }

  private static void assertAnswers(Outcome outcome) {
    assertEquals(0, outcome.exit(), outcome.err());
    assertEquals("", outcome.err());
    assertTrue(outcome.out().matches(ROW), outcome.out());
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    return program.run(HERE, variables, arguments);
  }

  private Outcome shell(String script, String... arguments)
      throws IOException, InterruptedException {
    return program.shell(script, HERE, variables, arguments);
  }

  /** Starts the program with the default signals, since a background job ignores some. */
  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (OS.current() == OS.LINUX) {
      command.addAll(List.of("env", "--default-signal"));
    }
    command.add(program.program().toString());
    command.addAll(List.of(arguments));
    return start(command);
  }

  private Process start(List<String> command) throws IOException {
    return OtherProgram.prepare(command, HERE, program.environment(variables)).start();
  }
}
