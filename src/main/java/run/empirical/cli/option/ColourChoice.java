package run.empirical.cli.option;

import java.util.Locale;
import run.empirical.cli.host.Host;

/** When to use colour. */
public enum ColourChoice {
  /** Colour on a terminal, unless an environment variable says otherwise. */
  AUTO,
  ALWAYS,
  NEVER;

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether to colour a stream. In order of precedence: the flag, then {@code NO_COLOR}, {@code
   * CLICOLOR_FORCE} and {@code TERM=dumb}, then whether the stream is a terminal.
   */
  public boolean colours(Host host, boolean isTerminal) {
    if (this != AUTO) {
      return this == ALWAYS;
    }
    if (host.variable("NO_COLOR") != null) {
      return false;
    }
    String force = host.variable("CLICOLOR_FORCE");
    if (force != null && !force.equals("0")) {
      return true;
    }
    return isTerminal && !"dumb".equals(host.variable("TERM"));
  }
}
