package run.empirical.cli.dist;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A DNS server on a loopback address that knows one address of one name, and records the names that
 * it was asked for.
 */
final class NameServer implements Closeable {
  private static final int DNS_PORT = 53;
  private static final int HEADER = 12;
  private static final int NO_SUCH_NAME = 3;
  private static final int IPV4 = 1;
  private static final int IPV6 = 28;

  private static final AtomicInteger STARTED = new AtomicInteger();

  private final InetAddress at;
  private final String name;
  private final InetAddress address;
  private final boolean truncates;
  private final DatagramSocket datagrams;
  private final ServerSocket connections;
  private final Set<String> asked = new ConcurrentSkipListSet<>();

  /**
   * Starts listening.
   *
   * @param name the only name that exists
   * @param address its address
   * @param truncates whether replies are complete over TCP only
   */
  NameServer(String name, String address, boolean truncates) throws IOException {
    // Of its own, since a port stays in use while a thread waits for it.
    this.at = InetAddress.getByName("127.53.1." + STARTED.incrementAndGet());
    this.name = name;
    this.address = InetAddress.getByName(address);
    this.truncates = truncates;
    this.datagrams = new DatagramSocket(new InetSocketAddress(at, DNS_PORT));
    this.connections = new ServerSocket(DNS_PORT, 50, at);
    for (Runnable work : List.<Runnable>of(this::answerDatagrams, this::answerConnections)) {
      Thread thread = new Thread(work, "name server");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Its address. */
  InetAddress at() {
    return at;
  }

  /** The names that were looked up, and over TCP those with {@code tcp:} before them. */
  Set<String> asked() {
    return asked;
  }

  @Override
  public void close() throws IOException {
    datagrams.close();
    connections.close();
  }

  private void answerDatagrams() {
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        datagrams.receive(packet);
        byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
        asked.add(name(query));
        byte[] reply = reply(query, truncates);
        datagrams.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
      }
    } catch (IOException e) {
      // The socket was closed.
    }
  }

  private void answerConnections() {
    while (!connections.isClosed()) {
      try (Socket connection = connections.accept()) {
        DataInputStream in = new DataInputStream(connection.getInputStream());
        byte[] query = new byte[in.readUnsignedShort()];
        in.readFully(query);
        asked.add("tcp:" + name(query));
        byte[] reply = reply(query, false);
        ByteBuffer message = ByteBuffer.allocate(2 + reply.length);
        message.putShort((short) reply.length).put(reply);
        connection.getOutputStream().write(message.array());
      } catch (IOException e) {
        // The client has gone, or the socket was closed.
      }
    }
  }

  /** Repeats the question, and answers it if it is for the address that there is. */
  private byte[] reply(byte[] query, boolean truncated) {
    int end = endOfQuestion(query);
    int type = query[end - 3];
    boolean known = name(query).equals(name);
    boolean answered =
        known && !truncated && type == (address.getAddress().length == 4 ? IPV4 : IPV6);
    ByteBuffer reply = ByteBuffer.allocate(512);
    reply.put(query, 0, 2);
    // Response, recursion desired, perhaps truncated; recursion available.
    reply.put((byte) (truncated ? 0x83 : 0x81)).put((byte) (0x80 | (known ? 0 : NO_SUCH_NAME)));
    reply.putShort((short) 1).putShort((short) (answered ? 1 : 0)).putInt(0);
    reply.put(query, HEADER, end - HEADER);
    if (answered) {
      // A pointer to the name in the question, its type, class IN, an hour.
      reply.putShort((short) 0xc00c).putShort((short) type).putShort((short) 1).putInt(3600);
      reply.putShort((short) address.getAddress().length).put(address.getAddress());
    }
    return Arrays.copyOf(reply.array(), reply.position());
  }

  private static String name(byte[] query) {
    StringBuilder name = new StringBuilder();
    for (int at = HEADER; query[at] != 0; at += query[at] + 1) {
      name.append(name.isEmpty() ? "" : ".").append(new String(query, at + 1, query[at], US_ASCII));
    }
    return name.toString();
  }

  /** Behind the name, its type and its class. */
  private static int endOfQuestion(byte[] query) {
    int at = HEADER;
    while (query[at] != 0) {
      at += query[at] + 1;
    }
    return at + 1 + 2 + 2;
  }
}
