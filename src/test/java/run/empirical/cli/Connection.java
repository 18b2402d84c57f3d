package run.empirical.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;

/** One end of a TCP or TLS connection, which a test can misuse. Texts have a character per byte. */
public final class Connection {
  private static final int MILLIS_BETWEEN_PARTS = 60;

  private final Socket tcp;
  private final Consumer<String> heads;
  private Socket socket;

  /**
   * A request, or the head of a reply.
   *
   * @param head first line and headers, lines joined by a newline
   */
  public record Request(String head, String body) {}

  /** Wraps a connection that a test has opened. */
  public Connection(Socket tcp) {
    this(tcp, head -> {});
  }

  /** Wraps a connection that a server has accepted, which collects the heads of requests. */
  Connection(Socket tcp, Consumer<String> heads) {
    this.tcp = tcp;
    this.heads = heads;
    this.socket = tcp;
  }

  /** Performs the TLS handshake as a server. */
  public void tls(String certificate) throws IOException {
    SSLSocket secure =
        (SSLSocket) TestTls.context(certificate).getSocketFactory().createSocket(tcp, null, true);
    socket = secure;
    secure.startHandshake();
  }

  /** Reads one whole request; the next one must not have been sent yet. */
  public Request request() throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(in(), ISO_8859_1), 1);
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
    Request request = new Request(String.join("\n", lines), String.valueOf(body));
    heads.accept(request.head());
    return request;
  }

  /** Reads what is available, at least one byte. */
  public void readSome() throws IOException {
    in().read(new byte[16_384]);
  }

  /** Sends text. */
  public void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Reads a request and sends text. */
  public void reply(String text) throws IOException {
    request();
    send(text);
  }

  /** Sends the text in a few parts, well before any deadline. */
  public void drip(String text) throws IOException {
    int size = text.length() / 8 + 1;
    for (int sent = 0; sent < text.length(); sent += size) {
      pause();
      send(text.substring(sent, Math.min(text.length(), sent + size)));
    }
    silence();
  }

  /** Sends the text again and again, slowly, until the client disconnects. */
  public void dripForever(String text) throws IOException {
    while (true) {
      send(text);
      pause();
    }
  }

  /** Sends the text again and again until the client disconnects. */
  public void sendForever(String text) throws IOException {
    while (true) {
      send(text);
    }
  }

  /** Ends the connection with a TCP reset. */
  public void reset() throws IOException {
    tcp.setSoLinger(true, 0);
    tcp.close();
  }

  /** Ends the output, over TLS with close_notify, and waits until the client disconnects. */
  public void close() throws IOException {
    socket.shutdownOutput();
    silence();
  }

  /** Ends the TCP connection without ending TLS, as an intermediary can. */
  public void truncate() throws IOException {
    tcp.shutdownOutput();
    silence();
  }

  /** Sends nothing more until the client disconnects. */
  public void silence() throws IOException {
    in().transferTo(OutputStream.nullOutputStream());
  }

  /** Forwards everything between the client and a local port, until both have closed. */
  public void relay(int port) throws IOException {
    try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
      Thread back = new Thread(() -> copy(target, tcp));
      back.setDaemon(true);
      back.start();
      copy(tcp, target);
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One side disconnected, which ends the tunnel.
      return;
    }
  }

  private InputStream in() throws IOException {
    return socket.getInputStream();
  }

  /** Waits a moment, for the client to disconnect. */
  private void pause() throws IOException {
    socket.setSoTimeout(MILLIS_BETWEEN_PARTS);
    try {
      readSome();
    } catch (SocketTimeoutException e) {
      // It is still connected.
    }
    socket.setSoTimeout(0);
  }
}
