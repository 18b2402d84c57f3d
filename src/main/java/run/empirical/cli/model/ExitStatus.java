package run.empirical.cli.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the program ends; the help's list and the README's table come from here. */
public enum ExitStatus {
  OK(0, null, "answered (also with no rows); the gate, if any, is met"),
  INTERNAL(1, ErrorKind.INTERNAL, "a bug: an unexpected exception"),
  USAGE(2, ErrorKind.USAGE, "bad arguments, before anything is sent; a failing jq filter"),
  GATE_NOT_MET(20, null, "the gate is not met"),
  REJECTED(65, ErrorKind.REJECTED, "the API rejected the request"),
  UNREACHABLE(69, ErrorKind.UNREACHABLE, "no whole reply: DNS, connection, TLS or proxy failure"),
  BACKEND(70, ErrorKind.BACKEND, "the API's analytics backend failed"),
  OUTPUT(74, ErrorKind.OUTPUT, "standard output or a report file cannot be written"),
  TRY_LATER(75, ErrorKind.TRY_LATER, "the deadline passed, too many requests, or another 5xx"),
  PROTOCOL(76, ErrorKind.PROTOCOL, "the reply breaks the API's contract"),
  UNAUTHORIZED(77, ErrorKind.UNAUTHORIZED, "no API key, or one that the API refuses"),
  CONFIG(78, ErrorKind.CONFIG, "a URL, file, key or variable that cannot be used"),
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

  /** The status that a kind of failure ends with. */
  public static ExitStatus of(ErrorKind failure) {
    return Arrays.stream(values())
        .filter(status -> status.kind == failure)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no status for " + failure));
  }

  /** The number that the shell sees. */
  public int code() {
    return code;
  }

  /** The {@code kind} of the JSON errors that end so; empty where no error does. */
  public String kind() {
    return kind == null ? "" : kind.wireName();
  }

  /** When the program ends so. */
  public String when() {
    return when;
  }

  /** Each number with when it is used, in the order of the numbers. */
  public static Map<String, String> list() {
    Map<String, String> list = new LinkedHashMap<>();
    for (ExitStatus status : values()) {
      list.put(Integer.toString(status.code()), status.when());
    }
    return list;
  }
}
