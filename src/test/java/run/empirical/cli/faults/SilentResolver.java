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
 * A DNS server that hears every question and answers none, and a way to make it the only one that a
 * program knows: a mount namespace of its own, where /etc/resolv.conf is another file.
 */
final class SilentResolver implements Closeable {
  private static final int DNS_PORT = 53;
  private static final AtomicInteger STARTED = new AtomicInteger();

  private final DatagramSocket socket;
  private final Path configuration;

  /**
   * Starts to listen.
   *
   * @throws TestAbortedException where a test may not do so
   */
  SilentResolver(Blow blow) throws IOException {
    String address = "127.77.53." + STARTED.incrementAndGet();
    configuration = Files.createTempFile("resolv", ".conf");
    Files.writeString(configuration, "nameserver " + address + "\noptions timeout:60\n");
    if (!canMount()) {
      throw new TestAbortedException("no mount namespace may be made here");
    }
    try {
      socket = new DatagramSocket(new InetSocketAddress(address, DNS_PORT));
    } catch (IOException e) {
      throw new TestAbortedException("port 53 may not be listened on here", e);
    }
    Thread thread = new Thread(() -> listen(blow), "silent resolver");
    thread.setDaemon(true);
    thread.start();
  }

  /** What starts a program that knows no other resolver. */
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
      List<String> trial = new ArrayList<>(command());
      trial.add("true");
      return Outcome.of(trial, Path.of("/"), Map.of("PATH", "/usr/bin:/bin")).exit() == 0;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void listen(Blow blow) {
    try {
      socket.receive(new DatagramPacket(new byte[512], 512));
      blow.strike();
    } catch (IOException e) {
      // The run is over without a question, which the blow that was not struck tells.
      return;
    }
  }
}
