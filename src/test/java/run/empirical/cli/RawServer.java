package run.empirical.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server whose behaviour on each connection a test sets, HTTP or not. */
public final class RawServer implements AutoCloseable {
  /** The name of its threads. */
  public static final String THREAD = "raw server";

  private final ServerSocket listening;
  private final Behaviour behaviour;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> heads = Collections.synchronizedList(new ArrayList<>());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** The action on a new connection, which is closed afterwards. Nothing is read before. */
  public interface Behaviour {
    /** Performs the action. */
    void with(Connection connection) throws Exception;
  }

  private RawServer(ServerSocket listening, Behaviour behaviour) {
    this.listening = listening;
    this.behaviour = behaviour;
    inBackground(this::acceptAll);
  }

  /** Starts to listen on loopback. */
  public static RawServer start(Behaviour behaviour) throws IOException {
    return start(new ServerSocket(0, 128, InetAddress.getLoopbackAddress()), behaviour);
  }

  /** Starts to listen on a socket that may speak TLS. */
  public static RawServer start(ServerSocket listening, Behaviour behaviour) {
    return new RawServer(listening, behaviour);
  }

  /** Starts a server that reads a request, sends this text and closes. */
  public static RawServer sending(String text) throws IOException {
    return start(connection -> connection.reply(text));
  }

  /** Like {@link #sending(String)}, on a socket that may speak TLS. */
  public static RawServer sending(ServerSocket listening, String text) {
    return start(listening, connection -> connection.reply(text));
  }

  /**
   * Starts a CONNECT proxy that sends every tunnel to one local port, whatever the requested host.
   *
   * @param authorization the {@code Proxy-Authorization} that is required; null for none
   */
  public static RawServer proxy(int targetPort, @Nullable String authorization) throws IOException {
    return start(
        connection -> {
          String head = connection.request().head();
          if (authorization == null
              || head.lines()
                  .anyMatch(("Proxy-Authorization: " + authorization)::equalsIgnoreCase)) {
            connection.send("HTTP/1.1 200 Connection established\r\n\r\n");
            connection.relay(targetPort);
          } else {
            connection.send("HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"t\"\r\n\r\n");
          }
        });
  }

  /** The server's URL, for an API's base URL or a proxy variable. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** The port that the server listens on. */
  public int port() {
    return listening.getLocalPort();
  }

  /** A run against this server. */
  public Cli cli() {
    return Cli.against(url());
  }

  /** The number of connections accepted. */
  public int connections() {
    return connections.get();
  }

  /** Request line and headers of every request read, lines joined by newlines. */
  public List<String> heads() {
    return List.copyOf(heads);
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void acceptAll() throws IOException {
    while (!listening.isClosed()) {
      Socket connection = listening.accept();
      connection.setTcpNoDelay(true);
      connections.incrementAndGet();
      open.add(connection);
      inBackground(
          () -> {
            try (connection) {
              behaviour.with(new Connection(connection, heads::add));
            } finally {
              open.remove(connection);
            }
          });
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void inBackground(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Exception e) {
                // The client disconnected, or the test is over.
                assert e != null;
              }
            },
            THREAD);
    thread.setDaemon(true);
    thread.start();
  }
}
