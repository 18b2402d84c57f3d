package run.empirical.cli.model;

/** The kinds of errors, as in the {@code kind} of JSON errors. */
public enum ErrorKind {
  /** A bug: an unexpected exception. */
  INTERNAL("internal"),
  /** Invalid arguments, found before anything was sent. */
  USAGE("usage"),
  /** The API rejected the request. */
  REJECTED("rejected"),
  /** No complete reply arrived: DNS, connection, TLS or proxy failure. */
  UNREACHABLE("unreachable"),
  /** The API's analytics backend failed (contract schema {@code AnalyticsErrorResponse}). */
  BACKEND("backend"),
  /** Standard output or a report file could not be written. */
  OUTPUT("output"),
  /** Timed out, rate limited, or a server error: the same request may succeed later. */
  TRY_LATER("try_later"),
  /** The reply breaks the contract. */
  PROTOCOL("protocol"),
  /** No API key, or the API rejected it. */
  UNAUTHORIZED("unauthorized"),
  /** An unusable URL, file, key or variable. */
  CONFIG("config");

  private final String wireName;

  ErrorKind(String wireName) {
    this.wireName = wireName;
  }

  /** The name in JSON errors; stable within a major version. */
  public String wireName() {
    return wireName;
  }
}
