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

/** The side of a connection that causes the fault. */
final class Peer {
  private static final int DROPS = 8;

  private final Socket plain;
  private final Blow blow;
  private final Duration deadline;
  private final int honestPort;
  private Socket socket;

  /**
   * Wraps a new connection.
   *
   * @param blow records when the fault occurs
   * @param deadline the deadline of the look-up
   * @param honestPort the port of a correct server
   */
  Peer(Socket plain, Blow blow, Duration deadline, int honestPort) {
    this.plain = plain;
    this.blow = blow;
    this.deadline = deadline;
    this.honestPort = honestPort;
    this.socket = plain;
  }

  /** Performs the TLS handshake as a server. */
  void tls(String certificate, String... applicationProtocols) throws IOException {
    SSLSocket secure =
        (SSLSocket) TestTls.context(certificate).getSocketFactory().createSocket(plain, null, true);
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

  /** Reads what is available, at least a byte. */
  byte[] some() throws IOException {
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
  void strike() {
    blow.strike();
  }

  void reset() throws IOException {
    strike();
    plain.setSoLinger(true, 0);
    plain.close();
  }

  /** Closes the output properly, and waits for the client to do the same. */
  void halfClose() throws IOException {
    strike();
    socket.shutdownOutput();
    silence();
  }

  /** Closes the TCP connection without closing TLS, as an intermediary can. */
  void truncate() throws IOException {
    strike();
    plain.shutdownOutput();
    silence();
  }

  /** Sends nothing more until the client disconnects. */
  void silence() throws IOException {
    strike();
    plain.setSoTimeout(0);
    in().transferTo(OutputStream.nullOutputStream());
  }

  /** Sends the bytes in a few parts, well before any deadline. */
  void dripInTime(byte[] bytes) throws IOException {
    drip(bytes, 800 / DROPS);
  }

  /** Sends the bytes so slowly that the deadline passes first. */
  void dripBeyond(byte[] bytes) throws IOException {
    drip(bytes, 2 * deadline.toMillis() / Math.min(DROPS, bytes.length));
  }

  private void drip(byte[] bytes, long millis) throws IOException {
    strike();
    int drop = (bytes.length + DROPS - 1) / DROPS;
    for (int sent = 0; sent < bytes.length && !leavesWithin(millis); sent += drop) {
      send(Arrays.copyOfRange(bytes, sent, Math.min(bytes.length, sent + drop)));
    }
  }

  private boolean leavesWithin(long millis) throws IOException {
    plain.setSoTimeout((int) millis);
    try {
      in().transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  /** Forwards everything between the client and the correct server. */
  void lead() throws IOException {
    try (Socket honest = honest()) {
      plain.setSoTimeout(0);
      TestProxy.lead(plain, honest);
    }
  }

  /** The same, but forwards the server's first bytes slowly. */
  void leadSlowly() throws IOException {
    try (Socket honest = honest()) {
      honest.getOutputStream().write(some());
      byte[] buffer = new byte[16_384];
      int length = honest.getInputStream().read(buffer);
      dripInTime(Arrays.copyOf(buffer, length));
      plain.setSoTimeout(0);
      TestProxy.lead(plain, honest);
    }
  }

  private Socket honest() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), honestPort);
  }
}
