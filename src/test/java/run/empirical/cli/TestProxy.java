package run.empirical.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CONNECT proxy that sends every tunnel to one local port, whatever the requested host. */
public final class TestProxy implements AutoCloseable {
  private final RawServer server;

  private TestProxy(RawServer server) {
    this.server = server;
  }

  /**
   * Starts a proxy.
   *
   * @param targetPort the target of all tunnels
   * @param authorization the {@code Proxy-Authorization} that is required; null for none
   */
  public static TestProxy start(int targetPort, @Nullable String authorization) throws IOException {
    return new TestProxy(
        RawServer.start(
            (connection, request) -> serve(connection, request.head(), targetPort, authorization)));
  }

  /** Starts a proxy that answers every CONNECT with this head. */
  public static TestProxy refusing(String head) throws IOException {
    return new TestProxy(
        RawServer.start((connection, request) -> RawServer.send(connection, head)));
  }

  /** The value for a proxy variable. */
  public String url() {
    return server.url();
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** Request line and headers of each CONNECT. */
  public List<String> heads() {
    return server.heads();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private static void serve(
      Socket client, String head, int targetPort, @Nullable String authorization)
      throws IOException {
    if (authorization != null
        && head.lines().noneMatch(("Proxy-Authorization: " + authorization)::equalsIgnoreCase)) {
      RawServer.send(client, "HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"t\"\r\n\r\n");
      return;
    }
    try (Socket target = new Socket(InetAddress.getLoopbackAddress(), targetPort)) {
      RawServer.send(client, "HTTP/1.1 200 Connection established\r\n\r\n");
      relay(client, target);
    }
  }

  /** Forwards data in both directions until both sides have closed. */
  public static void relay(Socket client, Socket target) {
    Thread back = new Thread(() -> copy(target, client));
    back.setDaemon(true);
    back.start();
    copy(client, target);
  }

  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n != -1; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      // One side disconnected, which ends the tunnel.
      return;
    }
  }
}
