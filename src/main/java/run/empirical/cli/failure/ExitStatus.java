package run.empirical.cli.failure;

/**
 * The program's exit statuses, and the kinds of errors that most of them stand for. {@code
 * exit-codes.txt} says when the program exits with each.
 */
public enum ExitStatus {
  OK(0, ""),
  /** A bug: an unexpected exception. Java and the launchers exit with this status, too. */
  INTERNAL(1, "internal"),
  USAGE(2, "usage"),
  GATE_NOT_MET(20, ""),
  REJECTED(65, "rejected"),
  UNREACHABLE(69, "unreachable", Cause.SERVICE),
  BACKEND(70, "backend", Cause.SERVICE),
  OUTPUT(74, "output"),
  TRY_LATER(75, "try_later", Cause.SERVICE),
  PROTOCOL(76, "protocol"),
  UNAUTHORIZED(77, "unauthorized", Cause.KEY),
  CONFIG(78, "config"),
  HUNG_UP(129, ""),
  INTERRUPTED(130, ""),
  TERMINATED(143, "");

  private final int code;
  private final String kind;
  private final Cause cause;

  /** What causes a failure: it says what happens to the look-up, and to those that follow. */
  public enum Cause {
    /** The API, or the way to it. A look-up is tried again, and many failures end the round. */
    SERVICE,
    /** The API key. A look-up is not tried again, and many failures end the round. */
    KEY,
    /** One test case, or this machine. A look-up is not tried again, and the others go on. */
    OTHER
  }

  ExitStatus(int code, String kind) {
    this(code, kind, Cause.OTHER);
  }

  ExitStatus(int code, String kind, Cause cause) {
    this.code = code;
    this.kind = kind;
    this.cause = cause;
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
}
