package run.empirical.cli.model;

import org.jspecify.annotations.Nullable;

/** The program's exit statuses; the source for the lists in the help and the README. */
public enum ExitStatus {
  OK(0, null, "answered, perhaps with no passes; the gate, if any, is met"),
  INTERNAL(1, ErrorKind.INTERNAL, "a bug: an unexpected exception"),
  USAGE(2, ErrorKind.USAGE, "invalid arguments (nothing is sent), or a failing jq filter"),
  GATE_NOT_MET(20, null, "the gate is not met"),
  REJECTED(65, ErrorKind.REJECTED, "the API rejected the request"),
  UNREACHABLE(
      69, ErrorKind.UNREACHABLE, "no complete reply: DNS, connection, TLS or proxy failure"),
  BACKEND(70, ErrorKind.BACKEND, "the API's analytics backend failed"),
  OUTPUT(74, ErrorKind.OUTPUT, "standard output or a report file cannot be written"),
  TRY_LATER(75, ErrorKind.TRY_LATER, "timed out, rate limited, or another 5xx reply"),
  PROTOCOL(76, ErrorKind.PROTOCOL, "the reply breaks the API's contract"),
  UNAUTHORIZED(77, ErrorKind.UNAUTHORIZED, "no API key, or the API rejected it"),
  CONFIG(78, ErrorKind.CONFIG, "an unusable URL, file, key or variable"),
  HUNG_UP(129, null, "hung up"),
  INTERRUPTED(130, null, "interrupted (Ctrl-C)"),
  TERMINATED(143, null, "terminated");

  private final int code;
  private final @Nullable ErrorKind kind;
  private final String when;

  ExitStatus(int code, @Nullable ErrorKind kind, String when) {
    this.code = code;
    this.kind = kind;
    this.when = when;
  }

  /** The exit status for a kind of failure, which has the same name. */
  public static ExitStatus of(ErrorKind failure) {
    return valueOf(failure.name());
  }

  /** The exit code. */
  public int code() {
    return code;
  }

  /** The {@code kind} of JSON errors with this status; empty if there are none. */
  public String kind() {
    return kind == null ? "" : kind.wireName();
  }

  /** When the program exits with this status. */
  public String when() {
    return when;
  }
}
