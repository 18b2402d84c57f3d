/**
 * Text that is safe to print. Knows no stream and no format.
 *
 * <p>What users rely on:
 *
 * <ul>
 *   <li>Nobody else's text controls a terminal or a CI log. Control characters, bidi controls, line
 *       and paragraph separators and lone surrogates are shown as {@code \\u001b} and the like;
 *       what joins letters and emoji stays. No line starts with a CI runner's command because of
 *       it.
 *   <li>No output shows the API key or a proxy's password, even if a server sends it back. Each of
 *       their characters is found as it is, or in one escape of JSON, URLs or HTML, but not in
 *       escapes of escapes.
 *   <li>Secrets are replaced before a text is escaped or cut: an escaped one, or half of one, would
 *       not be found any more.
 *   <li>A secret of fewer than eight characters is replaced in what servers say only. Elsewhere it
 *       would match IDs by chance.
 * </ul>
 *
 * <p>Whoever writes to a stream or a file passes everything through here: {@code Console} and
 * {@code DataOut} in {@code host}, and {@code Drawing} in {@code output}.
 */
@NullMarked
package run.empirical.cli.text;

import org.jspecify.annotations.NullMarked;
