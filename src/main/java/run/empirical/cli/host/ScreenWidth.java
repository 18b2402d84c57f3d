package run.empirical.cli.host;

import org.jspecify.annotations.Nullable;

/** The width for wrapping text: {@code COLUMNS}, else the terminal's width, else 80. */
public final class ScreenWidth {
  private static final int DEFAULT = 80;

  private ScreenWidth() {}

  /** In columns; may load a native library. */
  public static int of(Host host) {
    Integer columns = variable(host);
    if (columns == null && host.terminal().output()) {
      columns = host.terminal().columns();
    }
    return columns == null ? DEFAULT : columns;
  }

  private static @Nullable Integer variable(Host host) {
    String text = host.variable("COLUMNS");
    try {
      int columns = text == null ? 0 : Integer.parseInt(text);
      return columns > 0 ? columns : null;
    } catch (NumberFormatException e) {
      // Ignore a value that is not a number.
      return null;
    }
  }
}
