package run.empirical.cli.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.text.Redaction;

/**
 * How to reach the API.
 *
 * @param projectId the project to query; null if the key is bound to one
 * @param proxy the proxy; null for a direct connection
 * @param trust which servers may get the key
 */
public record Connection(
    ApiUrl url,
    ApiKey key,
    @Nullable Integer projectId,
    @Nullable ProxySettings proxy,
    Trust trust) {

  /** Redacts this connection's secrets in text. */
  Redaction redaction() {
    List<String> secrets = new ArrayList<>(List.of(key.secret()));
    if (proxy != null) {
      secrets.addAll(proxy.secrets());
    }
    return new Redaction(secrets);
  }
}
