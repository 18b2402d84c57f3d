package run.empirical.cli.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.security.Security;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.LookBackWindow;

/** The API over HTTP: one POST per look-up; never follows redirects. */
final class HttpLastPassApi implements LastPassApi {
  private static final JsonFactory JSON = new JsonFactory();

  static {
    // The JDK remembers for ten seconds that a name does not resolve, which is longer than the
    // default retries take: they would never ask again. It reads this once, at the first name.
    Security.setProperty("networkaddress.cache.negative.ttl", "1");
  }

  private final Threads threads;
  private final HttpClient client;
  private final HttpRequest.Builder template;

  /**
   * Creates a client; sends nothing yet.
   *
   * @param concurrency how many exchanges may be in flight; others wait
   */
  HttpLastPassApi(ConnectionSettings connection, int concurrency) {
    this.threads = new Threads(concurrency);
    this.client = client(connection, threads);
    this.template = template(connection);
  }

  @Override
  public CompletableFuture<Reply> ask(String testCaseId, LookBackWindow window) {
    String body = body(testCaseId, window);
    HttpRequest request = template.copy().POST(BodyPublishers.ofString(body)).build();
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    Future<?> exchange = threads.start(() -> exchange(request, reply));
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
  static String body(String testCaseId, LookBackWindow window) {
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
  private void exchange(HttpRequest request, CompletableFuture<Reply> reply) {
    try {
      HttpResponse<byte[]> response = client.send(request, head -> new BoundedBody());
      // A refused tunnel has no body.
      byte[] body = response.body() == null ? new byte[0] : response.body();
      reply.complete(new Reply(response.statusCode(), body, response.headers().map()));
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      // Only a cancelled reply interrupts this thread, and nothing completes that one again.
      reply.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    threads.endSelector();
  }

  private static HttpClient client(ConnectionSettings connection, Threads threads) {
    return HttpClient.newBuilder()
        // Java's HTTP/2 client is slower, for one look-up and for thousands.
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .sslContext(connection.trust().context(connection.url()))
        // Never the JDK's own settings.
        .proxy(
            connection.proxy() == null
                ? HttpClient.Builder.NO_PROXY
                : connection.proxy().selector())
        .executor(threads)
        .build();
  }

  /** What all requests have in common, so that a batch validates it only once. */
  private static HttpRequest.Builder template(ConnectionSettings connection) {
    HttpRequest.Builder request = HttpRequest.newBuilder(connection.url().endpoint());
    connection.headers().forEach(request::header);
    return request;
  }

  /**
   * The threads of an HTTP client: one per exchange in flight, plus the client's own selector
   * thread.
   */
  static final class Threads implements Executor {
    private final ExecutorService exchanges;
    private volatile @Nullable Thread selector;

    /** Creates the pool; starts no thread yet. */
    Threads(int concurrency) {
      this.exchanges = Executors.newFixedThreadPool(concurrency, Threads::daemon);
    }

    /**
     * Runs an exchange on another thread: resolving a host name cannot be interrupted, and the
     * caller has a deadline to keep.
     */
    Future<?> start(Runnable exchange) {
      return exchanges.submit(exchange);
    }

    /** Runs the client's task on the calling thread, which saves each look-up a thread switch. */
    @Override
    public void execute(Runnable task) {
      Thread current = Thread.currentThread();
      if (current.getName().endsWith("SelectorManager")) {
        selector = current;
      }
      task.run();
    }

    /**
     * Stops the selector thread, which closes every connection. Otherwise the JVM's exit would wait
     * 300 ms for it. Clients cannot be closed before Java 21, and closing is slower than this.
     */
    void endSelector() {
      Thread running = selector;
      if (running != null) {
        running.interrupt();
      }
      exchanges.shutdown();
    }

    private static Thread daemon(Runnable task) {
      Thread thread = new Thread(task, "exchange");
      thread.setDaemon(true);
      return thread;
    }
  }

  /**
   * Collects a reply's body up to the first byte above {@link Reply#MAX_BODY}, on the client's own
   * thread: the JDK's streams pass each reply through a queue, which a look-up would wait for.
   */
  static final class BoundedBody implements BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable Subscription subscription;

    @Override
    public CompletionStage<byte[]> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
      subscription = newSubscription;
      newSubscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        byte[] next = new byte[Math.min(buffer.remaining(), Reply.MAX_BODY + 1 - bytes.size())];
        buffer.get(next);
        bytes.writeBytes(next);
      }
      if (bytes.size() > Reply.MAX_BODY && subscription != null) {
        // First, so that cancelling does not fail the exchange.
        onComplete();
        subscription.cancel();
        subscription = null;
      }
    }

    @Override
    public void onError(Throwable error) {
      body.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
      body.complete(bytes.toByteArray());
    }
  }
}
