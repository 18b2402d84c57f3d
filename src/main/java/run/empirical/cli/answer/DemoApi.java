package run.empirical.cli.answer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import run.empirical.cli.client.ApiKey;
import run.empirical.cli.client.ApiUrl;
import run.empirical.cli.client.Connection;
import run.empirical.cli.client.LastPassApi;
import run.empirical.cli.client.Reply;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.sandbox.SandboxData;
import run.empirical.cli.time.Time;

/** Answers from the sandbox's data in this process, for {@code --demo}. */
public final class DemoApi implements LastPassApi {
  private final SandboxData data = SandboxData.demo();
  private final Time time;
  private final Instant start;

  /** Answers as of the time of each request. */
  public DemoApi(Time time) {
    this.time = time;
    this.start = time.now();
  }

  /** What messages would name; nothing connects. */
  public static Connection connection() {
    ApiUrl url = ApiUrl.parse("http://localhost", "--demo", false);
    return new Connection(url, ApiKey.of("demo", "--demo"), null, null, List.of());
  }

  @Override
  public CompletableFuture<Reply> ask(String testCaseId, LookBackWindow window) {
    byte[] body =
        data.reply(testCaseId, window, start, time.now()).getBytes(StandardCharsets.UTF_8);
    return CompletableFuture.completedFuture(new Reply(200, body, Map.of()));
  }
}
