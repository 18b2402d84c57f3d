package run.empirical.cli.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;

/** A sandbox, by default with {@link Cli#NOW} on its clock, and methods to send requests. */
public final class RunningSandbox implements AutoCloseable {
  /** A built-in test case that passed three hours ago, and two days ago in another environment. */
  public static final String ID = "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee";

  private final Sandbox sandbox;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RunningSandbox(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Starts a sandbox on the machine's clock, for other programs. */
  public static RunningSandbox today(String data) throws IOException {
    return today(read(data));
  }

  /** Like {@link #today(String)}, with the invented data. */
  public static RunningSandbox inventedToday() throws IOException {
    return today(SandboxData.invented());
  }

  private static RunningSandbox today(SandboxData data) throws IOException {
    return new RunningSandbox(Sandbox.start(0, data, InstantSource.system()));
  }

  static RunningSandbox start(int port, SandboxData data) throws IOException {
    return new RunningSandbox(Sandbox.start(port, data, InstantSource.fixed(Cli.NOW)));
  }

  static RunningSandbox withInventedData() throws IOException {
    return start(0, SandboxData.invented());
  }

  static RunningSandbox with(String data) throws IOException {
    return start(0, read(data));
  }

  static SandboxData read(String json) {
    return SandboxData.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "data.json");
  }

  /** The base URL. */
  public String url() {
    return sandbox.baseUri().toString();
  }

  int port() {
    return sandbox.baseUri().getPort();
  }

  /** A valid request about an unknown test case, which the caller may modify. */
  HttpRequest.Builder request() {
    return request(FakeApi.PATH);
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

  @Override
  public void close() {
    sandbox.close();
  }
}
