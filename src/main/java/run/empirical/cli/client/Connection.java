package run.empirical.cli.client;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Redaction;

/**
 * How to reach the API.
 *
 * @param projectId the project to query; null if the key is bound to one
 * @param proxy the proxy; null for a direct connection
 * @param caBundle authorities to trust in addition to the JDK's; null for none
 */
public record Connection(
    ApiUrl url,
    ApiKey key,
    @Nullable Integer projectId,
    @Nullable ProxySettings proxy,
    @Nullable CaBundle caBundle) {

  /** Redacts this connection's secrets in text. */
  Redaction redaction() {
    Set<String> spellings = new HashSet<>(key.spellings());
    if (proxy != null && proxy.credentials() != null) {
      spellings.addAll(proxy.credentials().spellings());
    }
    return new Redaction(spellings);
  }
}
