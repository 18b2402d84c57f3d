package run.empirical.cli.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.Security;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import run.empirical.cli.connection.ApiKey;
import run.empirical.cli.connection.ConnectionSettings;
import run.empirical.cli.connection.ProxySettings;
import run.empirical.cli.model.Assumptions;
import run.empirical.cli.model.LastPassRequest;
import run.empirical.cli.model.Version;

/** The API over HTTP: one POST per look-up; never follows redirects. */
final class HttpLastPassApi implements LastPassApi {
  static {
    // The JDK remembers for ten seconds that a name does not resolve. The default retries end
    // sooner, so none of them would ask again. This is read once, when a name is first resolved.
    Security.setProperty("networkaddress.cache.negative.ttl", "1");
  }

  private final ClientThreads threads;
  private final HttpClient client;
  private final HttpRequest.Builder template;

  /**
   * Creates a client; sends nothing yet.
   *
   * @param concurrency how many exchanges may be in flight; others wait
   */
  HttpLastPassApi(ConnectionSettings connection, int concurrency) {
    this.threads = new ClientThreads(concurrency);
    this.client = client(connection, threads);
    // Shared by all requests, so that the URL and the headers are validated only once.
    this.template = HttpRequest.newBuilder(connection.url().endpoint(LastPassRequest.PATH));
    headers(connection).forEach(template::header);
  }

  @Override
  public Future<Reply> send(LastPassRequest lastPass, Runnable ended) {
    String body = RequestBody.json(lastPass, UnaryOperator.identity());
    HttpRequest request = template.copy().POST(BodyPublishers.ofString(body)).build();
    FutureTask<Reply> exchange =
        new FutureTask<>(() -> exchange(request)) {
          @Override
          protected void done() {
            ended.run();
          }
        };
    threads.start(exchange);
    return exchange;
  }

  /**
   * Sends a request and waits for the reply, on a thread of its own. The client's asynchronous API
   * would add a thread switch to each reply.
   */
  private Reply exchange(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.send(request, head -> new BoundedBody());
    // A refused tunnel has no body.
    byte[] body = response.body() == null ? new byte[0] : response.body();
    return new Reply(response.statusCode(), body, response.headers().map());
  }

  @Override
  public void close() {
    threads.stop();
  }

  private static HttpClient client(ConnectionSettings connection, ClientThreads threads) {
    return HttpClient.newBuilder()
        // Java's HTTP/2 client is slower, for one look-up and for thousands.
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .sslContext(connection.trust().context(connection.url()))
        // Without this, the JDK's own proxy settings would be used.
        .proxy(
            connection.proxy() == null
                ? HttpClient.Builder.NO_PROXY
                : connection.proxy().selector())
        .executor(threads)
        .build();
  }

  /** The headers of every request. */
  static SortedMap<String, String> headers(ConnectionSettings connection) {
    SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Accept", "application/json");
    headers.put("Authorization", ApiKey.BEARER + connection.key().secret());
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "empirical/" + Version.NUMBER);
    if (connection.projectId() != null) {
      headers.put(Assumptions.PROJECT_HEADER, connection.projectId().toString());
    }
    ProxySettings proxy = connection.proxy();
    if (proxy != null && proxy.authorization() != null) {
      headers.put("Proxy-Authorization", proxy.authorization());
    }
    return headers;
  }
}
