package run.empirical.cli.sandbox;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox behaves.
 *
 * @param port the port to listen on, 0 to 65535; 0 picks a free one
 * @param data what it answers from
 * @param failWith the HTTP status, 400 to 599, of the answer to every well-formed request; null
 *     answers from the data
 * @param delay how long each answer is held back; zero for not at all
 * @param clock what the data's ages count back from when the sandbox starts, and where the
 *     look-back window ends; the {@code Date} header is the JDK server's own, by the system's clock
 */
public record SandboxSettings(
    int port, SandboxData data, @Nullable Integer failWith, Duration delay, InstantSource clock) {

  private static final int GREATEST_PORT = 65_535;
  private static final int LEAST_ERROR = 400;
  private static final int GREATEST_ERROR = 599;

  public SandboxSettings {
    if (port < 0 || port > GREATEST_PORT) {
      throw new IllegalArgumentException("a port from 0 to " + GREATEST_PORT);
    }
    if (failWith != null && (failWith < LEAST_ERROR || failWith > GREATEST_ERROR)) {
      throw new IllegalArgumentException(
          "an HTTP status from " + LEAST_ERROR + " to " + GREATEST_ERROR);
    }
    if (delay.isNegative()) {
      throw new IllegalArgumentException("a delay of zero or more");
    }
  }
}
