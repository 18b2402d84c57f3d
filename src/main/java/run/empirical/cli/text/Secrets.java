package run.empirical.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that no output of a run may show: the API key and the proxy's password. Short ones
 * are replaced only in text from servers and proxies: they are placeholders, and would match other
 * text by chance. A password in a URL is replaced in any text, by its place.
 */
public final class Secrets {
  /** The variable that has the API key. */
  public static final String KEY_VARIABLE = "EMPIRICALRUN_KEY";

  private static final int MIN_LENGTH = 8;

  private final List<String> secrets = new ArrayList<>();
  private Redaction longOnes = new Redaction(secrets);

  /** Whether a text sets the key's variable. Windows takes upper and lower case alike. */
  public static boolean setsKey(String text) {
    return text.toUpperCase(Locale.ROOT).contains(KEY_VARIABLE + "=");
  }

  /** Starts with the key in the environment; null or blank for none. */
  public Secrets(@Nullable String key) {
    if (key != null) {
      add(key.strip());
    }
  }

  /** Adds a secret. Call it before anything that could show it is printed. */
  public void add(String secret) {
    secrets.add(secret);
    longOnes = new Redaction(secrets.stream().filter(it -> it.length() >= MIN_LENGTH).toList());
  }

  /** The text without secrets. */
  public String redact(String text) {
    return longOnes.redact(text);
  }

  /** A redaction of all secrets so far, short ones too, for text from servers and proxies. */
  public Redaction inReplies() {
    return new Redaction(secrets);
  }
}
