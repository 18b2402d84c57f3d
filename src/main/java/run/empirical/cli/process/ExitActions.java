package run.empirical.cli.process;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Actions for the end of the process, also by a signal. The last one that was added runs first: a
 * console's mode is restored after the last escape sequence. The process ends even if an action
 * does not, as on a terminal that nobody reads.
 */
public final class ExitActions {
  /** The maximum time that the end of the process waits for an action. */
  private static final long MAX_MILLIS = 500;

  private final Deque<Runnable> actions = new ConcurrentLinkedDeque<>();

  /** Adds an action, which runs before those that were added earlier. */
  public void add(Runnable action) {
    if (actions.isEmpty()) {
      Thread hook = new Thread(() -> actions.forEach(ExitActions::runBriefly));
      try {
        Runtime.getRuntime().addShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM is shutting down already.
      }
    }
    actions.addFirst(action);
  }

  private static void runBriefly(Runnable action) {
    Thread thread = new Thread(action);
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(MAX_MILLIS);
    } catch (InterruptedException e) {
      // Ignored: the JVM is shutting down.
    }
  }
}
