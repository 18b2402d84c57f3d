package run.empirical.cli.host;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Redaction;
import run.empirical.cli.model.Spellings;

/**
 * What no output of a run may show: the API key and the proxy's password. Short ones are
 * placeholders, which match other text by chance.
 */
public final class Secrets {
  /** The variable that has the API key. */
  public static final String KEY_VARIABLE = "EMPIRICALRUN_KEY";

  private final Set<String> spellings = new HashSet<>();
  private volatile Redaction key = new Redaction(Set.of());
  private volatile Redaction all = key;

  /** Starts with the key in the environment; null or blank for none. */
  public Secrets(@Nullable String key) {
    if (key != null && !key.isBlank()) {
      addKey(Spellings.of(key.strip()));
    }
  }

  /** Adds the spellings of an API key. */
  public void addKey(Set<String> keySpellings) {
    key = new Redaction(keySpellings);
    add(keySpellings);
  }

  /** Adds the spellings of another secret. */
  public void add(Set<String> more) {
    spellings.addAll(more);
    all = new Redaction(spellings);
  }

  /** The text without secrets. */
  public String redact(String text) {
    return all.redactData(text);
  }

  /** Whether the text contains the API key. */
  public boolean hasKey(String text) {
    return !key.redactData(text).equals(text);
  }
}
