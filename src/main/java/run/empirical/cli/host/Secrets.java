package run.empirical.cli.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.text.Redaction;

/**
 * What no output of a run may show: the API key and the proxy's password. Short ones are ignored:
 * they are placeholders, and would match other text by chance.
 */
public final class Secrets {
  /** The variable that has the API key. */
  public static final String KEY_VARIABLE = "EMPIRICALRUN_KEY";

  private static final int SHORTEST = 8;

  private final List<String> secrets = new ArrayList<>();
  private volatile Redaction redaction = new Redaction(secrets);

  /** Starts with the key in the environment; null or blank for none. */
  public Secrets(@Nullable String key) {
    if (key != null) {
      add(key.strip());
    }
  }

  /** Adds a secret. Call it before anything that could show it is printed. */
  public void add(String secret) {
    if (secret.length() >= SHORTEST) {
      secrets.add(secret);
      redaction = new Redaction(secrets);
    }
  }

  /** The text without secrets; takes linear time. */
  public String redact(String text) {
    return redaction.redact(text);
  }
}
