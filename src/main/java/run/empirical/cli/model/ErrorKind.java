package run.empirical.cli.model;

/** What kind of thing went wrong, in the words of the JSON error's {@code kind}. */
public enum ErrorKind {
  /** A bug: an exception nobody expected. */
  INTERNAL("internal"),
  /** Arguments that make no sense, found before anything was sent. */
  USAGE("usage"),
  /** The API said that the request is wrong. */
  REJECTED("rejected"),
  /** No whole reply came: DNS, connection, TLS, proxy. */
  UNREACHABLE("unreachable"),
  /** The API's analytics backend failed (contract schema {@code AnalyticsErrorResponse}). */
  BACKEND("backend"),
  /** Standard output or a report file could not be written. */
  OUTPUT("output"),
  /**
   * Too slow, too many requests, or a server in trouble: the same question may be answered later.
   */
  TRY_LATER("try_later"),
  /** The reply breaks the contract. */
  PROTOCOL("protocol"),
  /** No API key, or one that the API refuses. */
  UNAUTHORIZED("unauthorized"),
  /** Something that the user set up cannot be used: a URL, a file, a variable. */
  CONFIG("config");

  private final String wireName;

  ErrorKind(String wireName) {
    this.wireName = wireName;
  }

  /** The name that JSON errors carry; stable within a major version. */
  public String wireName() {
    return wireName;
  }
}
