package run.empirical.cli.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.Version;
import run.empirical.cli.text.Redaction;

/** The API over HTTP: one POST per look-up; never follows redirects. */
final class HttpLastPassApi implements LastPassApi {
  /** The endpoint's path below the base URL (contract: {@code getTestCaseLastPassPerEnv}). */
  static final String PATH = "/api/v2/analytics/test-case-last-pass-per-env";

  private static final String USER_AGENT = "empirical/" + Version.NUMBER;

  private static final JsonFactory JSON = new JsonFactory();
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** How many characters of a body are logged. */
  private static final int MAX_LOGGED = 2000;

  private final ClientThreads threads;
  private final HttpClient client;
  private final URI uri;
  private final Connection connection;
  private final Redaction redaction;
  private final Wire wire;
  private final HttpRequest.Builder template;

  /**
   * Creates a client; sends nothing yet.
   *
   * @param concurrency how many exchanges may be in flight; others wait
   */
  HttpLastPassApi(Connection connection, int concurrency, Wire wire) {
    this.threads = new ClientThreads(concurrency);
    this.connection = connection;
    this.redaction = connection.redaction();
    this.wire = wire;
    this.uri = connection.url().resolve(PATH);
    this.client =
        HttpClient.newBuilder()
            .executor(threads)
            // Over plain HTTP, version 2 would add upgrade headers that break some proxies.
            .version(
                connection.url().isHttps()
                    ? HttpClient.Version.HTTP_2
                    : HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .sslContext(connection.trust().context(connection.url()))
            // Never the JDK's own settings.
            .proxy(
                connection.proxy() == null
                    ? HttpClient.Builder.NO_PROXY
                    : connection.proxy().selector())
            .build();
    this.template = template();
  }

  @Override
  public CompletableFuture<Reply> ask(String testCaseId, LookBackWindow window) {
    String body = body(testCaseId, window);
    HttpRequest request = template.copy().POST(BodyPublishers.ofString(body)).build();
    log(request, body);
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    Future<?> exchange = threads.start(() -> exchange(testCaseId, request, reply));
    CompletableFuture<Reply> unused =
        reply.whenComplete(
            (whole, error) -> {
              if (reply.isCancelled()) {
                exchange.cancel(true);
              }
            });
    return reply;
  }

  /** The request's body (contract schema {@code LastPassPerEnvRequest}). */
  private static String body(String testCaseId, LookBackWindow window) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("test_case_id", testCaseId);
      if (window.days() != null) {
        json.writeNumberField("days", window.days());
      }
      if (window.before() != null) {
        json.writeStringField("before", window.before().toString());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return text.toString();
  }

  /**
   * Blocks on its own thread. The client's asynchronous API would pass each reply through one more
   * thread.
   */
  private void exchange(String testCaseId, HttpRequest request, CompletableFuture<Reply> reply) {
    try {
      reply.complete(send(testCaseId, request));
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      // Only a cancelled reply interrupts this thread, and nothing completes that one again.
      reply.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    threads.endSelector();
  }

  /** What all requests have in common, so that a batch validates it only once. */
  private HttpRequest.Builder template() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", connection.key().authorization())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("User-Agent", USER_AGENT);
    if (connection.projectId() != null) {
      request.header("x-project-id", connection.projectId().toString());
    }
    String proxy = connection.proxy() == null ? null : connection.proxy().authorization();
    if (proxy != null) {
      request.header("Proxy-Authorization", proxy);
    }
    return request;
  }

  /**
   * Turns whatever the client throws into a failure of the exchange: it throws runtime exceptions
   * for frames that it does not support.
   */
  private Reply send(String testCaseId, HttpRequest request)
      throws IOException, InterruptedException {
    HttpClient.Version version;
    Reply reply;
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      version = response.version();
      reply = new Reply(response.statusCode(), read(response.body()), response.headers().map());
    } catch (RuntimeException | Error e) {
      throw new IOException(e);
    }
    log(testCaseId, version, reply);
    return reply;
  }

  /** Reads up to the first byte above the limit; a refused tunnel has no body at all. */
  private static byte[] read(@Nullable InputStream body) throws IOException {
    try (body) {
      return body == null ? new byte[0] : body.readNBytes(Reply.MAX_BODY + 1);
    }
  }

  private void log(HttpRequest request, String body) {
    if (wire == Wire.SILENT) {
      return;
    }
    ProxySettings proxy = connection.proxy();
    List<String> lines = new ArrayList<>();
    lines.add("> POST " + uri + (proxy == null ? "" : " through " + proxy));
    request.headers().map().forEach((name, values) -> lines.add(header("> ", name, values)));
    lines.add("> " + body);
    wire.lines(lines);
  }

  private String header(String direction, String name, List<String> values) {
    return redaction.redact(direction + name + ": " + String.join(", ", values));
  }

  private void log(String testCaseId, HttpClient.Version version, Reply reply) {
    if (wire == Wire.SILENT) {
      return;
    }
    List<String> lines = new ArrayList<>();
    String number = version == HttpClient.Version.HTTP_2 ? "2" : "1.1";
    lines.add("< HTTP/" + number + " " + reply.status() + " for " + testCaseId);
    reply.headers().forEach((name, values) -> lines.add(header("< ", name, values)));
    int length = Math.min(reply.body().length, Reply.MAX_BODY);
    lines.add("< " + length + " bytes");
    String body = new String(reply.body(), 0, length, StandardCharsets.UTF_8);
    redaction.quote(body, MAX_LOGGED).lines().forEach(line -> lines.add("< " + line));
    wire.lines(lines);
  }
}
