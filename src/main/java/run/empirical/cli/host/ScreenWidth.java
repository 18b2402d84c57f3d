package run.empirical.cli.host;

import org.jspecify.annotations.Nullable;

/** How wide text for people may be: {@code COLUMNS}, else the terminal's width, else the usual. */
public final class ScreenWidth {
  private static final int USUAL = 80;

  private ScreenWidth() {}

  /** In columns; may load a native library. */
  public static int of(Host host) {
    Integer columns = variable(host);
    if (columns == null && host.terminal().output()) {
      columns = host.terminal().columns();
    }
    return columns == null ? USUAL : columns;
  }

  private static @Nullable Integer variable(Host host) {
    String text = host.variable("COLUMNS");
    try {
      int columns = text == null ? 0 : Integer.parseInt(text);
      return columns > 0 ? columns : null;
    } catch (NumberFormatException e) {
      // A variable that is no number says nothing about the width.
      return null;
    }
  }
}
