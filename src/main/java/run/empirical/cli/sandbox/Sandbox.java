package run.empirical.cli.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A local server that emulates the API on the loopback address. */
public final class Sandbox implements AutoCloseable {
  private static final int BACKLOG = 128;

  private final HttpServer server;
  private final ExecutorService threads;

  private Sandbox(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts a sandbox, which listens until it is closed.
   *
   * @param port the port to listen on, 0 to 65535; 0 picks a free one
   * @param clock the time from which the data's ages and the look-back window count; the JDK's
   *     server takes the {@code Date} header from the system clock instead
   * @throws java.net.BindException if the port is in use
   * @throws IOException if it cannot listen for another reason
   */
  public static Sandbox start(int port, SandboxData data, InstantSource clock) throws IOException {
    // JDK 17 writes a response's head and body separately; without this, the body waits for the ACK
    // of the head, 40 ms on Linux. The JDK reads the property only once, before its first server
    // starts.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
            BACKLOG);
    ExecutorService threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "sandbox");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", new LastPassEndpoint(data, clock, clock.instant()));
    server.start();
    return new Sandbox(server, threads);
  }

  /** The base URL: scheme, address and port. */
  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Stops listening and closes every connection. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
