package run.empirical.cli.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.LastPassRequest;

/** An API without a socket. It replies at once, by default with 200, or when a test triggers it. */
final class ScriptedApi implements LastPassApi {
  private final List<String> requested = new ArrayList<>();
  private final Map<String, CompletableFuture<Reply>> held = new HashMap<>();
  private final Map<String, List<Reply>> replies = new HashMap<>();
  private final Map<String, Runnable> reactions = new HashMap<>();
  private final IntSupplier finished;
  private @Nullable Supplier<Reply> replyToAll;
  private int mostInFlight;

  /** Creates an API that counts requests in flight, given the number of finished look-ups. */
  ScriptedApi(IntSupplier finished) {
    this.finished = finished;
  }

  List<String> requested() {
    return requested;
  }

  int mostInFlight() {
    return mostInFlight;
  }

  /** Makes the connection break for each request about this test case. */
  void breaks(String id) {
    replies.put(id, List.of());
  }

  void hold(String... ids) {
    List.of(ids).forEach(id -> held.put(id, new CompletableFuture<>()));
  }

  void replies(String id, Reply... inTurn) {
    replies.put(id, new ArrayList<>(List.of(inTurn)));
  }

  /** Answers every request this way. */
  void repliesToAll(Supplier<Reply> reply) {
    replyToAll = reply;
  }

  void onRequest(String id, Runnable reaction) {
    reactions.put(id, reaction);
  }

  void answer(String id) {
    exchange(id).complete(reply(200, null));
  }

  CompletableFuture<Reply> exchange(String id) {
    return held.getOrDefault(id, new CompletableFuture<>());
  }

  @Override
  public CompletableFuture<Reply> send(LastPassRequest request) {
    String testCaseId = request.testCaseId();
    requested.add(testCaseId);
    mostInFlight = Math.max(mostInFlight, requested.size() - finished.getAsInt());
    reactions.getOrDefault(testCaseId, () -> {}).run();
    if (replyToAll != null) {
      return CompletableFuture.completedFuture(replyToAll.get());
    }
    CompletableFuture<Reply> waiting = held.get(testCaseId);
    if (waiting != null) {
      return waiting;
    }
    List<Reply> left = replies.getOrDefault(testCaseId, List.of(reply(200, null)));
    if (left.isEmpty()) {
      return CompletableFuture.failedFuture(new IOException("lost"));
    }
    return CompletableFuture.completedFuture(left.size() > 1 ? left.remove(0) : left.get(0));
  }

  static Reply reply(int status, @Nullable String retryAfter) {
    byte[] body = "{\"data\":[]}".getBytes(StandardCharsets.UTF_8);
    Map<String, List<String>> headers =
        retryAfter == null ? Map.of() : Map.of("retry-after", List.of(retryAfter));
    return new Reply(status, body, headers);
  }
}
