package run.empirical.cli.sandbox;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox's configuration.
 *
 * @param port the port to listen on, 0 to 65535; 0 picks a free one
 * @param data the recorded passes
 * @param failWith the HTTP status, 400 to 599, for every valid request; null to answer from the
 *     data
 * @param delay how long to delay each response; zero for none
 * @param clock the reference for the data's ages and the look-back window; the JDK's server sets
 *     the {@code Date} header from the system clock
 */
public record SandboxSettings(
    int port, SandboxData data, @Nullable Integer failWith, Duration delay, InstantSource clock) {}
