package run.empirical.cli.failure;

/** The program's exit statuses, and the kinds of errors that most of them stand for. */
public enum ExitStatus {
  OK(
      0,
      "",
      "every look-up was answered (LastPassPerEnvResponse), perhaps without a pass; the gate, if"
          + " there is one, is met"),
  INTERNAL(1, "internal", "a bug (an unexpected exception), or no Java to start with"),
  USAGE(2, "usage", "the arguments are invalid; nothing was sent"),
  GATE_NOT_MET(20, "", "the gate is not met"),
  REJECTED(
      65,
      "rejected",
      "the API rejected the request: 400 (ErrorResponse), or another 4xx with a message as in"
          + " ErrorResponse or AnalyticsErrorResponse"),
  UNREACHABLE(
      69,
      "unreachable",
      Cause.SERVICE,
      "no complete reply: DNS, connection, TLS or proxy failure, or 407; tried again, but not after"
          + " a certificate failure or 407"),
  BACKEND(
      70,
      "backend",
      Cause.SERVICE,
      "the API's analytics backend failed: 500 (AnalyticsErrorResponse); tried again"),
  OUTPUT(74, "output", "standard output or a report file cannot be written"),
  TRY_LATER(
      75,
      "try_later",
      Cause.SERVICE,
      "no answer in time (--timeout, --max-time), rate limited (429), 408, or another 5xx; tried"
          + " again"),
  PROTOCOL(
      76,
      "protocol",
      "the reply breaks the API's contract: a 200 without a LastPassPerEnvResponse, a redirect, or"
          + " any other HTTP status"),
  UNAUTHORIZED(
      77, "unauthorized", Cause.KEY, "there is no API key, or the API rejected it: 401, 403"),
  CONFIG(
      78,
      "config",
      "a URL, file, key or variable that cannot be used; a list or report of tests that is"
          + " incomplete, or that a gate cannot judge (see empirical help gating); an environment's"
          + " name that is another one's ID"),
  HUNG_UP(129, "", "hung up (SIGHUP)"),
  INTERRUPTED(130, "", "interrupted (Ctrl-C)"),
  TERMINATED(143, "", "terminated (SIGTERM)");

  private final int code;
  private final String kind;
  private final Cause cause;
  private final String when;

  /** What causes a failure: it says what happens to the look-up, and to those that follow. */
  public enum Cause {
    /** The API, or the way to it. A look-up is tried again, and many failures end the round. */
    SERVICE,
    /** The API key. A look-up is not tried again, and many failures end the round. */
    KEY,
    /** One test case, or this machine. A look-up is not tried again, and the others go on. */
    OTHER
  }

  ExitStatus(int code, String kind, String when) {
    this(code, kind, Cause.OTHER, when);
  }

  ExitStatus(int code, String kind, Cause cause, String when) {
    this.code = code;
    this.kind = kind;
    this.cause = cause;
    this.when = when;
  }

  public int code() {
    return code;
  }

  /** The {@code kind} of an error in JSON; empty if the status does not stand for an error. */
  public String kind() {
    return kind;
  }

  /** What causes failures with this status. */
  public Cause cause() {
    return cause;
  }

  /** When the program exits with this status. */
  public String when() {
    return when;
  }
}
