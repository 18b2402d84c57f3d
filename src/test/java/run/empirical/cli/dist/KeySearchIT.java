package run.empirical.cli.dist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
import run.empirical.cli.RawServer;
import run.empirical.cli.TestProxy;
import run.empirical.cli.TestTls;

/**
 * The key is sent to its server only, and the proxy's credentials are never revealed. Searches each
 * run's output, files, processes, and requests to other hosts.
 */
@EnabledOnOs(OS.LINUX)
@ParameterizedClass
@MethodSource("run.empirical.cli.dist.ShippedProgram#ofThisJava")
@Timeout(120)
final class KeySearchIT {
  private static final String VARIABLE = "EMPIRICALRUN_KEY";
  private static final Path TEMPORARY = Path.of("/tmp");

  private static final int MAX_SEARCHES = 3;

  /** A port without a listener. */
  private static final int UNUSED_PORT = 1;

  private final String key = "Sk-" + random() + "+9Z";

  /**
   * With this length, the Base64 credentials need no padding, which header names cannot contain.
   */
  private final String user = "Proxy-U" + random();

  private final String password = "Pw-" + random() + "+9Z";
  private final KeySearch keySearch = new KeySearch(Map.of("the key", key));
  private final KeySearch search =
      new KeySearch(
          Map.of("the key", key, "the proxy's user", user, "the proxy's password", password));
  private final ShippedProgram program;
  private final Path home;
  private final Path keyFile;
  private final Path output;
  private final long start;
  private final Map<String, String> variables = new TreeMap<>();
  private final List<String> leaks = new CopyOnWriteArrayList<>();
  private final Semaphore searches = new Semaphore(0);
  private final RawServer elsewhere = RawServer.sending("HTTP/1.1 200 OK\r\n\r\n{}");
  private final EchoingApi api = echoing(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));

  KeySearchIT(ShippedProgram program, @TempDir Path folder) throws IOException {
    this.program = program;
    this.home = Files.createDirectory(folder.resolve("home"));
    this.output = Files.createDirectory(folder.resolve("output"));
    this.keyFile = Files.writeString(folder.resolve("key"), key + "\n");
    this.start = keyFile.toFile().lastModified();
    Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
    variables.put("HOME", home.toString());
    variables.put("EMPIRICAL_API_URL", "http://127.0.0.1:" + api.port());
    variables.put(VARIABLE, key);
    variables.put("HTTP_PROXY", proxy(UNUSED_PORT));
    variables.put("HTTPS_PROXY", proxy(UNUSED_PORT));
  }

  @AfterEach
  void stop() throws IOException {
    api.close();
    elsewhere.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--verbose --retries 1",
        "--json --verbose",
        "-o matrix --color always --report table=table --report json=json --report ndjson=ndjson"
            + " --report tsv=tsv --report markdown=markdown --report junit=junit --report html=html"
      })
  void noOutputContainsTheKeyInAReply(String options) throws Exception {
    askForEverything("--require 1 --retries 0 " + options);

    List<String> keys = api.takeKeys();
    assertEquals(Set.of(key), new HashSet<>(keys));
    assertTrue(keys.size() >= EchoingApi.IDS.size(), () -> keys.size() + " requests");
  }

  @Test
  void keyIsNotShownWhateverItsSource() throws Exception {
    variables.remove(VARIABLE);
    run(0, "last-pass", "200", "-v", "--key-file", keyFile.toString());
    shell(0, "exec \"$0\" \"$@\" --key-file - <" + keyFile, "last-pass", "200", "-v");
    Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r--r--"));
    Path file = Files.createDirectories(home.resolve(".config/empirical"));
    Files.writeString(file.resolve("config.properties"), "key-file=" + keyFile);
    shell(0, "unset EMPIRICAL_CONFIG; exec \"$0\" \"$@\"", "last-pass", "200", "-v");

    assertEquals(Collections.nCopies(3, key), api.takeKeys());
  }

  @Test
  void keyIsNotShownInErrors() throws Exception {
    String port = Integer.toString(api.port());
    run(69, "last-pass", "a", "-v", "--retries", "0", "--api-url", "http://127.0.0.1:1");
    run(69, "last-pass", "a", "-v", "--retries", "0", "--api-url", "https://api.invalid");
    variables.put("NO_PROXY", "api.invalid");
    run(69, "last-pass", "a", "-v", "--retries", "0", "--api-url", "https://api.invalid");
    run(69, "last-pass", "a", "-v", "--retries", "0", "--api-url", "https://localhost:" + port);
    run(78, "last-pass", "a", "-v", "--api-url", "http://192.0.2.1");
    run(78, "last-pass", "a", "-v", "--api-url", "https://192.0.2.1/?" + 1);
    assertEquals(List.of(), api.takeKeys());
    run(75, "last-pass", "silence", "-v", "--timeout", "1s");
    run(78, "last-pass", "200", "-v", "--report", "json=/dev/full");
    shell(74, "exec \"$0\" \"$@\" >/dev/full", "last-pass", "200", "-v");
    run(20, "last-pass", "200", "-v", "--require", "9", "--wait", "1s", "--poll", "1s");
  }

  @Test
  void keyIsNotSentToAnUntrustedServer() throws Exception {
    try (EchoingApi server = echoing(TestTls.listen("elsewhere"))) {
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
    try (EchoingApi server = echoing(TestTls.listen("elsewhere"))) {
      String url = "https://localhost:" + server.port();
      run(69, "last-pass", "200", "--api-url", url, "--cacert", TestTls.authority());
      assertEquals(List.of(), server.takeKeys());
    }
    run(0, "last-pass", "200");
    assertEquals(List.of(key), api.takeKeys());
  }

  @Test
  void keyIsNotSentToATunnelProxy() throws Exception {
    try (EchoingApi server = echoing(TestTls.listen("good"));
        TestProxy proxy = TestProxy.start(server.port(), "Basic " + base64(user + ":" + password));
        TestProxy refusing = TestProxy.refusing("HTTP/1.1 502 No\r\n\r\n<html>")) {
      variables.put("EMPIRICAL_API_URL", "https://api.example.test");
      variables.put("SSL_CERT_FILE", TestTls.authority());
      variables.put("HTTPS_PROXY", proxy(proxy.port()));
      run(0, "last-pass", "200", "-v");
      assertEquals(List.of(key), server.takeKeys());

      variables.put("HTTPS_PROXY", proxy.url());
      run(69, "last-pass", "200", "-v", "--retries", "0");
      variables.put("HTTPS_PROXY", refusing.url());
      run(69, "last-pass", "200", "-v", "--retries", "0");
      assertEquals(List.of(), server.takeKeys());
      assertEquals(List.of(), keySearch.in("CONNECT", proxy.heads() + "\n" + refusing.heads()));
      assertEquals(2, proxy.heads().size());
    }
  }

  @Test
  void keyIsNotShownIfAProxyReceivesIt() throws Exception {
    variables.put("http_proxy", proxy(api.port()));
    run(0, "last-pass", "200", "-v", "--api-url", "http://api.invalid", "--allow-http");
    run(76, "last-pass", "302", "-v", "--api-url", "http://api.invalid", "--allow-http");

    assertEquals(List.of(key, key), api.takeKeys());
  }

  @Test
  void noOutputContainsTheCredentialsInAProxysReply() throws Exception {
    try (EchoingApi proxy =
        new EchoingApi(
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
            elsewhere.url(),
            this::searchDuringRequest,
            request -> request.proxyCredentials().get(0))) {
      variables.put("HTTP_PROXY", proxy(proxy.port()));
      variables.put("EMPIRICAL_API_URL", "http://api.invalid");
      askForEverything("-v -o json --retries 1 --allow-http");

      assertTrue(proxy.takeKeys().size() >= EchoingApi.IDS.size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ECHO ECHO\r\n\r\n",
        "HTTP/1.1 200 ECHO\r\nECHO ECHO: x\r\n\r\n",
        "HTTP/1.1 407 ECHO\r\nProxy-Authenticate: Basic realm=\"ECHO\"\r\nX-ECHO: x\r\n\r\n",
        "HTTP/1.1 502 ECHO\r\nX-Echo: ECHO\r\n\r\n<html>ECHO"
      })
  void credentialsAreNotShownIfATunnelProxyQuotesThem(String reply) throws Exception {
    try (RawServer proxy =
        RawServer.start(
            (connection, request) -> {
              for (String form : request.proxyCredentials()) {
                RawServer.send(connection, reply.replace("ECHO", form));
              }
            })) {
      variables.put("HTTPS_PROXY", proxy(proxy.port()));
      run(69, "last-pass", "200", "-v", "--retries=0", "--api-url", "https://api.invalid");
      assertEquals(1, proxy.heads().size());
    }
  }

  @Test
  void otherCommandsDoNotSendTheKey() throws Exception {
    run(0, "last-pass", "a", "-v", "--demo");
    run(0, "--version");
    run(0, "last-pass", "--help");
    run(0, "help", "environment");
    run(0, "completion", "bash");
    run(2, "last-pass", "200", "--key", "200");

    assertEquals(List.of(), api.takeKeys());
  }

  /** A JVM crash leaves a file with variables, arguments and memory contents. */
  @ParameterizedTest
  @ValueSource(strings = {"TERM", "QUIT TERM", "SEGV"})
  void keyIsNotShownIfTheProcessIsKilled(String signals) throws Exception {
    Path out = output.resolve("out");
    Path err = output.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "ulimit -c 0; exec \"$0\" last-pass 200 silence -v",
                program.program().toString())
            .directory(home.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(program.environment(variables));
    Process process = builder.start();
    try {
      assertTrue(searches.tryAcquire(2, 60, TimeUnit.SECONDS));
      for (String signal : signals.split(" ", -1)) {
        String pid = Long.toString(process.pid());
        assertEquals(0, new ProcessBuilder("kill", "-" + signal, pid).start().waitFor());
      }
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    String errors = Files.readString(err, ISO_8859_1);
    check(new Outcome(process.exitValue(), Files.readString(out, ISO_8859_1), errors));
    assertTrue(process.exitValue() != 0, errors);
    if (program.onJava() && signals.equals("SEGV")) {
      try (Stream<Path> files = Files.list(home)) {
        assertEquals(
            1, files.filter(file -> file.getFileName().toString().startsWith("hs_err")).count());
      }
    }
  }

  @Test
  void keyIsNotShownIfMemoryRunsOut() throws Exception {
    assumeTrue(program.onJava(), "JDK_JAVA_OPTIONS applies to Java only");
    variables.put("JDK_JAVA_OPTIONS", "-Xmx20m");
    run(1, "last-pass", "huge", "-v");
    assertEquals(List.of(key), api.takeKeys());
  }

  @Test
  void launcherPassesTheKeyToNoCommand() throws Exception {
    Path launcher = Path.of("dist", "empirical").toAbsolutePath();
    Outcome outcome = shell(0, "exec sh -x " + launcher + " \"$@\"", "last-pass", "200");

    assertTrue(outcome.err().startsWith("+ "), outcome.err());
  }

  private EchoingApi echoing(ServerSocket socket) {
    return new EchoingApi(socket, elsewhere.url(), this::searchDuringRequest, EchoingApi::key);
  }

  private void askForEverything(String options) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("last-pass"));
    arguments.addAll(List.of(options.split(" ", -1)));
    arguments.addAll(EchoingApi.IDS);
    run(76, arguments.toArray(String[]::new));
  }

  private Outcome run(int exit, String... arguments) throws IOException, InterruptedException {
    return shell(exit, "exec \"$0\" \"$@\"", arguments);
  }

  private Outcome shell(int exit, String script, String... arguments)
      throws IOException, InterruptedException {
    searches.drainPermits();
    Outcome outcome = program.shell(script, home, variables, arguments);
    check(outcome);
    assertEquals(exit, outcome.exit(), outcome::toString);
    return outcome;
  }

  private void check(Outcome outcome) throws IOException {
    leaks.addAll(search.in("standard output", outcome.out()));
    leaks.addAll(search.in("standard error", outcome.err()));
    leaks.addAll(search.inFiles(home));
    searchTemporaryFiles();
    assertEquals(List.of(), leaks, outcome::toString);
    assertEquals(0, elsewhere.connections());
  }

  /** Runs while the program waits for a reply; only for the first requests of a batch. */
  private void searchDuringRequest() {
    if (searches.availablePermits() >= MAX_SEARCHES) {
      return;
    }
    for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
      leaks.addAll(search.inFile(procFile(process, "cmdline")));
    }
    for (ProcessHandle process : ProcessHandle.current().children().toList()) {
      process.children().forEach(child -> leaks.add("the program has a child: " + child.info()));
      if (!variables.containsKey(VARIABLE)) {
        leaks.addAll(keySearch.inFile(procFile(process, "environ")));
      }
    }
    searchTemporaryFiles();
    searches.release();
  }

  private static Path procFile(ProcessHandle process, String name) {
    return Path.of("/proc", Long.toString(process.pid()), name);
  }

  /** The value of a proxy variable. */
  private String proxy(int port) {
    return "http://" + user + ":" + password.replace("+", "%2B") + "@127.0.0.1:" + port;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(US_ASCII));
  }

  private static String random() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** Searches temporary files written since the test started, including those of JVMs. */
  private void searchTemporaryFiles() {
    List<File> files = new ArrayList<>(List.of(listFiles(TEMPORARY.toFile())));
    for (File folder : listFiles(TEMPORARY.toFile())) {
      if (folder.getName().startsWith("hsperfdata")) {
        files.addAll(List.of(listFiles(folder)));
      }
    }
    for (File file : files) {
      if (file.isFile() && file.lastModified() >= start) {
        leaks.addAll(search.inFile(file.toPath()));
      }
    }
  }

  private static File[] listFiles(File folder) {
    File[] files = folder.listFiles();
    return files == null ? new File[0] : files;
  }
}
