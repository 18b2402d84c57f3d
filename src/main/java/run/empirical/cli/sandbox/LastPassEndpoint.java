package run.empirical.cli.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import run.empirical.cli.model.LastPass;

/** Emulates the API's endpoint with the sandbox's data. */
final class LastPassEndpoint implements HttpHandler {

  private static final int NO_BODY = -1;

  private final SandboxSettings settings;
  private final ScheduledExecutorService threads;
  private final Instant start;

  LastPassEndpoint(SandboxSettings settings, ScheduledExecutorService threads) {
    this.settings = settings;
    this.threads = threads;
    this.start = settings.clock().instant();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Answer answer = answer(exchange);
    Future<?> unused =
        threads.schedule(
            () -> send(answer, exchange), settings.delay().toMillis(), TimeUnit.MILLISECONDS);
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    try {
      LastPassRequest request = RequestGuard.read(exchange);
      Integer failWith = settings.failWith();
      return failWith == null
          ? Answer.ok(lastPasses(request))
          : Answer.error(failWith, "the sandbox fails every request with status " + failWith);
    } catch (RequestGuard.Refusal e) {
      return e.answer();
    }
  }

  /** The newest pass within the window in each environment. */
  private Collection<LastPass> lastPasses(LastPassRequest request) {
    Instant now = settings.clock().instant();
    Map<String, LastPass> newest = new LinkedHashMap<>();
    for (RecordedPass pass : settings.data().passesOf(request.testCaseId())) {
      Instant executedAt = pass.time().at(start);
      if (request.covers(executedAt, now)) {
        newest.merge(
            pass.environmentId(),
            new LastPass(pass.environmentId(), pass.testRunId(), executedAt),
            BinaryOperator.maxBy(Comparator.comparing(LastPass::executedAt)));
      }
    }
    return newest.values();
  }

  private static void send(Answer answer, HttpExchange exchange) {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    boolean bodiless = exchange.getRequestMethod().equals("HEAD");
    try (exchange) {
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(answer.status(), bodiless ? NO_BODY : body.length);
      if (!bodiless) {
        exchange.getResponseBody().write(body);
      }
    } catch (IOException e) {
      // The client has disconnected. Closing the exchange frees its connection.
    }
  }
}
