package run.empirical.cli.command;

import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Host;

/** How wide text for people may be: {@code COLUMNS}, else the terminal's width, else the usual. */
final class ScreenWidth {
  private static final int USUAL = 80;

  private ScreenWidth() {}

  /** In columns; may load a native library. */
  static int of(Host host) {
    Integer columns = variable(host);
    if (columns == null && host.terminal().output()) {
      columns = host.terminal().columns();
    }
    return columns == null ? USUAL : columns;
  }

  private static @Nullable Integer variable(Host host) {
    String text = host.variable("COLUMNS");
    try {
      return text == null ? null : Readers.integer(text, 1, Integer.MAX_VALUE);
    } catch (IllegalArgumentException e) {
      // A variable that is no width says nothing about the width.
      return null;
    }
  }
}
