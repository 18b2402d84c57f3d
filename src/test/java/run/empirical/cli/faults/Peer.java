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

/** The end of a connection that a fault comes from. */
final class Peer {
  private static final int DROPS = 8;

  private final Socket plain;
  private final Blow blow;
  private final Duration deadline;
  private final int honestPort;
  private Socket socket;

  /**
   * An end of which nothing has been read.
   *
   * @param blow notes when the fault strikes
   * @param deadline what the look-up has for everything
   * @param honestPort where a server listens that answers as it should
   */
  Peer(Socket plain, Blow blow, Duration deadline, int honestPort) {
    this.plain = plain;
    this.blow = blow;
    this.deadline = deadline;
    this.honestPort = honestPort;
    this.socket = plain;
  }

  /** Shakes hands as a TLS server. */
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

  /** Reads what has come, at least a byte. */
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

  /** From now on the look-up is in trouble. */
  void strike() {
    blow.strike();
  }

  void reset() throws IOException {
    strike();
    plain.setSoLinger(true, 0);
    plain.close();
  }

  /** Ends what is sent as the protocol wants it, and waits for the client to do the same. */
  void halfClose() throws IOException {
    strike();
    socket.shutdownOutput();
    silence();
  }

  /** Ends the connection below TLS, as whoever sits in between can. */
  void truncate() throws IOException {
    strike();
    plain.shutdownOutput();
    silence();
  }

  /** Sends nothing more until the client leaves. */
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

  /** Passes on everything between the client and the honest server. */
  void lead() throws IOException {
    try (Socket honest = honest()) {
      plain.setSoTimeout(0);
      TestProxy.lead(plain, honest);
    }
  }

  /** The same, but the honest server's first words come in drops. */
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
