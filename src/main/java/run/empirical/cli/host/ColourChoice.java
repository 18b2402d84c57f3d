package run.empirical.cli.host;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When to use colour. */
public enum ColourChoice {
  /** On a terminal, unless an environment variable says otherwise. */
  AUTO,
  /** Always. */
  ALWAYS,
  /** Never. */
  NEVER;

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether to colour a stream. In order of precedence: the flag, then {@code NO_COLOR}, {@code
   * CLICOLOR_FORCE} and {@code TERM=dumb}, then the configuration file, then whether the stream is
   * a terminal.
   *
   * @param flag the command line's choice; null if not given
   * @param configured the configuration file's choice; null if not given
   */
  public static boolean colours(
      @Nullable ColourChoice flag,
      @Nullable ColourChoice configured,
      Host host,
      boolean isTerminal) {
    if (flag == ALWAYS || flag == NEVER) {
      return flag == ALWAYS;
    }
    if (host.variable("NO_COLOR") != null) {
      return false;
    }
    String force = host.variable("CLICOLOR_FORCE");
    if (force != null && !force.equals("0")) {
      return true;
    }
    if ("dumb".equals(host.variable("TERM"))) {
      return false;
    }
    return (flag == null && (configured == ALWAYS || configured == NEVER))
        ? configured == ALWAYS
        : isTerminal;
  }
}
