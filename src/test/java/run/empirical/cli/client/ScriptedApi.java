package run.empirical.cli.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.connection.ApiKey;
import run.empirical.cli.connection.ApiUrl;
import run.empirical.cli.connection.ConnectionSettings;
import run.empirical.cli.connection.ProxySettings;
import run.empirical.cli.connection.Trust;
import run.empirical.cli.model.LastPassRequest;
import run.empirical.cli.text.Secrets;
import run.empirical.cli.time.Time;

/** An API without a socket. It replies at once, by default with 200, or when a test triggers it. */
public final class ScriptedApi implements LastPassApi {
  private final List<String> requested = new ArrayList<>();
  private final Map<String, CompletableFuture<Reply>> held = new HashMap<>();
  private final Map<String, List<Response>> replies = new HashMap<>();
  private final Map<String, Exception> failures = new HashMap<>();
  private final Map<String, Runnable> reactions = new HashMap<>();
  private final IntSupplier endedLookUps;
  private @Nullable Supplier<Response> replyToAll;
  private int mostInFlight;

  /** A reply, for tests in other packages. */
  public record Response(int status, String body, Map<String, List<String>> headers) {}

  /**
   * Creates an API that counts requests in flight, given the number of look-ups that have ended.
   */
  public ScriptedApi(IntSupplier endedLookUps) {
    this.endedLookUps = endedLookUps;
  }

  /** A session over this API, whose URL is {@code https://api.test}. */
  public ApiSession session(int concurrency, Time time, Consumer<List<String>> log) {
    return new ApiSession(this, connection("https://api.test", null), concurrency, time, log);
  }

  /** A connection with the key {@code secret}. */
  public static ConnectionSettings connection(String url, @Nullable ProxySettings proxy) {
    return new ConnectionSettings(
        ApiUrl.parse(url, "--api-url", true),
        ApiKey.of("secret", "key"),
        null,
        proxy,
        Trust.JDK,
        new Secrets("secret").inReplies());
  }

  public List<String> requested() {
    return requested;
  }

  public int mostInFlight() {
    return mostInFlight;
  }

  /** Makes each request about this test case fail. */
  public void fails(String id, Exception failure) {
    failures.put(id, failure);
  }

  /** Answers no request about these test cases before {@link #answer}. */
  public void hold(String... ids) {
    List.of(ids).forEach(id -> held.put(id, new CompletableFuture<>()));
  }

  /** Replies this way to the requests about a test case; the last reply is repeated. */
  public void replies(String id, Response... inTurn) {
    replies.put(id, new ArrayList<>(List.of(inTurn)));
  }

  /** Answers every request this way. */
  public void repliesToAll(Supplier<Response> reply) {
    replyToAll = reply;
  }

  /** Does something when a test case is asked about. */
  public void onRequest(String id, Runnable reaction) {
    reactions.put(id, reaction);
  }

  /** Answers the request about a test case that is held. */
  public void answer(String id) {
    held.getOrDefault(id, new CompletableFuture<>()).complete(whole(reply(200, null)));
  }

  /** Whether the request about a test case that is held was cancelled. */
  public boolean isCancelled(String id) {
    return held.getOrDefault(id, new CompletableFuture<>()).isCancelled();
  }

  @Override
  public Future<Reply> send(LastPassRequest request, Runnable ended) {
    CompletableFuture<Reply> reply = exchange(request.testCaseId());
    CompletableFuture<Reply> unused = reply.whenComplete((whole, error) -> ended.run());
    return reply;
  }

  private CompletableFuture<Reply> exchange(String testCaseId) {
    requested.add(testCaseId);
    mostInFlight = Math.max(mostInFlight, requested.size() - endedLookUps.getAsInt());
    reactions.getOrDefault(testCaseId, () -> {}).run();
    if (replyToAll != null) {
      return CompletableFuture.completedFuture(whole(replyToAll.get()));
    }
    CompletableFuture<Reply> waiting = held.get(testCaseId);
    if (waiting != null) {
      return waiting;
    }
    Exception failure = failures.get(testCaseId);
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    List<Response> left = replies.getOrDefault(testCaseId, List.of(reply(200, null)));
    return CompletableFuture.completedFuture(whole(left.size() > 1 ? left.remove(0) : left.get(0)));
  }

  /** A reply without passes, with {@code Retry-After} if that is not null. */
  public static Response reply(int status, @Nullable String retryAfter) {
    Map<String, List<String>> headers =
        retryAfter == null ? Map.of() : Map.of("retry-after", List.of(retryAfter));
    return new Response(status, "{\"data\":[]}", headers);
  }

  private static Reply whole(Response response) {
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    return new Reply(response.status(), body, response.headers());
  }
}
