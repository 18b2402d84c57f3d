package run.empirical.cli.host;

import run.empirical.cli.model.TestCases;

/** The API key in the environment, which is not shown where it was given by mistake. */
public final class EnvironmentKey {
  /** The variable. */
  public static final String VARIABLE = "EMPIRICALRUN_KEY";

  /** A shorter key stands in for a real one, and may well be a part of an honest message. */
  private static final int SHORTEST_REAL = 8;

  private static final String REDACTED = "[redacted]";

  private final String key;
  private final String inJson;

  private EnvironmentKey(String key) {
    this.key = key;
    this.inJson = key.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** The host's; it is nowhere to be found where none is set, or one that is no real one. */
  public static EnvironmentKey of(Host host) {
    String value = host.variable(VARIABLE);
    String key = value == null ? "" : value.strip();
    return new EnvironmentKey(key.length() < SHORTEST_REAL ? "" : key);
  }

  /** Whether a text is the key and nothing else. */
  public boolean is(String text) {
    return !key.isEmpty() && text.strip().equals(key);
  }

  /** Whether one of the test cases has it for an ID. */
  public boolean isAmong(TestCases testCases) {
    return !key.isEmpty() && testCases.contains(key);
  }

  /** The text with each occurrence of the key replaced. */
  public String redact(String text) {
    return key.isEmpty() ? text : text.replace(key, REDACTED).replace(inJson, REDACTED);
  }
}
