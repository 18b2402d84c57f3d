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
import org.opentest4j.TestAbortedException;
import run.empirical.cli.dist.Outcome;

/**
 * A DNS server that answers no query. A program uses it if it runs in a mount namespace where
 * /etc/resolv.conf is another file, which takes root.
 */
final class SilentResolver implements Closeable {
  private static final InetSocketAddress ADDRESS = new InetSocketAddress("127.77.53.1", 53);

  private final DatagramSocket socket;
  private final Path configuration = Files.createTempFile("resolv", ".conf");

  /**
   * Starts listening.
   *
   * @throws TestAbortedException if the test lacks the permissions
   */
  SilentResolver() throws IOException, InterruptedException {
    try {
      socket = new DatagramSocket(ADDRESS);
    } catch (IOException e) {
      throw new TestAbortedException("cannot listen on port 53", e);
    }
    Files.writeString(
        configuration, "nameserver " + ADDRESS.getHostString() + "\noptions timeout:60\n");
    List<String> attempt = new ArrayList<>(command());
    attempt.add("true");
    if (Outcome.of(attempt, Path.of("/"), Map.of("PATH", "/usr/bin:/bin")).exit() != 0) {
      close();
      throw new TestAbortedException("cannot create a mount namespace");
    }
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

  /** Takes a query that has arrived; fails if there is none. */
  void takeQuery() throws IOException {
    socket.setSoTimeout(1);
    socket.receive(new DatagramPacket(new byte[512], 512));
  }

  @Override
  public void close() throws IOException {
    socket.close();
    Files.delete(configuration);
  }
}
