/**
 * Makes text safe to print. It depends on no stream and no format.
 *
 * <p>What users rely on:
 *
 * <ul>
 *   <li>Text from elsewhere (titles, names, IDs, replies) never controls a terminal or a CI log.
 *       Control characters, bidi controls, line and paragraph separators and lone surrogates are
 *       shown as {@code \\u001b} and the like; joiners of letters and emoji are kept. No line
 *       starts with a CI runner's command because of such text.
 *   <li>No output shows the API key or a proxy's password, even if a server sends it back, as it is
 *       or in escapes of JSON, URLs or HTML. These are decoded only once: an escape of an escape is
 *       not found.
 *   <li>No output shows what stands before the {@code @} of a URL: it may be a password or a token.
 *   <li>Secrets are replaced before a text is escaped or cut: an escaped secret, or half of one,
 *       would not be found any more.
 *   <li>A secret of fewer than eight characters is replaced only in text from servers and proxies.
 *       Elsewhere it would match IDs by chance.
 * </ul>
 *
 * <p>All output passes through here: {@code Console} and {@code DataOut} in {@code host}, and
 * {@code Drawing} in {@code output}, call these classes.
 */
@NullMarked
package run.empirical.cli.text;

import org.jspecify.annotations.NullMarked;
