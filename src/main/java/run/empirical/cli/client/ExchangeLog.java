package run.empirical.cli.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.connection.ConnectionSettings;
import run.empirical.cli.connection.ProxySettings;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.LastPassRequest;
import run.empirical.cli.text.Redaction;

/**
 * Logs requests, replies and retries without secrets, for {@code --verbose}.
 *
 * <p>Only the thread that runs the look-ups may call it: interrupting a thread that writes to a
 * file closes the file, and the threads of exchanges are interrupted.
 */
public final class ExchangeLog {
  /** The maximum number of characters of a body that are logged. */
  public static final int MAX_LOGGED_CHARACTERS = 2000;

  private final @Nullable Consumer<List<String>> out;
  private final Redaction redaction;

  /** The lines that all requests have in common. */
  private final List<String> requestHead = new ArrayList<>();

  /**
   * Creates a log.
   *
   * @param out gets lines that belong together; null to log nothing
   */
  ExchangeLog(ConnectionSettings connection, @Nullable Consumer<List<String>> out) {
    this.out = out;
    this.redaction = connection.redaction();
    ProxySettings proxy = connection.proxy();
    String through = proxy == null ? "" : " through " + proxy;
    requestHead.add("> POST " + connection.url().endpoint(LastPassRequest.PATH) + through);
    HttpLastPassApi.headers(connection)
        .forEach((name, value) -> requestHead.add(header("> ", name, value)));
  }

  void request(LastPassRequest request) {
    if (out != null) {
      List<String> lines = new ArrayList<>(requestHead);
      lines.add("> " + RequestBody.json(request, redaction::redact));
      out.accept(lines);
    }
  }

  void reply(String testCaseId, Reply reply) {
    if (out != null) {
      List<String> lines = new ArrayList<>();
      lines.add("< HTTP/1.1 " + reply.status() + " (" + testCaseId + ")");
      reply
          .headers()
          .forEach((name, values) -> lines.add(header("< ", name, String.join(", ", values))));
      int length = Math.min(reply.body().length, Reply.MAX_BODY);
      lines.add("< " + length + " bytes");
      String body = new String(reply.body(), 0, length, StandardCharsets.UTF_8);
      redaction.quote(body, MAX_LOGGED_CHARACTERS).lines().forEach(line -> lines.add("< " + line));
      out.accept(lines);
    }
  }

  void retry(String testCaseId, Failure failure, Duration delay) {
    if (out != null) {
      String when = "; retrying in " + delay.toMillis() + " ms";
      out.accept(List.of("* " + testCaseId + ": " + failure.message() + when));
    }
  }

  private String header(String direction, String name, String value) {
    return redaction.redact(direction + name + ": " + value);
  }
}
