package run.empirical.cli.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A sandbox with a fixed clock, and methods to send requests over real sockets. */
final class RunningSandbox implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-24T12:16:04.250Z");
  static final String PATH = "/api/v2/analytics/test-case-last-pass-per-env";
  static final int SOCKET_TIMEOUT_MILLIS = 20_000;

  private final Sandbox sandbox;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  RunningSandbox(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  static RunningSandbox withBuiltInData() throws IOException {
    return new RunningSandbox(Sandbox.start(settings(SandboxData.builtIn(), null, Duration.ZERO)));
  }

  static RunningSandbox with(String data) throws IOException, SandboxDataException {
    SandboxData read =
        SandboxData.read(
            new ByteArrayInputStream(data.getBytes(StandardCharsets.UTF_8)), "data.json");
    return new RunningSandbox(Sandbox.start(settings(read, null, Duration.ZERO)));
  }

  static RunningSandbox failingWith(int status) throws IOException {
    return new RunningSandbox(
        Sandbox.start(settings(SandboxData.builtIn(), status, Duration.ZERO)));
  }

  static SandboxSettings settings(SandboxData data, @Nullable Integer failWith, Duration delay) {
    return new SandboxSettings(0, data, failWith, delay, InstantSource.fixed(NOW));
  }

  Sandbox sandbox() {
    return sandbox;
  }

  HttpClient http() {
    return http;
  }

  /** A valid request about an unknown test case, which the caller may modify. */
  HttpRequest.Builder request() {
    return request(PATH);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(sandbox.baseUri().resolve(path))
        .header("Authorization", "Bearer any-key")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"test_case_id\":\"unknown\"}"));
  }

  HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return send(request().POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** A raw connection, for requests that the HTTP client would never send. */
  Socket connect() throws IOException {
    return connect(1);
  }

  /** A raw connection to the sandbox's port on 127.0.0.n. */
  Socket connect(int n) throws IOException {
    InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) n});
    Socket socket = new Socket(address, sandbox.baseUri().getPort());
    socket.setSoTimeout(SOCKET_TIMEOUT_MILLIS);
    return socket;
  }

  static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
