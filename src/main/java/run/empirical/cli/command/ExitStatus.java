package run.empirical.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import run.empirical.cli.model.ErrorKind;

/** How the program ends; the help's list and the README's table come from here. */
public enum ExitStatus {
  OK(0, "", "answered (also with no rows); the gate, if any, is met"),
  INTERNAL(1, "internal", "a bug: an unexpected exception"),
  USAGE(2, "usage", "bad arguments, before anything is sent; a failing jq filter"),
  GATE_NOT_MET(20, "", "the gate is not met"),
  REJECTED(65, "rejected", "the API rejected the request"),
  UNREACHABLE(69, "unreachable", "no whole reply: DNS, connection, TLS or proxy failure"),
  BACKEND(70, "backend", "the API's analytics backend failed"),
  OUTPUT(74, "output", "standard output or a report file cannot be written"),
  TRY_LATER(75, "try_later", "the deadline passed, too many requests, or another 5xx"),
  PROTOCOL(76, "protocol", "the reply breaks the API's contract"),
  UNAUTHORIZED(77, "unauthorized", "no API key, or one that the API refuses"),
  CONFIG(78, "config", "a URL, file, key or variable that cannot be used"),
  HUNG_UP(129, "", "hung up"),
  INTERRUPTED(130, "", "interrupted (Ctrl-C)"),
  TERMINATED(143, "", "terminated");

  private final int code;
  private final String kind;
  private final String when;

  ExitStatus(int code, String kind, String when) {
    this.code = code;
    this.kind = kind;
    this.when = when;
  }

  /** The status that a kind of failure ends with. */
  public static ExitStatus of(ErrorKind failure) {
    return switch (failure) {
      case INTERNAL -> INTERNAL;
      case USAGE -> USAGE;
      case REJECTED -> REJECTED;
      case UNREACHABLE -> UNREACHABLE;
      case BACKEND -> BACKEND;
      case OUTPUT -> OUTPUT;
      case TRY_LATER -> TRY_LATER;
      case PROTOCOL -> PROTOCOL;
      case UNAUTHORIZED -> UNAUTHORIZED;
      case CONFIG -> CONFIG;
    };
  }

  /** The number that the shell sees. */
  public int code() {
    return code;
  }

  /** The {@code kind} of the JSON errors that end so; empty where no error does. */
  public String kind() {
    return kind;
  }

  /** When the program ends so. */
  public String when() {
    return when;
  }

  /** Each number with when it is used, in the order of the numbers. */
  static Map<String, String> list() {
    Map<String, String> list = new LinkedHashMap<>();
    for (ExitStatus status : values()) {
      list.put(Integer.toString(status.code()), status.when());
    }
    return list;
  }
}
