package run.empirical.cli.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;

/** A running server that keeps the API's contract on this machine's loopback address. */
public final class Sandbox implements AutoCloseable {

  private static final int BACKLOG = 128;
  private static final Duration EXCHANGE_LIMIT = Duration.ofSeconds(10);

  private final HttpServer server;
  private final ExchangeThreads threads;

  private Sandbox(HttpServer server, ExchangeThreads threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts a sandbox, which then listens until it is closed.
   *
   * @throws java.net.BindException if the port is in use
   * @throws IOException if it cannot listen for another reason
   */
  public static Sandbox start(SandboxSettings settings) throws IOException {
    return start(settings, EXCHANGE_LIMIT);
  }

  /**
   * Starts a sandbox.
   *
   * @param exchangeLimit how long reading one request and writing one answer may each take
   */
  static Sandbox start(SandboxSettings settings, Duration exchangeLimit) throws IOException {
    // JDK 17 writes an answer's head and body apart; without this the body waits for the
    // acknowledgement of the head, 40 ms on Linux. It is read once, before the first server.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), settings.port()),
            BACKLOG);
    ExchangeThreads threads = new ExchangeThreads(exchangeLimit);
    server.setExecutor(threads);
    server.createContext("/", new LastPassEndpoint(settings, threads));
    server.start();
    return new Sandbox(server, threads);
  }

  /** The base URL: scheme, address and port. */
  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Stops listening and cuts every connection at once, delayed answers included. */
  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
