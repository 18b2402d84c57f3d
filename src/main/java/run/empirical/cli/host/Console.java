package run.empirical.cli.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import run.empirical.cli.model.SafeText;

/** Standard error: messages for people, each on one line, none able to steer a terminal. */
public final class Console {
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final String WRAP_OFF = "\u001b[?7l";
  private static final String WRAP_ON = "\u001b[?7h";

  private final OutputStream err;
  private final Verbosity verbosity;
  private final EnvironmentKey key;
  private boolean statusShown;

  /** Speaks on the host's standard error. */
  public Console(Host host, Verbosity verbosity) {
    this.err = host.err();
    this.verbosity = verbosity;
    this.key = EnvironmentKey.of(host);
  }

  /** What failed, always said. */
  public void error(String message) {
    say("empirical: " + message);
  }

  /** What is odd but did not fail; not said when quiet. */
  public void warning(String message) {
    if (verbosity != Verbosity.QUIET) {
      say("empirical: warning: " + message);
    }
  }

  /** What is good to know; not said when quiet. */
  public void note(String message) {
    if (verbosity != Verbosity.QUIET) {
      say("empirical: " + message);
    }
  }

  /** What goes over the wire, lines that belong together; said only when verbose. */
  public synchronized void details(List<String> lines) {
    if (isVerbose()) {
      lines.forEach(this::say);
    }
  }

  /** One line as it is but for the key, always said; it is made safe like all others. */
  public synchronized void say(String line) {
    write((statusShown ? CLEAR_LINE : "") + safe(line) + "\n");
    statusShown = false;
  }

  /**
   * Shows a line that the next one replaces; for terminals only. What does not fit is cut off: of a
   * line that wraps, only the end could be taken back. What a terminal has no room for ends up in
   * its last column, hence the space.
   */
  public synchronized void status(String line) {
    write(CLEAR_LINE + WRAP_OFF + safe(line) + " " + WRAP_ON);
    statusShown = true;
  }

  /** Takes the status line away. */
  public synchronized void clearStatus() {
    if (statusShown) {
      write(CLEAR_LINE);
      statusShown = false;
    }
  }

  /** Whether details are said. */
  public boolean isVerbose() {
    return verbosity == Verbosity.VERBOSE;
  }

  /** Whether only errors are said. */
  public boolean isQuiet() {
    return verbosity == Verbosity.QUIET;
  }

  private String safe(String line) {
    return SafeText.of(key.redact(line));
  }

  private void write(String text) {
    try {
      err.write(text.getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException e) {
      // There is no further stream to complain on.
      statusShown = false;
    }
  }
}
