package run.empirical.cli.faults;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.opentest4j.TestAbortedException;
import run.empirical.cli.dist.Outcome;

/**
 * A DNS server that answers no query. A program uses it if it runs in a mount namespace where
 * /etc/resolv.conf is another file.
 */
final class SilentResolver implements Closeable {
  private static final int DNS_PORT = 53;
  private static final AtomicInteger STARTED = new AtomicInteger();

  private final DatagramSocket socket;
  private final Path configuration;

  /**
   * Starts listening.
   *
   * @throws TestAbortedException if the test lacks the permissions
   */
  SilentResolver(FaultTime faultTime) throws IOException {
    String address = "127.77.53." + STARTED.incrementAndGet();
    configuration = Files.createTempFile("resolv", ".conf");
    Files.writeString(configuration, "nameserver " + address + "\noptions timeout:60\n");
    if (!canMount()) {
      throw new TestAbortedException("cannot create a mount namespace");
    }
    try {
      socket = new DatagramSocket(new InetSocketAddress(address, DNS_PORT));
    } catch (IOException e) {
      throw new TestAbortedException("cannot listen on port 53", e);
    }
    Thread thread = new Thread(() -> listen(faultTime), "silent resolver");
    thread.setDaemon(true);
    thread.start();
  }

  /** The command that starts a program with this resolver. */
  List<String> command() {
    return List.of(
        "unshare",
        "--mount",
        "sh",
        "-c",
        "mount --bind \"$0\" /etc/resolv.conf && exec \"$@\"",
        configuration.toString());
  }

  @Override
  public void close() throws IOException {
    socket.close();
    Files.delete(configuration);
  }

  private boolean canMount() throws IOException {
    try {
      List<String> attempt = new ArrayList<>(command());
      attempt.add("true");
      return Outcome.of(attempt, Path.of("/"), Map.of("PATH", "/usr/bin:/bin")).exit() == 0;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void listen(FaultTime faultTime) {
    try {
      socket.receive(new DatagramPacket(new byte[512], 512));
      faultTime.record();
    } catch (IOException e) {
      // The run ended before the fault, so none was recorded.
      return;
    }
  }
}
