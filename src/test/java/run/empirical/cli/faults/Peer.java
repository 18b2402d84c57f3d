package run.empirical.cli.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import run.empirical.cli.RawServer;
import run.empirical.cli.TestProxy;
import run.empirical.cli.TestTls;

/** The faulty side of a connection. */
final class Peer {
  private static final int PARTS = 8;

  private final Socket tcp;
  private final FaultTime faultTime;
  private final Duration deadline;
  private final int correctPort;
  private Socket socket;

  /**
   * Wraps a new connection.
   *
   * @param faultTime records when the fault occurs
   * @param deadline the deadline of the look-up
   * @param correctPort the port of a correct server
   */
  Peer(Socket tcp, FaultTime faultTime, Duration deadline, int correctPort) {
    this.tcp = tcp;
    this.faultTime = faultTime;
    this.deadline = deadline;
    this.correctPort = correctPort;
    this.socket = tcp;
  }

  /** Performs the TLS handshake as a server. */
  void tls(String certificate, String... applicationProtocols) throws IOException {
    SSLSocket secure =
        (SSLSocket) TestTls.context(certificate).getSocketFactory().createSocket(tcp, null, true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setApplicationProtocols(applicationProtocols);
    secure.setSSLParameters(parameters);
    socket = secure;
    secure.startHandshake();
  }

  RawServer.Request request() throws IOException {
    return RawServer.read(socket);
  }

  InputStream in() throws IOException {
    return socket.getInputStream();
  }

  /** Reads what is available, at least one byte. */
  byte[] readSome() throws IOException {
    byte[] buffer = new byte[16_384];
    int length = in().read(buffer);
    return Arrays.copyOf(buffer, Math.max(0, length));
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Records that the fault occurs now. */
  void recordFault() {
    faultTime.record();
  }

  void reset() throws IOException {
    recordFault();
    tcp.setSoLinger(true, 0);
    tcp.close();
  }

  /** Closes the output, with close_notify over TLS, and waits until the client disconnects. */
  void halfClose() throws IOException {
    recordFault();
    socket.shutdownOutput();
    silence();
  }

  /** Closes the TCP connection without closing TLS, as an intermediary can. */
  void truncate() throws IOException {
    recordFault();
    tcp.shutdownOutput();
    silence();
  }

  /** Sends nothing more until the client disconnects. */
  void silence() throws IOException {
    recordFault();
    tcp.setSoTimeout(0);
    in().transferTo(OutputStream.nullOutputStream());
  }

  /** Sends the bytes in a few parts, well before any deadline. */
  void dripInTime(byte[] bytes) throws IOException {
    drip(bytes, 800 / PARTS);
  }

  /** Sends the bytes so slowly that the deadline passes first. */
  void dripBeyond(byte[] bytes) throws IOException {
    drip(bytes, 2 * deadline.toMillis() / Math.min(PARTS, bytes.length));
  }

  private void drip(byte[] bytes, long millis) throws IOException {
    recordFault();
    int size = (bytes.length + PARTS - 1) / PARTS;
    for (int sent = 0; sent < bytes.length && !disconnectsWithin(millis); sent += size) {
      send(Arrays.copyOfRange(bytes, sent, Math.min(bytes.length, sent + size)));
    }
  }

  private boolean disconnectsWithin(long millis) throws IOException {
    tcp.setSoTimeout((int) millis);
    try {
      in().transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  /** Forwards everything between the client and the correct server. */
  void relay() throws IOException {
    try (Socket correctServer = correctServer()) {
      tcp.setSoTimeout(0);
      TestProxy.relay(tcp, correctServer);
    }
  }

  /** Like {@link #relay}, but forwards the first bytes of the server slowly. */
  void relaySlowly() throws IOException {
    try (Socket correctServer = correctServer()) {
      correctServer.getOutputStream().write(readSome());
      byte[] buffer = new byte[16_384];
      int length = correctServer.getInputStream().read(buffer);
      dripInTime(Arrays.copyOf(buffer, length));
      tcp.setSoTimeout(0);
      TestProxy.relay(tcp, correctServer);
    }
  }

  private Socket correctServer() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), correctPort);
  }
}
