package run.empirical.cli.connection;

import org.jspecify.annotations.Nullable;
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
    Redaction redaction) {}
