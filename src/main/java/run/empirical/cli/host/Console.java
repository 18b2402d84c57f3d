package run.empirical.cli.host;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Message;
import run.empirical.cli.text.SafeText;
import run.empirical.cli.text.Secrets;

/** Writes messages to standard error, one per line, escaped for terminals. */
public final class Console {
  /** How much to print to standard error. */
  public enum Verbosity {
    /** Errors, and that data is invented. */
    QUIET,
    /** Errors, warnings, summaries and progress. */
    NORMAL,
    /** Also requests and replies, with the key redacted. */
    VERBOSE
  }

  private static final String CLEAR_LINE = "\r\u001b[K";

  private static final String WRAP_OFF = "\u001b[?7l";
  private static final String WRAP_ON = "\u001b[?7h";

  private final OutputStream err;
  private final Verbosity verbosity;
  private final Secrets secrets;
  private boolean progressShown;

  /** Writes to the host's standard error. */
  public Console(Host host, Verbosity verbosity) {
    this.err = host.err();
    this.verbosity = verbosity;
    this.secrets = host.secrets();
  }

  /** Prints an error, even when quiet. */
  public void error(String message) {
    line("empirical: error: " + message);
  }

  /** Prints a warning unless quiet, from a {@link Message}'s template. */
  @FormatMethod
  public void warning(@FormatString String template, @Nullable Object... values) {
    note("warning: " + Message.of(template, values));
  }

  /** Prints information unless quiet. */
  public void note(String message) {
    if (verbosity != Verbosity.QUIET) {
      line("empirical: " + message);
    }
  }

  /** Prints information unless quiet, from a {@link Message}'s template. */
  @FormatMethod
  public void note(@FormatString String template, @Nullable Object... values) {
    note(Message.of(template, values));
  }

  /** Prints lines that belong together, only when verbose. */
  public void details(List<String> lines) {
    if (isVerbose()) {
      lines.forEach(this::line);
    }
  }

  /** Prints a line without a prefix, even when quiet. */
  public void line(String line) {
    write((progressShown ? CLEAR_LINE : "") + safe(line) + "\n");
    progressShown = false;
  }

  /**
   * Shows a line that the next one replaces; for terminals only. The line is truncated to the
   * screen, since only the end of a wrapped line could be cleared. Terminals put the overflow into
   * their last column, hence the space. The cursor waits at the start of the line, so that what the
   * user types does not wrap.
   */
  public void progress(String line) {
    write((progressShown ? CLEAR_LINE : "") + WRAP_OFF + safe(line) + " " + WRAP_ON + "\r");
    progressShown = true;
  }

  /** Clears the line of progress. */
  public void clearProgress() {
    if (progressShown) {
      write(CLEAR_LINE);
      progressShown = false;
    }
  }

  public boolean isVerbose() {
    return verbosity == Verbosity.VERBOSE;
  }

  public boolean isQuiet() {
    return verbosity == Verbosity.QUIET;
  }

  private String safe(String line) {
    return SafeText.of(secrets.redact(line));
  }

  private void write(String text) {
    try {
      err.write(text.getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException e) {
      // There is no other stream to report this on.
      progressShown = false;
    }
  }
}
