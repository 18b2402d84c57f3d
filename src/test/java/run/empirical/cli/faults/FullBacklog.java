package run.empirical.cli.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import run.empirical.cli.RawServer;

/**
 * A server that answers once and then has a full backlog, so that the system neither accepts nor
 * refuses the next connection.
 */
final class FullBacklog implements Closeable {
  private static final int CONNECT_TIMEOUT_MILLIS = 300;

  private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final List<Socket> queued = new CopyOnWriteArrayList<>();
  private final FaultTime faultTime;

  FullBacklog(FaultTime faultTime) throws IOException {
    this.faultTime = faultTime;
    Thread thread = new Thread(this::serve, "full backlog");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : queued) {
      socket.close();
    }
  }

  private void serve() {
    try (Socket connection = listening.accept()) {
      RawServer.read(connection);
      fill();
      RawServer.send(connection, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: ");
      RawServer.send(connection, Reply.BODY.length() + "\r\n\r\n" + Reply.BODY);
      connection.getInputStream().transferTo(OutputStream.nullOutputStream());
      faultTime.record();
    } catch (IOException e) {
      // The run ended before the fault, so none was recorded.
      return;
    }
  }

  private void fill() throws IOException {
    try {
      while (true) {
        Socket socket = new Socket();
        queued.add(socket);
        socket.connect(listening.getLocalSocketAddress(), CONNECT_TIMEOUT_MILLIS);
      }
    } catch (SocketTimeoutException e) {
      // The backlog is full.
      return;
    }
  }
}
