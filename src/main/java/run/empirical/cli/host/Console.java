package run.empirical.cli.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import run.empirical.cli.model.SafeText;

/** Standard error: messages for people, each on one line, none able to steer a terminal. */
public final class Console {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final OutputStream err;
  private final Verbosity verbosity;
  private boolean statusShown;

  /** Speaks on the host's standard error. */
  public Console(Host host, Verbosity verbosity) {
    this.err = host.err();
    this.verbosity = verbosity;
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

  /** What goes over the wire; said only when verbose. */
  public void detail(String line) {
    if (isVerbose()) {
      say(line);
    }
  }

  /** One line as it is, always said; it is made safe like all others. */
  public synchronized void say(String line) {
    write((statusShown ? CLEAR_LINE : "") + SafeText.of(line) + "\n");
    statusShown = false;
  }

  /** Shows a line that the next one replaces; for terminals only. */
  public synchronized void status(String line) {
    write(CLEAR_LINE + SafeText.of(line));
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
