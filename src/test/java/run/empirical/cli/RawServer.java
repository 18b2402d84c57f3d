package run.empirical.cli;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that reads each request and then misuses the connection. */
public final class RawServer implements AutoCloseable {
  /** The name of its threads. */
  public static final String THREAD = "raw server";

  private final ServerSocket listening;
  private final Conversation conversation;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> heads;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** An action after a request was read; the connection is closed afterwards. */
  public interface Behaviour {
    /** Performs the action. */
    void with(Socket connection, Request request) throws Exception;
  }

  /** An action on a new connection, before anything is read; it is closed afterwards. */
  public interface Conversation {
    /** Performs the action. */
    void with(Socket connection) throws Exception;
  }

  /**
   * A request.
   *
   * @param head request line and headers, lines joined by a newline
   * @param body the body, a character for each byte
   */
  public record Request(String head, String body) {}

  private RawServer(ServerSocket listening, Conversation conversation, List<String> heads) {
    this.listening = listening;
    this.conversation = conversation;
    this.heads = heads;
    inBackground(this::acceptAll);
  }

  /** Starts to listen on loopback. */
  public static RawServer start(Behaviour behaviour) throws IOException {
    return start(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
  }

  /** Starts to listen on a socket that may speak TLS. */
  public static RawServer start(ServerSocket listening, Behaviour behaviour) {
    List<String> heads = new CopyOnWriteArrayList<>();
    return new RawServer(
        listening,
        connection -> {
          Request request = read(connection);
          heads.add(request.head());
          behaviour.with(connection, request);
        },
        heads);
  }

  /** Starts a server that acts on a connection before reading a request. */
  public static RawServer unread(ServerSocket listening, Conversation conversation) {
    return new RawServer(listening, conversation, List.of());
  }

  /** Starts a server that sends these bytes and closes. */
  public static RawServer sending(String text) throws IOException {
    return start((connection, request) -> send(connection, text));
  }

  /** Sends text as UTF-8. */
  public static void send(Socket connection, String text) throws IOException {
    OutputStream out = connection.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Its base URL as an API. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** The port it listens on. */
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

  /** Request line and headers of every request received, lines joined by newlines. */
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
      connections.incrementAndGet();
      open.add(connection);
      inBackground(
          () -> {
            try (connection) {
              conversation.with(connection);
            } finally {
              open.remove(connection);
            }
          });
    }
  }

  /** Reads one whole request; the next one must not have been sent yet. */
  public static Request read(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1), 1);
    List<String> lines = new ArrayList<>();
    int length = 0;
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      lines.add(line);
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring("content-length:".length()).strip());
      }
      line = in.readLine();
    }
    char[] body = new char[length];
    int read = 0;
    while (read < length) {
      int more = in.read(body, read, length - read);
      if (more == -1) {
        throw new EOFException();
      }
      read += more;
    }
    return new Request(String.join("\n", lines), String.valueOf(body));
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
