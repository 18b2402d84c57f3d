package run.empirical.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fake API with persistent connections that chooses the outcome of each try of each test case. It
 * stores only request counts, so it can handle many requests.
 */
public final class UnsteadyApi implements AutoCloseable {
  /** The name of its threads. */
  public static final String THREAD = "unsteady API";

  private static final Pattern ID = Pattern.compile("\"test_case_id\":\"([^\"]*)\"");
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

  private final ServerSocket listening;
  private final Decision decision;
  private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
  private final Map<Socket, Boolean> open = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();

  /**
   * The outcome of a try.
   *
   * @param dates the values of its {@code Date} headers
   */
  public record Reply(int status, String body, List<String> dates) {
    /** A reply without a {@code Date} header. */
    public Reply(int status, String body) {
      this(status, body, List.of());
    }

    /** The connection is reset. */
    public static final Reply RESET = new Reply(0, "reset");

    /** No reply until the client disconnects. */
    public static final Reply SILENCE = new Reply(0, "silence");
  }

  /** Chooses the outcome by test case ID and the number of the try, from 1. */
  public interface Decision {
    /** The outcome. */
    Reply on(String testCaseId, int attempt);
  }

  private UnsteadyApi(ServerSocket listening, Decision decision) {
    this.listening = listening;
    this.decision = decision;
  }

  /** Starts to listen on loopback. */
  public static UnsteadyApi start(Decision decision) throws IOException {
    UnsteadyApi api =
        new UnsteadyApi(new ServerSocket(0, 128, InetAddress.getLoopbackAddress()), decision);
    inBackground(api::accept);
    return api;
  }

  /** Its base URL. */
  public String url() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  /** The number of requests for each test case. */
  public Map<String, AtomicInteger> tries() {
    return tries;
  }

  /** The number of requests. */
  public int requests() {
    return tries.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  /** The number of connections. */
  public int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open.keySet()) {
      socket.close();
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket socket = listening.accept();
      connections.incrementAndGet();
      open.put(socket, true);
      inBackground(
          () -> {
            try (socket) {
              serve(socket);
            } finally {
              open.remove(socket);
            }
          });
    }
  }

  private void serve(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    InputStream in = new BufferedInputStream(socket.getInputStream());
    for (String head = head(in); !head.isEmpty(); head = head(in)) {
      String id =
          first(ID, new String(in.readNBytes(Integer.parseInt(first(LENGTH, head))), ISO_8859_1));
      int attempt = tries.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
      Reply reply = decision.on(id, attempt);
      if (reply.equals(Reply.RESET)) {
        socket.setSoLinger(true, 0);
        return;
      }
      if (reply.equals(Reply.SILENCE)) {
        continue;
      }
      StringBuilder dates = new StringBuilder();
      reply.dates().forEach(date -> dates.append("Date: ").append(date).append("\r\n"));
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 %d x\r\n%sRetry-After: 0\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(reply.status(), dates, reply.body().length(), reply.body())
                  .getBytes(ISO_8859_1));
    }
  }

  /** Request line and headers; empty if the client has disconnected. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ends = 0;
    for (int b = in.read(); b != -1; b = in.read()) {
      head.write(b);
      ends = b == '\n' ? ends + 1 : b == '\r' ? ends : 0;
      if (ends == 2) {
        return head.toString(ISO_8859_1);
      }
    }
    return "";
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "0";
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void inBackground(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The client disconnected, or the test is over.
                assert e != null;
              }
            },
            THREAD);
    thread.setDaemon(true);
    thread.start();
  }
}
