/**
 * How to reach the API: its URL, the key, the proxy, and which servers to trust. Sends nothing, and
 * reads no files but the system's certificates. Does not know the endpoint, and knows options only
 * by their names in messages.
 *
 * <p>{@link run.empirical.cli.connection.ConnectionSettings} has all of it, made by {@code
 * ConnectionOptions} in {@code option}. {@link run.empirical.cli.connection.Trust} says which
 * authorities are trusted, and {@code ServerCheck} asks them about a server. The package {@code
 * client} sends requests this way: read that next.
 *
 * <p>Promises to users:
 *
 * <ul>
 *   <li>The certificate authorities of {@code --cacert} and of Java come first. Those of the system
 *       are loaded only if none of them trusts the server: loading takes longer than a look-up.
 *   <li>The proxy is that of the usual variables. The JDK's properties for proxies are not used.
 * </ul>
 */
@NullMarked
package run.empirical.cli.connection;

import org.jspecify.annotations.NullMarked;
