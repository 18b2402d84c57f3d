package run.empirical.cli.client;

import java.util.List;

/** Hears what is sent and received, for {@code --verbose}; never a secret. */
public interface Wire {
  /** Hears nothing. */
  Wire SILENT = lines -> {};

  /**
   * Hears of one request, one reply or one decision, which several exchanges at once must not mix.
   *
   * @param lines begin with {@code > } for what is sent, {@code < } for what came, {@code * } else
   */
  void lines(List<String> lines);
}
