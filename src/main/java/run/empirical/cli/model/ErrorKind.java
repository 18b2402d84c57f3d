package run.empirical.cli.model;

import java.util.Locale;

/** The kinds of errors; the {@link ExitStatus} of the same name says what each means. */
public enum ErrorKind {
  INTERNAL,
  USAGE,
  REJECTED,
  UNREACHABLE,
  BACKEND,
  OUTPUT,
  TRY_LATER,
  PROTOCOL,
  UNAUTHORIZED,
  CONFIG;

  /** The name in JSON errors; stable within a major version. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
