package run.empirical.cli.client;

import org.jspecify.annotations.Nullable;

/**
 * How the API is reached.
 *
 * @param url the API's base URL
 * @param key the API key
 * @param projectId the project asked about; null when the key is bound to one
 * @param proxy the proxy in between; null for a direct connection
 * @param caBundle authorities to trust beside the JDK's own; null for none
 */
public record Connection(
    ApiUrl url,
    ApiKey key,
    @Nullable Integer projectId,
    @Nullable ProxySettings proxy,
    @Nullable CaBundle caBundle) {

  /** Removes its secrets from text. */
  Redaction redaction() {
    return new Redaction(key, proxy);
  }
}
