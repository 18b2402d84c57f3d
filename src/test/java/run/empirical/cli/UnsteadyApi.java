package run.empirical.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API for many requests, with persistent connections. A test chooses the reply by test case and
 * number of the try; the tries are counted.
 */
public final class UnsteadyApi implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("\"test_case_id\":\"([^\"]*)\"");

  private final RawServer server;
  private final Decision decision;
  private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();

  /**
   * The outcome of a try.
   *
   * @param headers lines such as {@code Retry-After: 7}
   */
  public record Reply(int status, String body, List<String> headers) {
    /** Creates a reply without additional headers. */
    public Reply(int status, String body) {
      this(status, body, List.of());
    }

    /** Resets the connection instead of a reply. */
    public static final Reply RESET = new Reply(0, "reset");
  }

  /** Chooses the outcome by test case ID and the number of the try, from 1. */
  public interface Decision {
    /** The outcome of a try. */
    Reply on(String testCaseId, int attempt);
  }

  private UnsteadyApi(Decision decision) throws IOException {
    this.decision = decision;
    this.server = RawServer.start(this::serve);
  }

  /** Starts to listen on loopback. */
  public static UnsteadyApi start(Decision decision) throws IOException {
    return new UnsteadyApi(decision);
  }

  /** A run against this API. */
  public Cli cli() {
    return server.cli();
  }

  /** The base URL. */
  public String url() {
    return server.url();
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
    return server.connections();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve(Connection connection) throws IOException {
    for (Connection.Request request = connection.request();
        !request.head().isEmpty();
        request = connection.request()) {
      Matcher matcher = ID.matcher(request.body());
      String id = matcher.find() ? matcher.group(1) : "";
      int attempt = tries.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
      Reply reply = decision.on(id, attempt);
      if (reply.equals(Reply.RESET)) {
        connection.reset();
        return;
      }
      StringBuilder headers = new StringBuilder();
      reply.headers().forEach(header -> headers.append(header).append("\r\n"));
      connection.send(
          "HTTP/1.1 %d x\r\n%sContent-Length: %d\r\n\r\n%s"
              .formatted(reply.status(), headers, reply.body().length(), reply.body()));
    }
  }
}
