package run.empirical.cli.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;
import run.empirical.cli.UnsteadyApi;
import run.empirical.cli.UnsteadyApi.Reply;

/** Long and repeated runs leak no threads or file descriptors. */
class EnduranceTest {
  private static final Reply NOTHING = new Reply(200, "{\"data\":[]}");
  private static final List<Reply> REPLIES =
      List.of(
          NOTHING,
          new Reply(503, ""),
          Reply.RESET,
          new Reply(502, "<html>"),
          new Reply(429, ""),
          NOTHING);

  /** The exit status for each reply. */
  private static final List<Integer> STATUSES = List.of(0, 75, 69, 75, 75, 0);

  private static final List<String> TRANSIENT =
      List.of("-SelectorManager", "exchange", RawServer.THREAD);
  private static final int RUNS = 150;

  private Set<Thread> threads = Set.of();
  private int descriptors;

  @BeforeEach
  void measureResources() throws Exception {
    threads = Thread.getAllStackTraces().keySet();
    try (UnsteadyApi api = UnsteadyApi.start((id, attempt) -> NOTHING)) {
      assertEquals(0, api.cli().lastPass("warm-up").exit());
    }
    awaitTransientThreads();
    threads = Thread.getAllStackTraces().keySet();
    descriptors = descriptors();
  }

  @AfterEach
  void checkForLeaks() throws Exception {
    awaitTransientThreads();
    assertEquals(List.of(), newThreads());
    assertTrue(descriptors() <= descriptors, () -> descriptors() + " were " + descriptors);
  }

  /** The server returns every transient failure until the last hour begins. */
  @Test
  void waitsForHours() throws Exception {
    try (UnsteadyApi api =
        UnsteadyApi.start(
            (id, attempt) -> attempt > 2300 ? NOTHING : REPLIES.get(attempt % REPLIES.size()))) {
      Outcome outcome = api.cli().lastPass("a --require=1 --wait=20h --retries=1");

      assertEquals(20, outcome.exit(), outcome::toString);
      assertTrue(api.requests() > 2320, () -> api.requests() + " requests");
    }
  }

  @Test
  void repeatsSingleLookUps() throws Exception {
    try (UnsteadyApi api =
        UnsteadyApi.start((id, attempt) -> REPLIES.get(id.hashCode() % REPLIES.size()))) {
      for (int i = 0; i < RUNS; i++) {
        String id = Character.toString('a' + i % 26);
        assertEquals(
            STATUSES.get(id.hashCode() % STATUSES.size()),
            api.cli().run("last-pass", id, "--retries=0").exit(),
            id);
      }
      assertEquals(RUNS, api.requests());
    }
  }

  /** Waits until the threads of closed clients and servers have ended; other tests' may remain. */
  private void awaitTransientThreads() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!threads.contains(thread) && TRANSIENT.stream().anyMatch(thread.getName()::endsWith)) {
        thread.join(TimeUnit.SECONDS.toMillis(30));
      }
    }
  }

  /** The threads started by this test, without those of JUnit and Surefire. */
  private List<String> newThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !threads.contains(thread))
        .map(Thread::getName)
        .filter(name -> !name.startsWith("junit") && !name.startsWith("surefire"))
        .toList();
  }

  /** The number of open file descriptors; zero without {@code /proc}. */
  private static int descriptors() {
    String[] open = new File("/proc/self/fd").list();
    return open == null ? 0 : open.length;
  }
}
