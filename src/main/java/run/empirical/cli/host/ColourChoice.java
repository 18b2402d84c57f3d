package run.empirical.cli.host;

import org.jspecify.annotations.Nullable;

/** When output is coloured. */
public enum ColourChoice {
  /** On a terminal, unless a variable says otherwise. */
  AUTO,
  /** Always. */
  ALWAYS,
  /** Never. */
  NEVER;

  /**
   * Whether a stream is coloured: the flag first, then {@code NO_COLOR}, {@code CLICOLOR_FORCE} and
   * {@code TERM=dumb}, then the configuration file, then whether the stream is a terminal.
   *
   * @param flag what the command line says; null when it says nothing
   * @param configured what the configuration file says; null when it says nothing
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
