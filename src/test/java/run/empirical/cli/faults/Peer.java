package run.empirical.cli.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLSocket;
import run.empirical.cli.RawServer;
import run.empirical.cli.TestProxy;
import run.empirical.cli.TestTls;

/** The faulty side of a connection. */
final class Peer {
  private static final int MILLIS_BETWEEN_PARTS = 60;

  private final Socket tcp;
  private final int correctPort;
  private Socket socket;

  /**
   * Wraps a new connection.
   *
   * @param correctPort the port of a correct server
   */
  Peer(Socket tcp, int correctPort) {
    this.tcp = tcp;
    this.correctPort = correctPort;
    this.socket = tcp;
  }

  /** Performs the TLS handshake as a server. */
  void tls(String certificate) throws IOException {
    SSLSocket secure =
        (SSLSocket) TestTls.context(certificate).getSocketFactory().createSocket(tcp, null, true);
    socket = secure;
    secure.startHandshake();
  }

  /** Reads a request. */
  void request() throws IOException {
    RawServer.read(socket);
  }

  private InputStream in() throws IOException {
    return socket.getInputStream();
  }

  /** Reads what is available, at least one byte. */
  void readSome() throws IOException {
    in().read(new byte[16_384]);
  }

  /** Sends a byte for each character. */
  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Sends the text in a few parts, well before any deadline. */
  void drip(String text) throws IOException {
    int size = text.length() / 8 + 1;
    for (int sent = 0; sent < text.length(); sent += size) {
      pause();
      send(text.substring(sent, Math.min(text.length(), sent + size)));
    }
    silence();
  }

  /** Sends the text again and again, slowly, until the client disconnects. */
  void dripForever(String text) throws IOException {
    while (true) {
      send(text);
      pause();
    }
  }

  /** Sends the text again and again until the client disconnects. */
  void sendForever(String text) throws IOException {
    while (true) {
      send(text);
    }
  }

  void reset() throws IOException {
    tcp.setSoLinger(true, 0);
    tcp.close();
  }

  /** Ends the output, over TLS with close_notify, and waits until the client disconnects. */
  void close() throws IOException {
    socket.shutdownOutput();
    silence();
  }

  /** Ends the TCP connection without ending TLS, as an intermediary can. */
  void truncate() throws IOException {
    tcp.shutdownOutput();
    silence();
  }

  /** Sends nothing more until the client disconnects. */
  void silence() throws IOException {
    in().transferTo(OutputStream.nullOutputStream());
  }

  /** Forwards everything between the client and the correct server. */
  void relay() throws IOException {
    try (Socket correct = new Socket(InetAddress.getLoopbackAddress(), correctPort)) {
      TestProxy.relay(tcp, correct);
    }
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
