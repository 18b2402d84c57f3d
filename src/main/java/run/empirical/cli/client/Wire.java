package run.empirical.cli.client;

import java.util.List;

/** Logs what is sent and received, without secrets, for {@code --verbose}. */
public interface Wire {
  /** Logs nothing. */
  Wire SILENT = lines -> {};

  /**
   * Logs one request, reply or decision. Lines of concurrent exchanges must not be mixed.
   *
   * @param lines start with {@code > } for requests, {@code < } for replies, {@code * } otherwise
   */
  void lines(List<String> lines);
}
