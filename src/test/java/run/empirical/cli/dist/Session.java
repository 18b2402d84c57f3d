package run.empirical.cli.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import run.empirical.cli.OtherProgram;

/** An interactive program on a pseudo-terminal, run with util-linux's script. */
final class Session implements AutoCloseable {
  /** Less than a test's limit, so that a failure shows the output. */
  private static final long TIMEOUT_SECONDS = 120;

  private static final String ESCAPES =
      "\u001b\\[[0-9;?<>=]*["
          + " -/]*[@-~]|\u001b\\][^\u0007\u001b]*(\u0007|\u001b\\\\)|\u001b[()].|\u001b[=>]";

  private final Process process;
  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
  private final StringBuilder seen = new StringBuilder();

  Session(String command, Path folder, Map<String, String> environment) throws IOException {
    List<String> onATerminal =
        List.of("script", "-qefc", "stty rows 50 columns 200; exec " + command, "/dev/null");
    process =
        OtherProgram.prepare(onATerminal, folder, environment).redirectErrorStream(true).start();
    Thread reader = new Thread(this::read, "terminal");
    reader.setDaemon(true);
    reader.start();
  }

  void type(String keys) throws IOException {
    process.getOutputStream().write(keys.getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  /** Waits until the output since the last call matches, and consumes it. */
  String await(String description, Predicate<String> matches) throws InterruptedException {
    while (!matches.test(shown())) {
      String output = arrived.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      if (output == null) {
        throw new AssertionError("waited for " + description + ", saw:\n" + shown());
      }
      seen.append(output);
    }
    String shown = shown();
    seen.setLength(0);
    return shown;
  }

  private String shown() {
    return seen.toString().replaceAll(ESCAPES, "");
  }

  private void read() {
    byte[] buffer = new byte[8192];
    try (InputStream in = process.getInputStream()) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        arrived.add(new String(buffer, 0, length, UTF_8));
      }
    } catch (IOException e) {
      arrived.add("\n(the terminal is gone: " + e.getMessage() + ")");
    }
  }

  /** Kills the program and waits for its end, so that it no longer writes to its directory. */
  @Override
  public void close() {
    List<ProcessHandle> running =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    running.forEach(ProcessHandle::destroyForcibly);
    CompletableFuture.allOf(
            running.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
        .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
