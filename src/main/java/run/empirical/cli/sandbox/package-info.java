/**
 * A local server with the API's endpoint, for {@code empirical sandbox} and {@code --demo}. The
 * client sends it the same requests as the API.
 *
 * <p>What users rely on:
 *
 * <ul>
 *   <li>Its requests and replies have the API's schemas; it rejects other requests.
 *   <li>It listens on the loopback address only.
 *   <li>Without the user's data it serves a few built-in test cases, and invented passes for any
 *       other ID, the same at each call. Test cases share test runs, so that the demo shows which
 *       tests last passed together.
 * </ul>
 *
 * <p>{@link run.empirical.cli.sandbox.LastPassEndpoint} handles a request, and {@link
 * run.empirical.cli.sandbox.SandboxData} has the passes.
 */
@NullMarked
package run.empirical.cli.sandbox;

import org.jspecify.annotations.NullMarked;
