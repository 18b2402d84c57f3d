package run.empirical.cli.connection;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Assumptions;
import run.empirical.cli.model.Version;
import run.empirical.cli.text.Redaction;

/**
 * How to reach the API.
 *
 * @param projectId the project to query; null if the key is bound to one
 * @param proxy the proxy; null for a direct connection
 * @param trust decides which servers may get the key
 * @param redaction replaces secrets in text from servers and proxies
 */
public record ConnectionSettings(
    ApiUrl url,
    ApiKey key,
    @Nullable Integer projectId,
    @Nullable ProxySettings proxy,
    Trust trust,
    Redaction redaction) {

  /** The headers of every request. */
  SortedMap<String, String> headers() {
    SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Accept", "application/json");
    headers.put("Authorization", key.authorization());
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "empirical/" + Version.NUMBER);
    if (projectId != null) {
      headers.put(Assumptions.PROJECT_HEADER, projectId.toString());
    }
    String credentials = proxy == null ? null : proxy.authorization();
    if (credentials != null) {
      headers.put("Proxy-Authorization", credentials);
    }
    return headers;
  }
}
