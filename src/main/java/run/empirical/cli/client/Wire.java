package run.empirical.cli.client;

/** Hears what is sent and received, line by line, for {@code --verbose}; never the key. */
public interface Wire {
  /** Hears nothing. */
  Wire SILENT = line -> {};

  /** One line: {@code > } before what is sent, {@code < } before what came, {@code * } else. */
  void line(String text);
}
