package run.empirical.cli.host;

import run.empirical.cli.model.TestCases;

/** The API key in the environment, which must not appear in messages. */
public final class EnvironmentKey {
  /** The variable's name. */
  public static final String VARIABLE = "EMPIRICALRUN_KEY";

  /** A shorter key is a placeholder, and may match part of a message by chance. */
  private static final int MIN_REAL_LENGTH = 8;

  private static final String REDACTED = "[redacted]";

  private final String key;
  private final String inJson;

  private EnvironmentKey(String key) {
    this.key = key;
    this.inJson = key.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** The host's key. A missing key, or a placeholder, matches nothing. */
  public static EnvironmentKey of(Host host) {
    String value = host.variable(VARIABLE);
    String key = value == null ? "" : value.strip();
    return new EnvironmentKey(key.length() < MIN_REAL_LENGTH ? "" : key);
  }

  /** Whether the text is the key. */
  public boolean is(String text) {
    return !key.isEmpty() && text.strip().equals(key);
  }

  /** Whether the key was passed as a test case ID. */
  public boolean isAmong(TestCases testCases) {
    return !key.isEmpty() && testCases.contains(key);
  }

  /** The text with each occurrence of the key replaced. */
  public String redact(String text) {
    return key.isEmpty() ? text : text.replace(key, REDACTED).replace(inJson, REDACTED);
  }
}
